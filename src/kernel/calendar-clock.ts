import { type CompiledCalendar, msOfDay, msOfMinute, type Session } from './calendar.ts'

/** Asked about a day outside the span that was compiled; whoever compiled it takes a wider one. */
export class BeyondCalendar extends Error {
  override readonly name = 'BeyondCalendar'
}

const nothing: readonly Session[] = []

/** Place of the day in the calendar. */
export function placeOf(calendar: CompiledCalendar, local: number): number {
  const place = Math.floor(local / msOfDay) - calendar.first
  if (place < 0 || place >= calendar.length) throw new BeyondCalendar(`day ${place} of ${calendar.length}`)
  return place
}

export const sessionsAt = (calendar: CompiledCalendar, place: number): readonly Session[] => calendar.patterns[calendar.pattern[place] ?? 0] ?? nothing

const startOf = (calendar: CompiledCalendar, place: number) => (calendar.first + place) * msOfDay

/** Working milliseconds from the calendar's first day to a moment: the one function everything else is made of. */
export function workedAt(calendar: CompiledCalendar, local: number): number {
  const place = placeOf(calendar, local)
  const within = local - startOf(calendar, place)
  let worked = (calendar.minutesBefore[place] ?? 0) * msOfMinute
  for (const [from, to] of sessionsAt(calendar, place)) {
    if (within <= from * msOfMinute) break
    worked += Math.min(within, to * msOfMinute) - from * msOfMinute
  }
  return worked
}

/** The first moment at which so much has been worked: where that is the end of a session, the end, not the start of the next. */
export function momentOf(calendar: CompiledCalendar, worked: number): number {
  const { minutesBefore, length } = calendar
  if (worked > (minutesBefore[length] ?? 0) * msOfMinute) throw new BeyondCalendar('more time than the calendar holds')
  // The first day by whose end it is worked.
  let low = 0
  let high = length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((minutesBefore[middle + 1] ?? 0) * msOfMinute >= worked) high = middle
    else low = middle + 1
  }
  let left = worked - (minutesBefore[low] ?? 0) * msOfMinute
  for (const [from, to] of sessionsAt(calendar, low)) {
    const long = (to - from) * msOfMinute
    if (left <= long) return startOf(calendar, low) + from * msOfMinute + left
    left -= long
  }
  return startOf(calendar, low)
}

/** The start of the first session that begins at the moment or later. */
export function nextSession(calendar: CompiledCalendar, local: number): number {
  const place = placeOf(calendar, local)
  const within = local - startOf(calendar, place)
  for (const [from] of sessionsAt(calendar, place)) if (from * msOfMinute >= within) return startOf(calendar, place) + from * msOfMinute
  return opening(calendar, nthWorkingDay(calendar, calendar.daysBefore[place + 1] ?? 0))
}

/** Inside a session, which holds its start and not its end. */
export function isWorked(calendar: CompiledCalendar, local: number): boolean {
  const place = placeOf(calendar, local)
  const within = local - startOf(calendar, place)
  return sessionsAt(calendar, place).some(([from, to]) => within >= from * msOfMinute && within < to * msOfMinute)
}

/** Place of the working day of this rank, counted from 0. */
export function nthWorkingDay(calendar: CompiledCalendar, rank: number): number {
  const place = calendar.workingDays[rank]
  if (place === undefined) throw new BeyondCalendar(`working day ${rank}`)
  return place
}

export const opening = (calendar: CompiledCalendar, place: number): number => startOf(calendar, place) + (sessionsAt(calendar, place)[0]?.[0] ?? 0) * msOfMinute
/** Close of business; of a day without sessions, its end. */
export const closing = (calendar: CompiledCalendar, place: number): number =>
  startOf(calendar, place) + (sessionsAt(calendar, place).at(-1)?.[1] ?? 24 * 60) * msOfMinute
