/** What an official list, held against the register of its day, says and asks. Pure. */
import type { Day } from '../../kernel/day.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { NamingRule } from '../agencies/naming-rule.ts'
import type { ActLine } from '../reorganisations/act-line.ts'
import { type Comparison, compareLists, type RegisterUnit, registerUnits, type Unreadable } from './compare-lists.ts'
import { contradictions, type CrosswalkRow, type KnownCodes } from './crosswalk.ts'
import type { OfficialUnit } from './official-unit.ts'
import { proposeLines } from './propose-lines.ts'

export interface ListAtHand {
  units: readonly OfficialUnit[]
  crosswalk: readonly CrosswalkRow[]
  effectiveOn: Day
  register: Parameters<typeof registerUnits>[0]
  naming: readonly NamingRule[]
}

export interface Held {
  units: RegisterUnit[]
  unreadable: Unreadable[]
  comparison: Comparison
  lines: ActLine[]
}

/** As long as something is asked there are no lines: half an answer would say of others what nobody said. */
export function holdAgainst({ units, crosswalk, effectiveOn, register, naming }: ListAtHand, newId: () => string): Held {
  const known = registerUnits(register)
  const comparison = compareLists(known.units, units, crosswalk)
  const lines = comparison.questions.length > 0 ? [] : proposeLines(known.units, units, comparison, { naming, on: effectiveOn, newId })
  return { ...known, comparison, lines }
}

export const knownCodes = (units: readonly OfficialUnit[], register: readonly RegisterUnit[]): KnownCodes => ({
  register: new Set(register.map(({ code }) => code)),
  list: new Set(units.map(({ code }) => code)),
})

/** Refuses answers that name codes nobody has, or that contradict one another. */
export function checkAnswers(rows: readonly CrosswalkRow[], known: KnownCodes): void {
  const seen = new Set<string>()
  const faults = rows.flatMap(({ from, to }, n) => {
    const key = `${from} ${to}`
    const twice = seen.has(key)
    seen.add(key)
    const at = (field: 'from' | 'to', code: string, details: Record<string, unknown>) => [{ path: `crosswalk.${n}.${field}`, code, details }]
    if (from === null && to === null) return at('from', 'crosswalk.answer.empty', {})
    if (twice) return at('from', 'crosswalk.answer.twice', { from: from ?? '–', to: to ?? '–' })
    if (from !== null && !known.register.has(from)) return at('from', 'crosswalk.answer.not-in-register', { code: from })
    if (to !== null && !known.list.has(to)) return at('to', 'crosswalk.answer.not-in-list', { code: to })
    return from !== null && to !== null && from.length !== to.length ? at('to', 'crosswalk.answer.other-level', { from, to }) : []
  })
  const all = [...faults, ...contradictions(rows).map((one) => ({ path: 'crosswalk', ...one }))]
  const [first] = all
  if (first) refuse('invalid', first.code, { ...first.details, errors: all })
}

/** More than one in a hundred units gone, none in their place and nobody to ask them of: lines of the file may be lost. */
export function perhapsIncomplete({ questions, established }: Comparison, register: number): boolean {
  const vanished = questions.filter(({ kind }) => kind === 'vanished').length
  return vanished > register / 100 && established.length === 0 && !questions.some(({ kind }) => kind !== 'vanished')
}
