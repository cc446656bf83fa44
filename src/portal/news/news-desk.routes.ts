import { readKept } from '../../platform/files/vault.ts'
import type { Serve } from '../../platform/http/serve.ts'
import type { Services } from '../../platform/services/services.ts'
import * as commands from './news.commands.ts'
import * as contract from './news.contract.ts'
import { fileOfNews, viewNews, viewOneNews } from './news.queries.ts'

/** What officers do with news; the pages citizens read are in news.routes.ts. */
export function newsDeskRoutes(serve: Serve, { files }: Services): void {
  serve(contract.listNews, ({ query, actor, tx }) => viewNews(tx, actor.authority, query))
  serve(contract.showNews, ({ params, actor, tx }) => viewOneNews(tx, actor, params.newsId))
  serve.after(
    contract.newsFile,
    async ({ params, actor, read }) => {
      const file = await read((tx) => fileOfNews(tx, actor.authority, params.newsId))
      return { ...file, content: await readKept(files, file.sha256) }
    },
    async ({ query }, file) => ({ name: file.name, mediaType: file.mediaType, content: file.content, inline: query.view === 'true' }),
  )
  serve(contract.createNews, ({ body, actor, at, tx }) => commands.createNews(tx, { by: actor, at }, body))
  serve(contract.saveNews, ({ params, body: { version, ...form }, actor, at, tx }) =>
    commands.saveNews(tx, { by: actor, at, id: params.newsId, seen: version }, form),
  )
  serve(contract.submitNews, ({ params, body, actor, at, tx }) => commands.moveOn(tx, { by: actor, at, id: params.newsId, seen: body.version }, 'submit'))
  serve(contract.returnNews, ({ params, body, actor, at, tx }) =>
    commands.moveOn(tx, { by: actor, at, id: params.newsId, seen: body.version }, 'return', body.reason),
  )
  serve(contract.discardNews, ({ params, body, actor, at, tx }) => commands.moveOn(tx, { by: actor, at, id: params.newsId, seen: body.version }, 'discard'))
  serve(contract.approveNews, ({ params, body, actor, at, tx }) =>
    commands.approveNews(tx, { by: actor, at, id: params.newsId, seen: body.version }, body.reason),
  )
  serve(contract.publishNews, ({ params, body, actor, at, tx }) =>
    commands.publishNews(tx, { by: actor, at, id: params.newsId, seen: body.version }, body.publishedAt === undefined ? undefined : new Date(body.publishedAt)),
  )
  serve(contract.correctNews, ({ params, body: { version, ...form }, actor, at, tx }) =>
    commands.correctNews(tx, { by: actor, at, id: params.newsId, seen: version }, form),
  )
  serve(contract.withdrawNews, ({ params, body, actor, at, tx }) =>
    commands.withdrawNews(tx, { by: actor, at, id: params.newsId, seen: body.version }, body.reason),
  )
}
