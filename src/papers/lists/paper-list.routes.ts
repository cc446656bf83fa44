import type { Serve } from '../../platform/http/serve.ts'
import * as commands from './paper-list.commands.ts'
import * as contract from './paper-list.contract.ts'
import { listToExport, viewLines, viewList, viewLists } from './paper-list.queries.ts'
import { listFile } from './paper-list.sheet.ts'
import { readRows } from './reading-rows.commands.ts'

export function paperListRoutes(serve: Serve): void {
  serve(contract.listPaperLists, async ({ params, actor, tx }) => ({ rows: await viewLists(tx, actor.authority, params.paperId) }))
  serve(contract.showPaperList, ({ params, actor, tx }) => viewList(tx, actor.authority, params.paperListId))
  serve(contract.listPaperListRows, ({ params, query, actor, tx }) => viewLines(tx, actor.authority, params.paperListId, query))
  serve(contract.exportPaperList, async ({ params, query: { format, language, ...filters }, actor, tx }) =>
    listFile(await listToExport(tx, actor.authority, params.paperListId, filters), { format, language }),
  )
  serve.after(
    contract.readListRows,
    ({ body, actor, read }) => readRows(read, actor.authority, body),
    async (_, found) => found,
  )
  serve(contract.recordPaperList, ({ params, body, actor, at, tx }) => commands.recordList(tx, { actor, at }, params.paperId, body))
  serve(contract.correctPaperList, ({ params, body, actor, at, tx }) => commands.correctList(tx, { actor, at }, params.paperListId, body))
  serve(contract.withdrawPaperList, ({ params, body, actor, at, tx }) =>
    commands.withdrawPaperList(tx, { actor, at }, params.paperListId, body.version, body.reason),
  )
}
