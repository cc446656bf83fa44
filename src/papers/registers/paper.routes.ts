import { readKept } from '../../platform/files/vault.ts'
import type { Serve } from '../../platform/http/serve.ts'
import type { Services } from '../../platform/services/services.ts'
import { writeCsv } from '../../platform/spreadsheets/write-csv.ts'
import { writeXlsx } from '../../platform/spreadsheets/write-xlsx.ts'
import * as commands from './paper.commands.ts'
import * as contract from './paper.contract.ts'
import { fileOfPaper, papersToExport, viewIssuers, viewKinds, viewPaper, viewPapers, viewSameNumber } from './paper.queries.ts'
import { paperSheet } from './paper-sheet.ts'
import en from './words.en.json' with { type: 'json' }
import vi from './words.vi.json' with { type: 'json' }

const words = { vi: vi.paper, en: en.paper }

export function paperRoutes(serve: Serve, { files }: Services): void {
  serve(contract.listPapers, ({ query, actor, tx }) => viewPapers(tx, actor.authority, query))

  serve(contract.exportPapers, async ({ query: { format, language, ...filters }, actor, at, tx }) => {
    const sheet = paperSheet(await papersToExport(tx, actor.authority, filters), { language, ...words[language] }, at)
    return format === 'csv'
      ? { name: `${sheet.name}.csv`, mediaType: 'text/csv; charset=utf-8', content: writeCsv(sheet.columns, sheet.csvRows) }
      : { name: `${sheet.name}.xlsx`, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', content: writeXlsx([sheet]) }
  })

  serve(contract.paperKinds, async ({ tx }) => ({ rows: await viewKinds(tx) }))
  serve(contract.paperIssuers, async ({ actor, tx }) => ({ rows: await viewIssuers(tx, actor.authority) }))
  serve(contract.checkPaperNumber, async ({ query, actor, tx }) => ({ rows: await viewSameNumber(tx, actor.authority, query) }))

  serve(contract.showPaper, ({ params, query, actor, tx }) =>
    viewPaper(tx, actor.authority, params.paperId, query.knownAt === undefined ? undefined : new Date(query.knownAt)),
  )

  serve.after(
    contract.paperFile,
    async ({ params, actor, read }) => {
      const file = await read((tx) => fileOfPaper(tx, actor.authority, params.paperId))
      return { ...file, content: await readKept(files, file.sha256) }
    },
    async ({ query }, file) => ({ name: file.name, mediaType: file.mediaType, content: file.content, inline: query.view === 'true' }),
  )

  serve(contract.recordPaper, ({ body, actor, at, tx }) => commands.recordPaper(tx, { by: actor, at, asked: body }))

  serve(contract.correctPaper, ({ params, body: { version, reason, ...asked }, actor, at, tx }) =>
    commands.correctPaper(tx, { by: actor, at, id: params.paperId, seen: version, reason, asked }),
  )

  serve(contract.retractPaper, ({ params, body, actor, at, tx }) =>
    commands.retractPaper(tx, { by: actor, at, id: params.paperId, seen: body.version, reason: body.reason }),
  )
}
