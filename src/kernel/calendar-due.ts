import { type CompiledCalendar, instantOf, localOf, msOfDay, msOfMinute } from './calendar.ts'
import { closing, isWorked, momentOf, nextSession, nthWorkingDay, opening, placeOf, workedAt } from './calendar-clock.ts'

/** What counts as received when, and where a limit ends: set by the office, with a source, never a constant of the product. */
export interface ReceiptRule {
  /** Whether the day of receipt is the first day of a limit in days (Bộ luật Dân sự 2015 Điều 147 leaves it out). */
  receiptDayCounts: boolean
  /** Minute of the day after which a receipt is late; null: the close of business. At the very minute it is still in time. */
  cutOff: number | null
  /** Where a late receipt, or one on a day off, goes. */
  afterHours: 'next-working-day' | 'next-session'
  /** Hours used up exactly at the end of a session are due then, or at the start of the next. */
  sessionEnd: 'this-session' | 'next-session'
}

export const amountUnits = ['workingDays', 'workingHours', 'workingMinutes', 'calendarDays'] as const
export type AmountUnit = (typeof amountUnits)[number]
export interface Amount {
  n: number
  unit: AmountUnit
}

/** The clock stands from `from` to `to`; null: it still stands. */
export interface Pause {
  from: Date
  to: Date | null
}

export interface Due {
  /** From when it counts as received. */
  received: Date
  /** Null while the clock stands. */
  due: Date | null
  /** It reaches a day of a year without a published calendar, or one that is not confirmed. */
  provisional: boolean
}

/** Why a receipt counts from another moment than it happened. */
export type Receipt = 'as-received' | 'next-session' | 'late' | 'day-off'

/** The moment from which a receipt counts; inside working hours, the receipt itself. */
export function receiptOf(calendar: CompiledCalendar, local: number, rule: ReceiptRule): { local: number; why: Receipt } {
  const place = placeOf(calendar, local)
  const working = calendar.working[place] === 1
  const latest = rule.cutOff === null ? closing(calendar, place) : (calendar.first + place) * msOfDay + rule.cutOff * msOfMinute
  if (!working || local > latest) {
    const next = () => opening(calendar, nthWorkingDay(calendar, calendar.daysBefore[place + 1] ?? 0))
    return { local: rule.afterHours === 'next-session' ? nextSession(calendar, local) : next(), why: working ? 'late' : 'day-off' }
  }
  // At the very close it is still this day's: the clock in hours goes on in the next session by itself.
  if (isWorked(calendar, local) || local === closing(calendar, place)) return { local, why: 'as-received' }
  return { local: nextSession(calendar, local), why: 'next-session' }
}

/** When a limit that began at `from` is due. Pauses lie apart from each other and are in order. */
export function due(calendar: CompiledCalendar, from: Date, amount: Amount, rule: ReceiptRule, pauses: readonly Pause[] = []): Due {
  const received = receiptOf(calendar, localOf(from), rule).local
  const ends = endOf[amount.unit](calendar, received, amount, rule, pauses)
  const last = ends ?? Math.max(received, ...pauses.map((pause) => localOf(pause.to ?? pause.from)))
  return {
    received: instantOf(received),
    due: ends === undefined ? null : instantOf(ends),
    provisional: uncertainDays(calendar, Math.min(received, localOf(from)), last) > 0,
  }
}

type Ends = (calendar: CompiledCalendar, received: number, amount: Amount, rule: ReceiptRule, pauses: readonly Pause[]) => number | undefined

const endOf: Record<Amount['unit'], Ends> = {
  workingHours: (calendar, received, { n }, rule, pauses) => afterTime(calendar, received, n * 60 * msOfMinute, rule, pauses),
  workingMinutes: (calendar, received, { n }, rule, pauses) => afterTime(calendar, received, n * msOfMinute, rule, pauses),
  workingDays: (calendar, received, { n }, rule, pauses) => {
    const rank = (local: number) => calendar.daysBefore[placeOf(calendar, local)] ?? 0
    const closes = (target: number) => closing(calendar, nthWorkingDay(calendar, target))
    return withPauses(calendar, received, rank(received) + daysAfter(n, rule), rule, pauses, rank, closes)
  },
  calendarDays: (calendar, received, { n }, rule, pauses) => {
    const rank = (local: number) => placeOf(calendar, local)
    // A last day that is a day off moves to the next working day (Bộ luật Dân sự 2015 Điều 148).
    const closes = (target: number) => closing(calendar, nthWorkingDay(calendar, calendar.daysBefore[target] ?? Number.POSITIVE_INFINITY))
    return withPauses(calendar, received, rank(received) + daysAfter(n, rule), rule, pauses, rank, closes)
  },
}

const daysAfter = (n: number, rule: ReceiptRule) => (rule.receiptDayCounts ? Math.max(0, n - 1) : n)

function afterTime(calendar: CompiledCalendar, received: number, time: number, rule: ReceiptRule, pauses: readonly Pause[]): number | undefined {
  const began = workedAt(calendar, received)
  let target = began + time
  for (const pause of pauses) {
    const from = Math.max(localOf(pause.from), received)
    if (workedAt(calendar, from) >= target) break
    if (pause.to === null) return undefined
    target += Math.max(0, workedAt(calendar, localOf(pause.to)) - workedAt(calendar, from))
  }
  if (target === began) return received
  const moment = momentOf(calendar, target)
  return rule.sessionEnd === 'next-session' && !isWorked(calendar, moment) ? nextSession(calendar, moment) : moment
}

/**
 * In days the clock stands on whole days: a pause takes away the days after the one it began on, up to the one it ended on. Both ends
 * count by the rule of receipt, so that two pauses one after the other take away what one pause over both does.
 */
function withPauses(
  calendar: CompiledCalendar,
  received: number,
  target: number,
  rule: ReceiptRule,
  pauses: readonly Pause[],
  rank: (local: number) => number,
  closes: (target: number) => number,
): number | undefined {
  let reached = target
  for (const pause of pauses) {
    const from = Math.max(localOf(pause.from), received)
    if (from >= closes(reached)) break
    if (pause.to === null) return undefined
    const day = (local: number) => rank(receiptOf(calendar, local, rule).local)
    reached += Math.max(0, day(Math.max(localOf(pause.to), received)) - day(from))
  }
  return closes(reached)
}

/** Days between two moments, both included, that no published and confirmed calendar vouches for. */
export function uncertainDays(calendar: CompiledCalendar, from: number, to: number): number {
  return (calendar.uncertainBefore[placeOf(calendar, Math.max(from, to)) + 1] ?? 0) - (calendar.uncertainBefore[placeOf(calendar, from)] ?? 0)
}

/** Working time between two moments, in minutes: a whole number where both are. */
export const elapsed = (calendar: CompiledCalendar, from: Date, to: Date): number =>
  (workedAt(calendar, localOf(to)) - workedAt(calendar, localOf(from))) / msOfMinute

/** Days of a limit between two receipts, as `due` counts them: the day of the second is the last, the day of the first is not among them. */
export function elapsedDays(calendar: CompiledCalendar, from: Date, to: Date, rule: ReceiptRule): number {
  const rank = (at: Date) => calendar.daysBefore[placeOf(calendar, receiptOf(calendar, localOf(at), rule).local)] ?? 0
  return rank(to) - rank(from)
}
