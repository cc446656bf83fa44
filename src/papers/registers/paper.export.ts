import { exporter } from '../../register/exports/facade.ts'
import { startPaperExport } from './paper.contract.ts'
import { exportedPaper, papersInOrder } from './paper.queries.ts'
import { paperFile } from './paper.sheet.ts'

export const paperExporter = exporter({
  list: 'papers',
  start: startPaperExport,
  open: async ({ format, language, ...filters }, { tx, actor, at, records }) =>
    paperFile(records(papersInOrder(tx, actor.authority, filters), exportedPaper), { format, language }, at),
})
