import { type AgencyKind, AgencyKind as Kinds, Obligation } from './agency-facts.ts'
import { abbreviations, nameKey } from './name-key.ts'
import { type AdministrativeUnit, UnitKind } from './naming-rule.ts'
import en from './words.en.json' with { type: 'json' }
import vi from './words.vi.json' with { type: 'json' }

/** Of names and of words in a kind column alike: "Sở Nội vụ", "Sở và tương đương", "Ủy ban nhân dân phường". The first that fits. */
const kindsByBeginning: readonly (readonly [string, AgencyKind])[] = [
  ['Ủy ban nhân dân phường', 'commune-committee'], ['Ủy ban nhân dân xã', 'commune-committee'], ['Ủy ban nhân dân thị trấn', 'commune-committee'],
  ['Ủy ban nhân dân đặc khu', 'commune-committee'], ['Ủy ban nhân dân quận', 'district-committee'], ['Ủy ban nhân dân huyện', 'district-committee'],
  ['Ủy ban nhân dân thị xã', 'district-committee'], ['Ủy ban nhân dân thành phố', 'district-committee'], ['Chi cục', 'sub-department'], ['Ban', 'board'], ['Sở', 'department'], ['Cơ quan ngành dọc', 'vertical-body'], ['Ngành dọc', 'vertical-body'],
]

const labelled = (words: Readonly<Record<string, string>>, all: readonly string[]) => all.flatMap((value) => [[nameKey(value), value], [nameKey(words[value] ?? value), value]] as const)

const kinds = new Map([...labelled(vi.agency.kind, Kinds.options), ...labelled(en.agency.kind, Kinds.options)])
const obligations = new Map([
  ...labelled(vi.agency.obligation, Obligation.options), ...labelled(en.agency.obligation, Obligation.options),
  ...[['Có', 'mandatory'], ['x', 'mandatory'], ['Yes', 'mandatory'], ['Không', 'encouraged'], ['Không bắt buộc', 'encouraged'], ['No', 'encouraged'], ['Chưa rõ', 'undetermined']]
    .map(([word = '', value = '']) => [nameKey(word), value] as const),
])

/** The kind an agency's name speaks of: every "Chi cục …" is a sub-department; what says nothing is `other`. */
export const kindOfName = (name: string): AgencyKind => byBeginning(name) ?? 'other'

/** What a cell of a kind column means; undefined when nobody can tell. */
export function readKind(cell: string): AgencyKind | undefined {
  const known = kinds.get(nameKey(cell))
  return known === undefined ? byBeginning(cell) : Kinds.parse(known)
}

export function readObligation(cell: string): Obligation | undefined {
  const known = obligations.get(nameKey(cell))
  return known === undefined ? undefined : Obligation.parse(known)
}

/** "Phường 05", "P.05" and "phường Bến Nghé" say what kind of unit they are; a bare "05" does not. */
export function readUnit(cell: string): Pick<AdministrativeUnit, 'kind' | 'name'> | undefined {
  const spelled = UnitKind.options.find((kind) => nameKey(cell).startsWith(`${nameKey(kind)} `) && cell.toLowerCase().startsWith(kind))
  if (spelled) return { kind: spelled, name: cell }
  const [, short = '', name = ''] = /^(\p{L}{1,2})(?:[.\s]+|(?=\d))(.+)$/u.exec(cell) ?? []
  const kind = UnitKind.safeParse(abbreviations[short.toLowerCase()])
  return kind.success ? { kind: kind.data, name } : undefined
}

function byBeginning(text: string): AgencyKind | undefined {
  const words = `${nameKey(text)} `
  return kindsByBeginning.find(([beginning]) => words.startsWith(`${nameKey(beginning)} `))?.[1]
}
