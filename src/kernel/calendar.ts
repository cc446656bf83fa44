import { Day } from './day.ts'

/**
 * The working calendar: which days and which minutes of them an office works. Compiled once for a span of days into prefix sums, so that
 * a due date is a few look-ups. Inside, a moment is milliseconds of local time since 1970 ("local"): Vietnam has kept UTC+7 without
 * summer time since 1975, and no due date is older.
 */

/** Minutes of the day, `to` not included: 07:30–11:30 is [450, 690]. */
export type Session = readonly [from: number, to: number]

export type ExceptionKind = 'holiday' | 'compensatory_off' | 'swapped_off' | 'swapped_working' | 'half_day_off' | 'saturday_duty'

/** A day that differs from, or explains, the plain week. */
export interface CalendarException {
  day: Day
  kind: ExceptionKind
  name: { vi: string; en: string }
  source: string
  /** The other day of a swap. */
  pairedDay: Day | null
  /** What is worked on a half day, on a duty Saturday, or on a swapped Saturday with hours of its own. */
  sessions: readonly Session[] | null
  /** A pending one does not hold yet: every due date that touches it is provisional. */
  pending: boolean
}

/** Office hours: sessions by weekday (0 is Sunday), over some days and, where given, only in a season of each year. */
export interface OfficeHours {
  validFrom: Day
  validTo: Day | null
  season: { from: string; to: string } | null
  week: readonly (readonly Session[])[]
  source: string
  /** An agency's own: where it has any, its authority's do not hold for it. */
  own: boolean
}

export interface CalendarSource {
  hours: readonly OfficeHours[]
  exceptions: readonly CalendarException[]
  /** Years whose calendar was published; no other year is relied upon. */
  years: readonly number[]
  /** Whether the sessions of a Saturday duty count in time limits. */
  dutyCounts: boolean
}

export interface CompiledCalendar {
  /** Days since 1970 of the first day, and how many days there are. */
  first: number
  length: number
  /** Sessions of each day, as an index into `patterns`; 0 is a day without any. */
  pattern: Uint16Array
  patterns: readonly (readonly Session[])[]
  /** 1 where the day counts as a working day. */
  working: Uint8Array
  /** Working days, working minutes and uncertain days before each day; one entry more than days. */
  daysBefore: Int32Array
  minutesBefore: Int32Array
  uncertainBefore: Int32Array
  /** The n-th working day of the span. */
  workingDays: Int32Array
  exceptions: readonly CalendarException[]
  years: ReadonlySet<number>
}

export const msOfDay = 86_400_000
export const msOfMinute = 60_000
const zone = 7 * 3_600_000

export const localOf = (at: Date): number => at.getTime() + zone
export const instantOf = (local: number): Date => new Date(local - zone)
export const ordinalOf = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / msOfDay
export const dayAt = (ordinal: number): Day => Day.parse(new Date(ordinal * msOfDay).toISOString().slice(0, 10))
/** 1970-01-01 was a Thursday. */
export const weekdayOf = (ordinal: number): number => (((ordinal + 4) % 7) + 7) % 7
export const lengthOf = (sessions: readonly Session[]): number => sessions.reduce((sum, [from, to]) => sum + to - from, 0)

const none: readonly Session[] = []

const inSeason = (season: { from: string; to: string }, monthDay: string) =>
  season.from <= season.to ? monthDay >= season.from && monthDay <= season.to : monthDay >= season.from || monthDay <= season.to

/** The hours in force on a day: an agency's own before its authority's, a season before the hours of the whole year. */
export function hoursOn(hours: readonly OfficeHours[], day: Day): OfficeHours | undefined {
  const all = hours.filter((one) => one.validFrom <= day && (one.validTo === null || day < one.validTo))
  const inForce = all.some(({ own }) => own) ? all.filter(({ own }) => own) : all
  const monthDay = day.slice(5)
  return inForce.find(({ season }) => season !== null && inSeason(season, monthDay)) ?? inForce.find(({ season }) => season === null)
}

function sessionsOn(exception: CalendarException | undefined, hours: OfficeHours | undefined, ordinal: number, dutyCounts: boolean): readonly Session[] {
  const week = hours?.week ?? []
  if (exception === undefined || exception.pending) return week[weekdayOf(ordinal)] ?? none
  switch (exception.kind) {
    case 'holiday':
    case 'compensatory_off':
    case 'swapped_off':
      return none
    case 'swapped_working':
      // It is worked as the day it stands for would have been.
      return exception.sessions ?? (exception.pairedDay === null ? none : (week[weekdayOf(ordinalOf(exception.pairedDay))] ?? none))
    case 'half_day_off':
      return exception.sessions ?? none
    case 'saturday_duty':
      return dutyCounts ? (exception.sessions ?? none) : none
  }
}

/** Lays the week, the hours of the season and the exceptions over a span of days. Later exceptions go before earlier ones: an agency's lie over its authority's. */
export function compileCalendar(source: CalendarSource, span: { from: Day; to: Day }): CompiledCalendar {
  const first = ordinalOf(span.from)
  const length = ordinalOf(span.to) - first + 1
  const pattern = new Uint16Array(length)
  const working = new Uint8Array(length)
  const daysBefore = new Int32Array(length + 1)
  const minutesBefore = new Int32Array(length + 1)
  const uncertainBefore = new Int32Array(length + 1)
  const workingDays: number[] = []
  const patterns: (readonly Session[])[] = [none]
  const keys = new Map<readonly Session[], number>([[none, 0]])
  const byDay = new Map(source.exceptions.map((exception) => [exception.day, exception]))
  const years = new Set(source.years)
  for (let n = 0; n < length; n++) {
    const ordinal = first + n
    const day = dayAt(ordinal)
    const exception = byDay.get(day)
    const hours = hoursOn(source.hours, day)
    const sessions = sessionsOn(exception, hours, ordinal, source.dutyCounts)
    const minutes = lengthOf(sessions)
    let key = minutes === 0 ? 0 : keys.get(sessions)
    if (key === undefined) {
      key = patterns.push(sessions) - 1
      keys.set(sessions, key)
    }
    const certain = years.has(Number(day.slice(0, 4))) && exception?.pending !== true && hours !== undefined
    pattern[n] = key
    working[n] = minutes > 0 ? 1 : 0
    if (minutes > 0) workingDays.push(n)
    daysBefore[n + 1] = (daysBefore[n] ?? 0) + (minutes > 0 ? 1 : 0)
    minutesBefore[n + 1] = (minutesBefore[n] ?? 0) + minutes
    uncertainBefore[n + 1] = (uncertainBefore[n] ?? 0) + (certain ? 0 : 1)
  }
  return {
    first,
    length,
    pattern,
    patterns,
    working,
    daysBefore,
    minutesBefore,
    uncertainBefore,
    workingDays: Int32Array.from(workingDays),
    exceptions: source.exceptions.filter(({ day }) => day >= span.from && day <= span.to).toSorted((a, b) => (a.day < b.day ? -1 : 1)),
    years,
  }
}

/** Working days from one day to another, both included. */
export function workingDaysBetween(calendar: CompiledCalendar, from: Day, to: Day): number {
  const [start, end] = [ordinalOf(from) - calendar.first, ordinalOf(to) - calendar.first + 1]
  return (calendar.daysBefore[end] ?? Number.NaN) - (calendar.daysBefore[start] ?? Number.NaN)
}
