/** From a comparison without open questions to the lines of an act. Pure; who is who was decided before. */
import type { Day } from '../../kernel/day.ts'
import type { AgencyId } from '../../kernel/identity.ts'
import type { AgencyFacts } from '../agencies/agency-facts.ts'
import { nameKey } from '../agencies/name-key.ts'
import { type AgencyNames, nameAgency, type NamingRule } from '../agencies/naming-rule.ts'
import type { ActLine, AgencyRef, NewAgencyFacts, SplitPart } from '../reorganisations/act-line.ts'
import type { Comparison, RegisterUnit, Relation } from './compare-lists.ts'
import { type OfficialUnit, sameName, type UnitLevel } from './official-unit.ts'

export interface ProposalRules {
  naming: readonly NamingRule[]
  on: Day
  newId: () => string
}

type Whole = Relation & { to: OfficialUnit }

/** How a unit of the list comes to be an agency. */
type Making = { by: 'going-on'; agency: RegisterUnit } | { by: 'line'; id: string; how: 'establish' | 'merge' } | { by: 'part'; id: string; of: RegisterUnit }

export function proposeLines(register: readonly RegisterUnit[], list: readonly OfficialUnit[], comparison: Comparison, rules: ProposalRules): ActLine[] {
  const going = comparison.relations.filter((relation): relation is Whole => relation.to !== null)
  const targets = Map.groupBy(going, ({ from }) => from.agency)
  const sources = Map.groupBy(going, ({ to }) => to.code)
  const onlyTarget = (relation: Whole) => targets.get(relation.from.agency)?.length === 1

  const making = new Map<string, Making>()
  for (const unit of list) making.set(unit.code, makingOf(unit, sources.get(unit.code) ?? [], onlyTarget, rules.newId))

  const write = new Writer(register, list, making, rules)
  const lines: ActLine[] = []
  for (const level of ['district', 'commune'] as const) {
    const here = list.filter((unit) => unit.level === level)
    lines.push(...here.flatMap((unit) => write.coming(unit, (sources.get(unit.code) ?? []).filter(onlyTarget))))
    lines.push(...register.filter((unit) => unit.level === level).flatMap((unit) => write.splitting(unit, targets.get(unit.agency) ?? [])))
    lines.push(...here.flatMap((unit) => write.changing(unit)))
  }
  const dissolved = comparison.relations.filter(({ to }) => to === null).map(({ from }) => from)
  return [...lines, ...dissolved.map(({ agency }): ActLine => ({ id: rules.newId(), kind: 'dissolve', agency }))]
}

/** Same code and same name: it goes on. One whole unit into one: it goes on under another name or code. Otherwise it is new. */
function makingOf(unit: OfficialUnit, from: readonly Whole[], onlyTarget: (relation: Whole) => boolean, newId: () => string): Making {
  const same = from.find((relation) => relation.from.code === unit.code && sameName(relation.from, unit))
  if (same) return { by: 'going-on', agency: same.from }
  const [only] = from
  if (only && from.length === 1) return onlyTarget(only) ? { by: 'going-on', agency: only.from } : { by: 'part', id: newId(), of: only.from }
  return { by: 'line', id: newId(), how: from.length > 0 && from.every(onlyTarget) ? 'merge' : 'establish' }
}

class Writer {
  readonly #register: Map<AgencyId, RegisterUnit>
  readonly #list: Map<string, OfficialUnit>
  readonly #making: ReadonlyMap<string, Making>
  readonly #rules: ProposalRules
  readonly #usual: Map<UnitLevel, AgencyFacts>

  constructor(register: readonly RegisterUnit[], list: readonly OfficialUnit[], making: ReadonlyMap<string, Making>, rules: ProposalRules) {
    this.#register = new Map(register.map((unit) => [unit.agency, unit]))
    this.#list = new Map(list.map((unit) => [unit.code, unit]))
    this.#making = making
    this.#rules = rules
    this.#usual = new Map((['district', 'commune'] as const).flatMap((level) => usualFacts(register, level)))
  }

  /** The unit is made, or takes in those that went into it whole. */
  coming(unit: OfficialUnit, whole: readonly Whole[]): ActLine[] {
    const making = this.#making.get(unit.code)
    if (making === undefined || making.by === 'part') return []
    const ending = whole.flatMap(({ from }) => (making.by === 'going-on' && from.agency === making.agency.agency ? [] : [from.agency]))
    if (making.by === 'going-on') {
      return ending.length === 0 ? [] : [{ id: this.#rules.newId(), kind: 'merge', from: ending, into: { agency: making.agency.agency } }]
    }
    const facts = this.#facts(
      unit,
      whole.map(({ from }) => from),
    )
    if (making.how === 'merge') return [{ id: making.id, kind: 'merge', from: ending, into: { facts } }]
    const establish: ActLine = { id: making.id, kind: 'establish', facts }
    return ending.length === 0 ? [establish] : [establish, { id: this.#rules.newId(), kind: 'merge', from: ending, into: { line: making.id } }]
  }

  /** A unit that went into several: it ends, unless one of them is itself. */
  splitting(from: RegisterUnit, targets: readonly Whole[]): ActLine[] {
    if (targets.length < 2) return []
    const into = targets.flatMap(({ to, share }): SplitPart[] => {
      const making = this.#making.get(to.code)
      if (making === undefined || (making.by === 'going-on' && making.agency === from)) return []
      const part = share === null ? {} : { share }
      if (making.by === 'part') return [{ id: making.id, into: { facts: this.#facts(to, [from]) }, ...part }]
      return [{ id: this.#rules.newId(), into: making.by === 'going-on' ? { agency: making.agency.agency } : { line: making.id }, ...part }]
    })
    const goesOn = targets.some(({ to }) => {
      const making = this.#making.get(to.code)
      return making?.by === 'going-on' && making.agency === from
    })
    return [{ id: this.#rules.newId(), kind: 'split', agency: from.agency, into, ends: !goesOn }]
  }

  /** What else is different about a unit that goes on: its district, its name, its code. */
  changing(unit: OfficialUnit): ActLine[] {
    const making = this.#making.get(unit.code)
    if (making?.by !== 'going-on') return []
    const { agency, facts } = making.agency
    const parent = this.#parentOf(unit, making.agency)
    const moves = parent !== undefined && !(parent === null ? facts.parentId === null : 'agency' in parent && parent.agency === facts.parentId)
    const names = this.#namesIfOther(unit, making.agency)
    const code = facts.code === unit.code ? {} : { code: unit.code }
    const id = this.#rules.newId()
    if (moves && 'code' in code) {
      return [
        { id, kind: 'move', agency, parent, ...names },
        { id: this.#rules.newId(), kind: 'rename', agency, name: names?.name ?? facts.name, shortName: names?.shortName ?? facts.shortName, ...code },
      ]
    }
    if (moves) return [{ id, kind: 'move', agency, parent, ...names }]
    if (names === undefined && !('code' in code)) return []
    return [{ id, kind: 'rename', agency, name: names?.name ?? facts.name, shortName: names?.shortName ?? facts.shortName, ...code }]
  }

  #ref(code: string): AgencyRef | undefined {
    const making = this.#making.get(code)
    if (making === undefined) return undefined
    return making.by === 'going-on' ? { agency: making.agency.agency } : { line: making.id }
  }

  /** Undefined: stays as it is. A list without a middle tier says that nothing stands between commune and province. */
  #parentOf(unit: OfficialUnit, before: RegisterUnit | undefined): AgencyRef | null | undefined {
    if (unit.level === 'district') return undefined
    if (unit.district !== null) return this.#ref(unit.district)
    return before?.parent != null && !this.#register.has(before.parent) ? undefined : null
  }

  #names(unit: OfficialUnit): AgencyNames {
    const district = unit.district === null ? undefined : this.#list.get(unit.district)
    const { naming, on } = this.#rules
    return (
      nameAgency({ kind: unit.kind, name: unit.name, ...(district && { district }) }, naming, on) ?? {
        name: `Ủy ban nhân dân ${unit.name}`,
        shortName: `UBND ${unit.name}`,
      }
    )
  }

  /** Names that differ from those it bears. A name that an officer wrote otherwise than the rule stays as long as the unit's own name does. */
  #namesIfOther(unit: OfficialUnit, going: RegisterUnit): AgencyNames | undefined {
    const { facts } = going
    const wanted = this.#names(unit)
    if (nameKey(wanted.name) === nameKey(facts.name)) return undefined
    const parent = going.parent === null ? undefined : this.#register.get(going.parent)
    const { naming, on } = this.#rules
    const byRule = nameAgency({ kind: going.kind, name: going.name, ...(parent && { district: parent }) }, naming, on)
    const isByRule = byRule !== undefined && nameKey(byRule.name) === nameKey(facts.name)
    return isByRule || !sameName(unit, going) ? wanted : undefined
  }

  #facts(unit: OfficialUnit, from: readonly RegisterUnit[]): NewAgencyFacts {
    const like = from[0]?.facts ?? this.#usual.get(unit.level)
    const sameFrom = (pick: (facts: AgencyFacts) => unknown) => new Set(from.map(({ facts }) => pick(facts))).size <= 1
    const obligation = like && sameFrom((facts) => facts.obligation) ? like.obligation : 'undetermined'
    return {
      code: unit.code,
      ...this.#names(unit),
      kind: unit.level === 'district' ? 'district-committee' : 'commune-committee',
      block: like?.block ?? '',
      parent: this.#parentOf(unit, from[0]) ?? null,
      obligation,
      obligationBasis: obligation === 'undetermined' || !sameFrom((facts) => facts.obligationBasis) ? null : (like?.obligationBasis ?? null),
      address: null,
    }
  }
}

/** Facts of the level's most frequent block, for a unit that nobody came before. */
function usualFacts(register: readonly RegisterUnit[], level: UnitLevel): [UnitLevel, AgencyFacts][] {
  const byBlock = [
    ...Map.groupBy(
      register.filter((unit) => unit.level === level),
      ({ facts }) => facts.block,
    ).values(),
  ].sort((a, b) => b.length - a.length)
  const [usual] = byBlock[0] ?? []
  return usual ? [[level, { ...usual.facts, obligation: 'undetermined' }]] : []
}
