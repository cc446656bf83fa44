import { dayOf, slashed } from '../../kernel/day.ts'
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
export function agencySheet(agencies: readonly ListedAgency[], blocks: readonly BlockView[], language: 'vi' | 'en', { on, knownAt }: AsOf) {
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
      { title: field.validFrom, kind: 'date' as const, width: 14 },
      { title: field.obligation, width: 16 },
      { title: field.obligationBasis, width: 40 },
      { title: field.address, width: 40 },
    ],
    rows: agencies.map((agency) => [
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
    notice: [sheet.title, said.replace('{{on}}', slashed(on))],
  }
}
