import { exporter } from '../exports/facade.ts'
import { startAgencyExport } from './agency.contract.ts'
import { agenciesToExport, exportedAgency, viewBlocks } from './agency.queries.ts'
import { agencyFile } from './agency.sheet.ts'
import { asOfAsked } from './as-of.ts'

export const agencyExporter = exporter({
  list: 'agencies',
  start: startAgencyExport,
  async open(asked, { tx, actor, at, records }) {
    const asOf = asOfAsked(asked, at)
    return agencyFile(
      records(agenciesToExport(tx, actor, asOf, asked), exportedAgency),
      await viewBlocks(tx, actor, asOf.on),
      { ...asked, demonstration: actor.demonstration },
      asOf,
    )
  },
})
