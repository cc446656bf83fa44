import { z } from 'zod'
import type { CompiledCalendar } from '../../kernel/calendar.ts'
import { type Amount, due, type Due, type Pause } from '../../kernel/calendar-due.ts'
import { explain, type Explanation } from '../../kernel/calendar-explain.ts'
import { dayOf } from '../../kernel/day.ts'
import type { AgencyId, DeadlineId } from '../../kernel/identity.ts'
import { Refusal, refuse } from '../../kernel/refusal.ts'
import { BeyondCalendar } from '../../kernel/calendar-clock.ts'
import { type CalendarData, calendarAt } from './calendar-data.ts'
import type { RuleValue } from './calendar-fields.ts'

export const Pauses = z.array(z.object({ from: z.coerce.date(), to: z.coerce.date().nullable() }))

/** What a due date is calculated from. */
export interface Limit {
  receivedAt: Date
  amount: Amount
  /** A rule of its own; null: the calendar's of the day of receipt. */
  rule: RuleValue | null
  pauses: readonly Pause[]
}

/** A due date as it is held. */
export interface Deadline extends Limit {
  id: DeadlineId
  version: number
  agency: AgencyId | null
  subject: { kind: string; id: string }
  dueAt: Date | null
  provisional: boolean
  calculatedAt: Date
  keptReason: string | null
  keptAt: Date | null
  closedAt: Date | null
}

export interface Calculated {
  result: Due
  calendar: CompiledCalendar
  rule: RuleValue
}

/** Calculates with a calendar; a limit that reaches beyond 2100 is refused, not guessed. */
export function calculate(data: CalendarData, { receivedAt, amount, rule, pauses }: Limit): Calculated {
  const at = calendarAt(data, dayOf(receivedAt))
  const used = rule ?? at.rule
  return { result: within(() => due(at.calendar, receivedAt, amount, used, pauses)), calendar: at.calendar, rule: used }
}

export function within<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof BeyondCalendar) throw new Refusal('invalid', 'calendar.beyond')
    throw error
  }
}

export const explained = (limit: Limit, { result, calendar, rule }: Calculated): Explanation => explain(calendar, limit.receivedAt, result, rule, limit.pauses)

/** The clock stands from now on; while it stands there is no due date. */
export function paused({ pauses, receivedAt }: Limit, at: Date): Pause[] {
  const last = pauses.at(-1)
  if (last?.to === null) refuse('conflict', 'deadline.already-paused')
  if (at < (last?.to ?? receivedAt)) refuse('invalid', 'deadline.paused-before')
  return [...pauses, { from: at, to: null }]
}

export function resumed({ pauses }: Limit, at: Date): Pause[] {
  const last = pauses.at(-1)
  if (!last || last.to !== null) return refuse('conflict', 'deadline.not-paused')
  if (at < last.from) refuse('invalid', 'deadline.resumed-before')
  return [...pauses.slice(0, -1), { from: last.from, to: at }]
}
