import type { Day } from '../../kernel/day.ts'
import { fold } from '../../kernel/fold.ts'
import type { AgencyId } from '../../kernel/identity.ts'
import { nameKey } from '../agencies/name-key.ts'
import { shortened } from './sheet-row.ts'

/** An agency as the register knows it over some days; `validTo` is the first day no longer so. */
export interface KnownAgency {
  id: AgencyId
  code: string | null
  name: string
  shortName: string
  validFrom: Day
  validTo: Day | null
}

export type Found =
  /** All versions of the one agency that is meant, in the order of their days. */
  | { agency: AgencyId; versions: readonly [KnownAgency, ...KnownAgency[]] }
  /** Which of the two cells is to blame, and why. */
  | { by: 'name' | 'code'; code: string; details: Record<string, string | number> }

/** Abbreviations of offices, as one word each: "UBND P.5, Q.10" is "Ủy ban nhân dân Phường 5, Quận 10". */
const written: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({ ubnd: 'Ủy ban nhân dân', p: 'phường', q: 'quận', h: 'huyện', x: 'xã', tt: 'thị trấn', tp: 'thành phố', tx: 'thị xã' }).map(
    ([short, long]) => [short, nameKey(long)],
  ),
)

const fullKey = (name: string) =>
  nameKey(name)
    .split(' ')
    .map((word) => written[word] ?? word)
    .join(' ')
const withoutMarks = (key: string) => fold(key)
const withoutZeros = (code: string) => code.replace(/^0+(?=.)/, '').toLowerCase()

/**
 * Finds the agency a row means by its code, its name or its short name, however they are written. Never guesses: a name
 * that fits several is refused with the candidates, a name that fits none with those that begin like it.
 */
export class AgencyFinder {
  readonly #byId: Map<AgencyId, KnownAgency[]>
  readonly #byKey = new Map<string, Set<AgencyId>>()
  readonly #byBareKey = new Map<string, Set<AgencyId>>()
  readonly #byCode = new Map<string, Set<AgencyId>>()

  constructor(versions: readonly KnownAgency[]) {
    this.#byId = Map.groupBy(
      versions.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1)),
      (version) => version.id,
    )
    for (const version of versions) {
      for (const key of new Set([fullKey(version.name), fullKey(version.shortName)])) {
        add(this.#byKey, key, version.id)
        add(this.#byBareKey, withoutMarks(key), version.id)
      }
      if (version.code !== null) add(this.#byCode, withoutZeros(version.code), version.id)
    }
  }

  /** `on` decides between agencies that bore one name or code at different times. */
  find(name: string | null, code: string | null, on: Day | undefined): Found {
    if (code === null) return name === null ? { by: 'name', code: 'import.agency.missing', details: {} } : this.#named(name, on)
    const coded = this.#one(this.#byCode.get(withoutZeros(code)), on)
    if (coded.length !== 1) {
      return {
        by: 'code',
        code: coded.length === 0 ? 'import.agency.unknown-code' : 'import.agency.ambiguous-code',
        details: { read: shortened(code), candidates: this.#list(coded) },
      }
    }
    if (name !== null && !this.#ids(name).some((id) => id === coded[0])) {
      return { by: 'code', code: 'import.agency.code-of-another', details: { read: shortened(code), name: this.#list(coded), other: shortened(name) } }
    }
    return this.#answer(coded[0])
  }

  #named(name: string, on: Day | undefined): Found {
    const named = this.#one(this.#ids(name), on)
    if (named.length === 1) return this.#answer(named[0])
    if (named.length > 1) return { by: 'name', code: 'import.agency.ambiguous', details: { read: shortened(name), candidates: this.#list(named) } }
    const near = this.#beginning(name)
    return near.length > 1
      ? { by: 'name', code: 'import.agency.ambiguous', details: { read: shortened(name), candidates: this.#list(near) } }
      : {
          by: 'name',
          code: near.length === 1 ? 'import.agency.unknown-but-near' : 'import.agency.unknown',
          details: { read: shortened(name), candidates: this.#list(near) },
        }
  }

  /** With marks first; a name typed without any is taken when only one fits. */
  #ids(name: string): AgencyId[] {
    const key = fullKey(name)
    const exact = this.#byKey.get(key)
    if (exact) return [...exact]
    return fold(name) === name.toLowerCase().trim() ? [...(this.#byBareKey.get(withoutMarks(key)) ?? [])] : []
  }

  #one(ids: Iterable<AgencyId> | undefined, on: Day | undefined): AgencyId[] {
    const all = [...(ids ?? [])]
    if (all.length < 2 || on === undefined) return all
    const there = all.filter((id) => this.#byId.get(id)?.some((v) => v.validFrom <= on && (v.validTo === null || v.validTo > on)))
    return there.length === 0 ? all : there
  }

  /** Those whose name begins with these words; marks count as long as somebody fits with them. */
  #beginning(name: string): AgencyId[] {
    const key = fullKey(name)
    if (key.length < 3) return []
    const begin = (keys: Map<string, Set<AgencyId>>, start: string) => [
      ...new Set([...keys].flatMap(([known, ids]) => (known.startsWith(`${start} `) ? [...ids] : []))),
    ]
    const exact = begin(this.#byKey, key)
    return exact.length > 0 ? exact : begin(this.#byBareKey, withoutMarks(key))
  }

  #answer(id: AgencyId | undefined): Found {
    const [first, ...others] = (id && this.#byId.get(id)) ?? []
    return first ? { agency: first.id, versions: [first, ...others] } : { by: 'name', code: 'import.agency.missing', details: {} }
  }

  /** Names the first five and says how many more. */
  #list(ids: readonly AgencyId[]): string {
    const names = ids.map((id) => this.#byId.get(id)?.at(-1)).map((v) => (v ? `${v.name}${v.code === null ? '' : ` (${v.code})`}` : ''))
    return names.length <= 5 ? names.join('; ') : `${names.slice(0, 5).join('; ')}; … (+${names.length - 5})`
  }
}

function add(map: Map<string, Set<AgencyId>>, key: string, id: AgencyId): void {
  const there = map.get(key)
  if (there) there.add(id)
  else map.set(key, new Set([id]))
}
