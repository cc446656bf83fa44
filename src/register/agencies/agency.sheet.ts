import { dayOf, slashed } from '../../kernel/day.ts'
import { nameOf, noticesOf } from '../../kernel/demonstration.ts'
import { fold } from '../../kernel/fold.ts'
import { writeCsv } from '../../platform/spreadsheets/write-csv.ts'
import { type WrittenSheet, writeXlsx } from '../../platform/spreadsheets/write-xlsx.ts'
import { rowsFrom } from '../../platform/spreadsheets/written-cell.ts'
import type { AgencyFacts } from './agency-facts.ts'
import type { AgencyRow, BlockView } from './agency.contract.ts'
import type { AsOf } from './as-of.ts'
import en from './words.en.json' with { type: 'json' }
import vi from './words.vi.json' with { type: 'json' }

const words = { vi: vi.agency, en: en.agency }

export type ListedAgency = AgencyRow & Pick<AgencyFacts, 'obligationBasis' | 'address'>

/** "10:00, 20/06/2020", the time of Vietnam. */
const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh', hour: '2-digit', minute: '2-digit' })

/** The list of agencies as it is handed on. Its columns are those the import reads: an exported list can be imported again. */
function agencySheet(
  agencies: Iterable<ListedAgency> | AsyncIterable<ListedAgency>,
  blocks: readonly BlockView[],
  language: 'vi' | 'en',
  { on, knownAt }: AsOf,
  demonstration: boolean | undefined,
): WrittenSheet {
  const { field, kind, obligation, sheet } = words[language]
  const blockNames = new Map(blocks.map((block) => [block.code, block.name[language]]))
  const said = knownAt === undefined ? sheet['as-of'] : sheet['known-at'].replace('{{knownAt}}', `${clock.format(knownAt)}, ${slashed(dayOf(knownAt))}`)
  return {
    name: sheet.title,
    columns: [
      { title: field.code, width: 12 },
      { title: field.name, width: 52 },
      { title: field.shortName, width: 30 },
      { title: field.kind, width: 30 },
      { title: field.block, width: 22 },
      { title: field.parent, width: 40 },
      { title: field.validFrom, kind: 'date', width: 14 },
      { title: field.obligation, width: 16 },
      { title: field.obligationBasis, width: 40 },
      { title: field.address, width: 40 },
    ],
    rows: rowsFrom(agencies, (agency) => [
      agency.code,
      agency.name,
      agency.shortName,
      kind[agency.kind],
      blockNames.get(agency.block) ?? agency.block,
      agency.parentName,
      agency.validFrom,
      obligation[agency.obligation],
      agency.obligationBasis,
      agency.address,
    ]),
    notice: [sheet.title, said.replace('{{on}}', slashed(on)), ...noticesOf(demonstration, language)],
  }
}

/** The same file at once or from a long export; `agencies` may still be on their way from the database. */
export function agencyFile(
  agencies: Iterable<ListedAgency> | AsyncIterable<ListedAgency>,
  blocks: readonly BlockView[],
  { format, language, demonstration }: { format: 'xlsx' | 'csv'; language: 'vi' | 'en'; demonstration?: boolean | undefined },
  asOf: AsOf,
) {
  const sheet = agencySheet(agencies, blocks, language, asOf, demonstration)
  const name = nameOf(demonstration, `${fold(sheet.name).replaceAll(' ', '-')}-${asOf.on}`)
  return format === 'csv'
    ? { name: `${name}.csv`, mediaType: 'text/csv; charset=utf-8', content: writeCsv(sheet.columns, sheet.rows) }
    : { name: `${name}.xlsx`, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', content: writeXlsx([sheet]) }
}
