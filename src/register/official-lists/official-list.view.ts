import type { OfficialListId } from '../../kernel/identity.ts'
import type { RegisterUnit } from './compare-lists.ts'
import type { Held, OfficialListView } from './official-list.contract.ts'
import { holdAgainst, type ListAtHand, perhapsIncomplete } from './official-list.ts'
import type { UnitLevel } from './official-unit.ts'

type Loaded = Omit<ListAtHand, 'register' | 'naming'> &
  Pick<
    OfficialListView,
    'version' | 'fileName' | 'province' | 'provinceName' | 'effectiveOn' | 'rows' | 'rowsOfAll' | 'padded' | 'actId' | 'crosswalk' | 'units'
  > & {
    faults: { count: number; shown: OfficialListView['faults'] }
    register: { agencies: ListAtHand['register']; naming: ListAtHand['naming'] }
  }

const counts = (units: readonly { level: UnitLevel }[]) => ({
  districts: units.filter(({ level }) => level === 'district').length,
  communes: units.filter(({ level }) => level === 'commune').length,
})

const held = ({ agency, code, name, facts }: RegisterUnit): Held => ({ agency, code, unit: name, name: facts.name })

/** What the officer sees of a list. */
export function describeList(id: OfficialListId, list: Loaded, newId: () => string): OfficialListView {
  const { register, faults, ...rest } = list
  const { units, unreadable, comparison, lines } = holdAgainst({ ...list, register: register.agencies, naming: register.naming }, newId)
  const nameOf = new Map(list.units.map((unit) => [unit.code, unit.name]))
  const byKind = Map.groupBy(lines, ({ kind }) => kind)
  return {
    ...rest,
    id,
    faults: faults.shown,
    faultCount: faults.count,
    register: counts(units),
    list: counts(list.units),
    unchanged: comparison.unchanged,
    unreadable,
    questions: comparison.questions.map(({ from, nameWasAt, communesNowIn, ...question }) => ({
      ...question,
      from: from && held(from),
      nameWasAt: nameWasAt.map(held),
      communesNowIn: communesNowIn.map(({ district, count }) => ({ district, count, name: nameOf.get(district) ?? district })),
    })),
    held: units.map(held),
    lines: { total: lines.length, byKind: Object.fromEntries([...byKind].map(([kind, some]) => [kind, some.length])) },
    perhapsIncomplete: perhapsIncomplete(comparison, units.length),
  }
}
