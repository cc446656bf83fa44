import { readKept } from '../../platform/files/vault.ts'
import type { Serve } from '../../platform/http/serve.ts'
import type { Services } from '../../platform/services/services.ts'
import * as commands from './newsletter.commands.ts'
import * as contract from './newsletter.contract.ts'
import { fileOfNewsletter, viewNewsletter, viewNewsletters } from './newsletter.queries.ts'

/** What officers do with newsletters; the pages citizens read are in newsletter-pages.routes.ts. */
export function newsletterRoutes(serve: Serve, { files }: Services): void {
  serve(contract.listNewsletters, ({ query, actor, tx }) => viewNewsletters(tx, actor.authority, query))
  serve(contract.showNewsletter, ({ params, actor, tx }) => viewNewsletter(tx, actor.authority, params.newsletterId))
  serve.after(
    contract.newsletterFile,
    async ({ params, actor, read }) => {
      const file = await read((tx) => fileOfNewsletter(tx, actor.authority, params.newsletterId))
      return { ...file, content: await readKept(files, file.sha256) }
    },
    async ({ query }, file) => ({ name: file.name, mediaType: file.mediaType, content: file.content, inline: query.view === 'true' }),
  )
  serve(contract.createNewsletter, ({ body, actor, at, tx }) => commands.createNewsletter(tx, { by: actor, at }, body))
  serve(contract.saveNewsletter, ({ params, body: { version, ...form }, actor, at, tx }) =>
    commands.saveNewsletter(tx, { by: actor, at, id: params.newsletterId, seen: version }, form),
  )
  serve(contract.publishNewsletter, ({ params, body, actor, at, tx }) =>
    commands.publishNewsletter(tx, { by: actor, at, id: params.newsletterId, seen: body.version }, body.count),
  )
  serve(contract.countNewsletter, ({ params, body, actor, at, tx }) =>
    commands.countNewsletter(tx, { by: actor, at, id: params.newsletterId, seen: body.version }, body.count),
  )
  serve(contract.withdrawNewsletter, ({ params, body, actor, at, tx }) =>
    commands.endNewsletter(tx, { by: actor, at, id: params.newsletterId, seen: body.version }, 'withdraw', body.reason),
  )
  serve(contract.discardNewsletter, ({ params, body, actor, at, tx }) =>
    commands.endNewsletter(tx, { by: actor, at, id: params.newsletterId, seen: body.version }, 'discard'),
  )
}
