import { dayOf } from '../../kernel/day.ts'
import { readKept } from '../../platform/files/vault.ts'
import type { Serve } from '../../platform/http/serve.ts'
import type { Services } from '../../platform/services/services.ts'
import * as commands from './paper.commands.ts'
import * as contract from './paper.contract.ts'
import { fileOfPaper, papersToExport, viewIssuers, viewKinds, viewPaper, viewPapers, viewSameNumber } from './paper.queries.ts'
import { paperFile } from './paper.sheet.ts'

export function paperRoutes(serve: Serve, { files }: Services): void {
  serve(contract.listPapers, ({ query, actor, at, tx }) => viewPapers(tx, actor.authority, query, dayOf(at)))

  serve(contract.exportPapers, async ({ query: { format, language, ...filters }, actor, at, tx }) => {
    return paperFile(await papersToExport(tx, actor.authority, filters), { format, language }, at)
  })

  serve(contract.paperKinds, async ({ tx }) => ({ rows: await viewKinds(tx) }))
  serve(contract.paperIssuers, async ({ actor, tx }) => ({ rows: await viewIssuers(tx, actor.authority) }))
  serve(contract.checkPaperNumber, async ({ query, actor, tx }) => ({ rows: await viewSameNumber(tx, actor.authority, query) }))

  serve(contract.showPaper, ({ params, query, actor, at, tx }) => {
    const knownAt = query.knownAt === undefined ? undefined : new Date(query.knownAt)
    return viewPaper(tx, actor.authority, params.paperId, knownAt, dayOf(knownAt ?? at))
  })

  serve.after(
    contract.paperFile,
    async ({ params, actor, read }) => {
      const file = await read((tx) => fileOfPaper(tx, actor.authority, params.paperId))
      return { ...file, content: await readKept(files, file.sha256) }
    },
    async ({ query }, file) => ({ name: file.name, mediaType: file.mediaType, content: file.content, inline: query.view === 'true' }),
  )

  serve(contract.recordPaper, ({ body: { historical, numberReason, ...asked }, actor, at, tx }) =>
    commands.recordPaper(tx, { by: actor, at, asked, reason: numberReason, historical }),
  )

  serve(contract.correctPaper, ({ params, body: { version, reason, ...asked }, actor, at, tx }) =>
    commands.correctPaper(tx, { by: actor, at, id: params.paperId, seen: version, reason, asked }),
  )

  serve(contract.retractPaper, ({ params, body, actor, at, tx }) =>
    commands.retractPaper(tx, { by: actor, at, id: params.paperId, seen: body.version, reason: body.reason }),
  )
}
