/**
 * Holds an official list against the register. A code is not an identity: only a unit with the same code, the same kind
 * and the same name is taken for the same; of every other one the officer is asked, or a crosswalk says it. Pure.
 */
import type { AgencyId } from '../../kernel/identity.ts'
import type { AgencyFacts } from '../agencies/agency-facts.ts'
import { properName, type UnitKind } from '../agencies/naming-rule.ts'
import type { CrosswalkRow } from './crosswalk.ts'
import { levelOf, type OfficialUnit, sameName, type UnitLevel, unitOfAgency } from './official-unit.ts'

/** The People's Committee of a unit, as the register has it on the day. */
export interface RegisterUnit {
  agency: AgencyId
  facts: AgencyFacts
  level: UnitLevel
  code: string
  kind: UnitKind
  name: string
  parent: AgencyId | null
}

/** An agency on the level of units whose code or name tells no unit: it is left alone and told. */
export interface Unreadable {
  agency: AgencyId
  name: string
  code: string | null
}

export function registerUnits(agencies: readonly { agency: AgencyId; facts: AgencyFacts }[]): { units: RegisterUnit[]; unreadable: Unreadable[] } {
  const units: RegisterUnit[] = []
  const unreadable: Unreadable[] = []
  for (const { agency, facts } of agencies) {
    if (facts.kind !== 'district-committee' && facts.kind !== 'commune-committee') continue
    const unit = unitOfAgency(facts.name)
    const level: UnitLevel = facts.kind === 'district-committee' ? 'district' : 'commune'
    const codeFits = facts.code !== null && (level === 'district' ? /^\d{3}$/ : /^\d{5}$/).test(facts.code)
    if (unit === undefined || levelOf(unit.kind) !== level || !codeFits || facts.code === null) unreadable.push({ agency, name: facts.name, code: facts.code })
    else units.push({ agency, facts, level, code: facts.code, ...unit, parent: facts.parentId })
  }
  return { units, unreadable }
}

/** A unit of the register went, whole or in part, into a unit of the list; `to` null: nobody carries it on. */
export interface Relation {
  from: RegisterUnit
  to: OfficialUnit | null
  share: number | null
  by: 'same-name' | 'crosswalk'
}

/**
 * What only a person or a paper can tell.
 * vanished: its code is not in the list · other-name: its code stands there under another name · appeared: a code of the
 * list that the register does not have, or whose old bearer went elsewhere.
 */
export interface Question {
  kind: 'vanished' | 'other-name' | 'appeared'
  level: UnitLevel
  code: string
  from: RegisterUnit | null
  to: OfficialUnit | null
  /** Units of the list that bear the old name, under whatever code. To be read as a hint: names wander, too. */
  nameNowAt: OfficialUnit[]
  /** Units of the register that bore the new name. */
  nameWasAt: RegisterUnit[]
  /** For a district: where its communes that are the same lie now, most first. */
  communesNowIn: { district: string; count: number }[]
}

export interface Comparison {
  /** Same code, kind, name and district. */
  unchanged: number
  relations: Relation[]
  /** Units that nobody came before, as a person or a paper said. */
  established: OfficialUnit[]
  questions: Question[]
}

export function compareLists(register: readonly RegisterUnit[], list: readonly OfficialUnit[], crosswalk: readonly CrosswalkRow[]): Comparison {
  const listed = new Map(list.map((unit) => [unit.code, unit]))
  const said = Map.groupBy(crosswalk, (row) => row.from)
  const relations: Relation[] = []
  const open: { kind: 'vanished' | 'other-name'; from: RegisterUnit; to: OfficialUnit | null }[] = []
  for (const from of register) {
    // A row that leads to a code of no unit in this list says nothing about it.
    const rows = said.get(from.code)?.every(({ to }) => to === null || listed.has(to)) ? said.get(from.code) : undefined
    const same = listed.get(from.code)
    if (rows) relations.push(...rows.map(({ to, share }): Relation => ({ from, to: to === null ? null : (listed.get(to) ?? null), share, by: 'crosswalk' })))
    else if (same && sameName(from, same)) relations.push({ from, to: same, share: null, by: 'same-name' })
    else open.push({ kind: same ? 'other-name' : 'vanished', from, to: same ?? null })
  }
  const reached = new Set([...relations.flatMap(({ to }) => (to ? [to.code] : [])), ...open.flatMap(({ to }) => (to ? [to.code] : []))])
  const anew = new Set((said.get(null) ?? []).flatMap(({ to }) => (to === null ? [] : [to])))
  const rest = list.filter(({ code }) => !reached.has(code))
  const hints = hintsFrom(register, list, relations)
  return {
    unchanged: relations.filter((relation) => relation.by === 'same-name' && staysPut(relation, register, listed, relations)).length,
    relations,
    established: rest.filter(({ code }) => anew.has(code)),
    questions: [
      ...open.map(({ kind, from, to }): Question => ({ kind, level: from.level, code: from.code, from, to, ...hints(from, to) })),
      ...rest
        .filter(({ code }) => !anew.has(code))
        .map((to): Question => ({ kind: 'appeared', level: to.level, code: to.code, from: null, to, ...hints(null, to) })),
    ].sort((a, b) => a.level.localeCompare(b.level) * -1 || a.code.localeCompare(b.code)),
  }
}

/** A commune whose district is the same unit of list and register; a district is in no other unit. */
function staysPut(
  { from, to }: Relation,
  register: readonly RegisterUnit[],
  listed: ReadonlyMap<string, OfficialUnit>,
  relations: readonly Relation[],
): boolean {
  if (to === null || to.level === 'district') return to !== null
  if (to.district === null) return !register.some(({ agency }) => agency === from.parent)
  const now = listed.get(to.district)
  return relations.some((relation) => relation.by === 'same-name' && relation.from.agency === from.parent && relation.to === now)
}

function hintsFrom(register: readonly RegisterUnit[], list: readonly OfficialUnit[], relations: readonly Relation[]) {
  const lying = new Map<AgencyId, Map<string, number>>()
  for (const { from, to } of relations) {
    if (to?.district == null || from.parent === null) continue
    const counts = lying.get(from.parent) ?? new Map<string, number>()
    counts.set(to.district, (counts.get(to.district) ?? 0) + 1)
    lying.set(from.parent, counts)
  }
  // "Phường 3" stands in every district: a number says something only where the unit lay.
  const codeOf = new Map(register.map(({ agency, code }) => [agency, code]))
  const telling = (old: RegisterUnit, now: OfficialUnit) =>
    old.code !== now.code &&
    old.level === now.level &&
    sameName(old, now) &&
    (!/^\d+$/.test(properName(now)) || (old.parent !== null && codeOf.get(old.parent) === now.district))
  return (from: RegisterUnit | null, to: OfficialUnit | null) => ({
    nameNowAt: from === null ? [] : list.filter((unit) => telling(from, unit)),
    nameWasAt: to === null ? [] : register.filter((unit) => telling(unit, to)),
    communesNowIn: from === null ? [] : [...(lying.get(from.agency) ?? [])].map(([district, count]) => ({ district, count })).sort((a, b) => b.count - a.count),
  })
}
