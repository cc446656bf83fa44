import { dayOf } from '../../kernel/day.ts'
import { exporter } from '../../register/exports/facade.ts'
import { viewKinds } from '../registers/facade.ts'
import { startIncomingExport } from './incoming.contract.ts'
import { incomingInOrder, Raw } from './incoming.queries.ts'
import { incomingFile } from './incoming.sheet.ts'

export const incomingExporter = exporter({
  list: 'incoming-papers',
  start: startIncomingExport,
  open: async ({ format, language, ...filters }, { tx, actor, at, records }) => {
    const kinds = await viewKinds(tx)
    return incomingFile(
      records(incomingInOrder(actor, dayOf(at), filters), ({ row }) => Raw.parse(row)),
      kinds,
      { format, language },
      at,
    )
  },
})
