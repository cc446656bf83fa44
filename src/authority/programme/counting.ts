import { z } from 'zod'
import type { HalfYear } from '../../kernel/day.ts'

/** sum: of the quantities told; records: each record is one; named: nothing is summed, a report names the activities. */
export const Counted = z.enum(['sum', 'records', 'named'])
export type Counted = z.infer<typeof Counted>

/** Figures frozen before rules were data were counted so. */
const atFirst: Readonly<Record<string, Counted>> = { newsletter: 'sum', secondment: 'sum', training: 'sum', 'training-postponed': 'sum' }

export interface Counting {
  kind: string
  quantity: number | null
  /** By the rule of its kind for its half-year. */
  counted?: Counted | undefined
}

export interface ActivityCount {
  /** null where nothing can be summed: no quantity is known, or the kind is not counted. Never a false 0. */
  n: number | null
  /** Records of the kind, and how many of them tell no quantity. */
  records: number
  unknown: number
}

/**
 * How many of a kind, by its one rule. Channels do not count, so four newsletters on the website and in the TBT bulletin are four.
 * A record without a quantity is not taken for one: it is counted apart as unknown.
 */
export function countActivities(kind: string, activities: readonly Counting[]): ActivityCount {
  const ofKind = activities.filter((activity) => activity.kind === kind)
  const ruleOf = ({ counted }: Counting): Counted => counted ?? atFirst[kind] ?? 'named'
  const told = ofKind.flatMap((one) => {
    const rule = ruleOf(one)
    if (rule === 'records') return [1]
    return rule === 'sum' && one.quantity !== null ? [one.quantity] : []
  })
  const n = told.length > 0 ? told.reduce((sum, quantity) => sum + quantity, 0) : null
  return { n, records: ofKind.length, unknown: ofKind.filter((one) => one.quantity === null && ruleOf(one) !== 'records').length }
}

/** The rule that holds for a half-year: the newest word among those that reach it. Rules stand newest first. */
export const ruleFor = <R extends { from: HalfYear | null }>(rules: readonly R[], period: HalfYear): R | undefined => {
  const reaching = rules.filter(({ from }) => from === null || from <= period)
  const latest = reaching.reduce<string>((most, { from }) => (from !== null && from > most ? from : most), '')
  return reaching.find(({ from }) => (from ?? '') === latest)
}
