import { z } from 'zod'
import { type Day, halfYear, HalfYear, halfYearOf, ImpreciseDate, nextHalfYear, reach } from '../../kernel/day.ts'
import { tidy } from '../../kernel/fold.ts'
import { refuse } from '../../kernel/refusal.ts'

/** One line of typed text, kept without control and bidirectional characters. */
export const line = (max: number) => z.string().overwrite(tidy).min(1).max(max)
/** Text of several lines: line ends stay. */
export const lines = (max: number) => z.string().overwrite((text) => text.split(/\r?\n/).map(tidy).join('\n').trim()).min(1).max(max)

const lastYear = 2100
const withinLegalDays = (text: string) => Number(text.slice(0, 4)) <= lastYear

/** A half-year of which every day is a legal day. */
export const Period = HalfYear.refine(withinLegalDays, { error: 'day.out-of-range' })

/** As precise as it is known; a year beyond the legal days has no first and last day. */
export const KnownDate = ImpreciseDate.refine((date) => Object.values(date).every((part) => !/^\d{4}/.test(part) || withinLegalDays(part)), { error: 'day.out-of-range' })
export type KnownDate = z.infer<typeof KnownDate>

/** The half-years one chooses from: ten years back, and the one after the next half-year, for which tasks are laid down. */
export function recentPeriods(today: Day): HalfYear[] {
  const periods = [nextHalfYear(nextHalfYear(halfYearOf(today)))]
  for (let n = 1; n < 22; n++) {
    const [year, half] = [Number(periods[n - 1]?.slice(0, 4)), periods[n - 1]?.slice(5)]
    periods.push(half === 'H2' ? halfYear(year, 1) : halfYear(year - 1, 2))
  }
  return periods
}

export const unknownDate: KnownDate = { precision: 'unknown' }

export const Quantity = z.int().min(0).max(1_000_000)
export const Reason = lines(4000).describe('Why; kept in the history')

/** Whether one time is certainly over before the other begins; unknown and overlapping times are not. */
export function certainlyBefore(one: KnownDate, other: KnownDate): boolean {
  const [a, b] = [reach(one), reach(other)]
  return a !== undefined && b !== undefined && a.to < b.from
}

/** A refusal that a form can show at its field. */
export function refuseAt(path: string, code: string, details: Record<string, unknown> = {}): never {
  return refuse('invalid', code, { ...details, errors: [{ path, code, details }] })
}

/** Names of the fields in which two states of one record differ; lists and dates compare by what they say. */
export function changedFields<T extends object>(before: T, after: T): (keyof T & string)[] {
  return (Object.keys(after) as (keyof T & string)[]).filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
}
