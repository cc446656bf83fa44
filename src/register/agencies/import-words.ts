import { AgencyKind, Obligation } from './agency-facts.ts'
import { abbreviations, nameKey } from './name-key.ts'
import { type AdministrativeUnit, UnitKind } from './naming-rule.ts'

/** Of names and of words in a kind column alike: "Sở Nội vụ", "Sở và tương đương", "Ủy ban nhân dân phường". The first that fits. */
const kindsByBeginning = (
  [
    ['Ủy ban nhân dân phường', 'commune-committee'],
    ['Ủy ban nhân dân xã', 'commune-committee'],
    ['Ủy ban nhân dân thị trấn', 'commune-committee'],
    ['Ủy ban nhân dân đặc khu', 'commune-committee'],
    ['Ủy ban nhân dân quận', 'district-committee'],
    ['Ủy ban nhân dân huyện', 'district-committee'],
    ['Ủy ban nhân dân thị xã', 'district-committee'],
    ['Ủy ban nhân dân thành phố', 'district-committee'],
    ['Chi cục', 'sub-department'],
    ['Ban', 'board'],
    ['Sở', 'department'],
    ['Cơ quan ngành dọc', 'vertical-body'],
    ['Ngành dọc', 'vertical-body'],
  ] as const satisfies readonly (readonly [string, AgencyKind])[]
).map(([beginning, kind]) => [`${nameKey(beginning)} `, kind] as const)

/** The words of one language for what stands in closed columns. */
export interface Labels {
  kind: Readonly<Record<AgencyKind, string>>
  obligation: Readonly<Record<Obligation, string>>
}

/** What the words of closed columns mean, by their `nameKey`. */
export interface ImportWords {
  kinds: ReadonlyMap<string, AgencyKind>
  obligations: ReadonlyMap<string, Obligation>
  /** Codes of blocks. */
  blocks: ReadonlyMap<string, string>
}

/** Words beside the labels with which files answer whether the programme binds an agency. */
const answers: readonly (readonly [string, Obligation])[] = [
  ['Có', 'mandatory'],
  ['x', 'mandatory'],
  ['Yes', 'mandatory'],
  ['Không', 'encouraged'],
  ['Không bắt buộc', 'encouraged'],
  ['No', 'encouraged'],
  ['Chưa rõ', 'undetermined'],
]

/** Labels of all languages, because a file may have been exported in another. */
export const wordsOf = (languages: readonly Labels[], blocks: readonly { code: string; vi: string; en: string }[]): ImportWords => ({
  kinds: new Map(AgencyKind.options.flatMap((kind) => [kind, ...languages.map((labels) => labels.kind[kind])].map((word) => [nameKey(word), kind] as const))),
  obligations: new Map([
    ...Obligation.options.flatMap((obligation) =>
      [obligation, ...languages.map((labels) => labels.obligation[obligation])].map((word) => [nameKey(word), obligation] as const),
    ),
    ...answers.map(([word, obligation]) => [nameKey(word), obligation] as const),
  ]),
  blocks: new Map(blocks.flatMap(({ code, vi, en }) => [code, vi, en].map((word) => [nameKey(word), code] as const))),
})

/** The kind an agency's name speaks of: every "Chi cục …" is a sub-department; what says nothing is `other`. */
export const kindOfName = (name: string): AgencyKind => byBeginning(name) ?? 'other'

/** What a cell of a kind column means; undefined when nobody can tell. */
export const readKind = (cell: string, words: ImportWords): AgencyKind | undefined => words.kinds.get(nameKey(cell)) ?? byBeginning(cell)

/** "Phường 05", "P.05" and "phường Bến Nghé" say what kind of unit they are; a bare "05" does not. */
export function readUnit(cell: string): Pick<AdministrativeUnit, 'kind' | 'name'> | undefined {
  const spelled = UnitKind.options.find((kind) => cell.toLowerCase().startsWith(`${kind} `))
  if (spelled) return { kind: spelled, name: cell }
  const [, short = '', name = ''] = /^(\p{L}{1,2})(?:[.\s]+|(?=\d))(.+)$/u.exec(cell) ?? []
  const kind = UnitKind.safeParse(abbreviations[short.toLowerCase()])
  return kind.success ? { kind: kind.data, name } : undefined
}

function byBeginning(text: string): AgencyKind | undefined {
  const words = `${nameKey(text)} `
  return kindsByBeginning.find(([beginning]) => words.startsWith(beginning))?.[1]
}
