import { z } from 'zod'
import { type Day, halfYear, HalfYear, halfYearOf, ImpreciseDate, nextHalfYear, reach } from '../../kernel/day.ts'
import { lines } from '../../kernel/text.ts'

const lastYear = 2100
const withinLegalDays = (text: string) => Number(text.slice(0, 4)) <= lastYear

/** A half-year of which every day is a legal day. */
export const Period = HalfYear.refine(withinLegalDays, { error: 'day.out-of-range' })

/** As precise as it is known; a year beyond the legal days has no first and last day. */
export const KnownDate = ImpreciseDate.refine((date) => Object.values(date).every((part) => !/^\d{4}/.test(part) || withinLegalDays(part)), {
  error: 'day.out-of-range',
})
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
