import { z } from 'zod'
import { addDays, type Day, dayOf } from '../../kernel/day.ts'

/**
 * How much a finding weighs: a fault makes figures wrong and is told to officers; a gap is something still to be filled in; a notice
 * is in order and only good to know.
 */
export const Weight = z.enum(['fault', 'gap', 'notice'])
export type Weight = z.infer<typeof Weight>

/** The hour of the night, in Vietnam, at which all checks run. */
export const nightlyHour = 2

/** The night an instant belongs to: before the hour it is still that of the day before. */
export const nightOf = (at: Date): Day => {
  const before = new Date(at.getTime() - nightlyHour * 3_600_000)
  return dayOf(before)
}

/** The last day of a span that is told as "until": spans end with the first day no longer in them. */
export const lastDay = (until: Day | null): Day | null => (until === null ? null : addDays(until, -1))

/** An open finding waits for somebody; an accepted one stays in sight with its reason; one that is gone was put in order. */
export const FindingState = z.enum(['open', 'accepted', 'gone'])
export type FindingState = z.infer<typeof FindingState>
