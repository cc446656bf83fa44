import { z } from 'zod'

/** A legal day, `YYYY-MM-DD`, in Asia/Ho_Chi_Minh. A string on purpose: a Date of 2020-06-15 is the 14th in UTC. */
export const Day = z.iso
  .date()
  .refine((d) => d >= '1900-01-01' && d <= '2100-12-31', { error: 'day.out-of-range' })
  .brand<'Day'>()
export type Day = z.infer<typeof Day>

const zone = 'Asia/Ho_Chi_Minh'
const dayFormat = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })

/** The legal day at an instant. */
export const dayOf = (at: Date): Day => Day.parse(dayFormat.format(at))

/** Day arithmetic on the calendar, months and years not involved. */
export function addDays(day: Day, n: number): Day {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + n)
  return Day.parse(at.toISOString().slice(0, 10))
}

/** `15/06/2020`, as tables and screens write it. */
export const slashed = (day: Day): string => `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`

/** `ngày 14 tháng 02 năm 2020`: days below 10 and the months 1 and 2 carry a leading zero (layout of NĐ 30/2020, to be verified). */
export function inWords(day: Day): string {
  const month = Number(day.slice(5, 7))
  return `ngày ${day.slice(8, 10)} tháng ${month <= 2 ? `0${month}` : month} năm ${day.slice(0, 4)}`
}

/** Reads what a person types: 15/6/2020, 15-06-2020, 15.06.2020 or 2020-06-15; undefined when it is no day of the calendar. */
export function readDay(text: string): Day | undefined {
  const typed = text.trim()
  const vietnamese = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(typed)
  const iso = vietnamese ? `${vietnamese[3]}-${vietnamese[2]?.padStart(2, '0')}-${vietnamese[1]?.padStart(2, '0')}` : typed
  const read = Day.safeParse(iso)
  return read.success ? read.data : undefined
}

/** Half-year of a programme: `2020-H1`. */
export const HalfYear = z
  .string()
  .regex(/^(19\d\d|20\d\d|2100)-H[12]$/)
  .brand<'HalfYear'>()
export type HalfYear = z.infer<typeof HalfYear>

export function halfYear(year: number, half: 1 | 2): HalfYear {
  return HalfYear.parse(`${year}-H${half}`)
}

export function halfYearOf(day: Day): HalfYear {
  return halfYear(Number(day.slice(0, 4)), Number(day.slice(5, 7)) <= 6 ? 1 : 2)
}

export function spanOf(period: HalfYear): { from: Day; to: Day } {
  const year = period.slice(0, 4)
  return period.endsWith('H1')
    ? { from: Day.parse(`${year}-01-01`), to: Day.parse(`${year}-06-30`) }
    : { from: Day.parse(`${year}-07-01`), to: Day.parse(`${year}-12-31`) }
}

export function nextHalfYear(period: HalfYear): HalfYear {
  const year = Number(period.slice(0, 4))
  return period.endsWith('H1') ? halfYear(year, 2) : halfYear(year + 1, 1)
}

/**
 * A date nobody is forced to invent: a day, a month, a quarter, a half-year, a year, or unknown.
 * `from` and `to` are the first and last legal day it can mean; both null when unknown.
 */
export const ImpreciseDate = z.discriminatedUnion('precision', [
  z.strictObject({ precision: z.literal('unknown') }),
  z.strictObject({ precision: z.literal('day'), day: Day }),
  z.strictObject({ precision: z.literal('month'), month: z.string().regex(/^(19\d\d|20\d\d|2100)-(0[1-9]|1[0-2])$/) }),
  z.strictObject({ precision: z.literal('quarter'), quarter: z.string().regex(/^(19\d\d|20\d\d|2100)-Q[1-4]$/) }),
  z.strictObject({ precision: z.literal('half-year'), halfYear: HalfYear }),
  z.strictObject({ precision: z.literal('year'), year: z.string().regex(/^(19\d\d|20\d\d|2100)$/) }),
])
export type ImpreciseDate = z.infer<typeof ImpreciseDate>

const lastOfMonth = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate()

function months(year: number, first: number, last: number): { from: Day; to: Day } {
  const two = (n: number) => String(n).padStart(2, '0')
  return { from: Day.parse(`${year}-${two(first)}-01`), to: Day.parse(`${year}-${two(last)}-${two(lastOfMonth(year, last))}`) }
}

export function reach(date: ImpreciseDate): { from: Day; to: Day } | undefined {
  switch (date.precision) {
    case 'unknown':
      return undefined
    case 'day':
      return { from: date.day, to: date.day }
    case 'month':
      return months(Number(date.month.slice(0, 4)), Number(date.month.slice(5)), Number(date.month.slice(5)))
    case 'quarter': {
      const q = Number(date.quarter.slice(6))
      return months(Number(date.quarter.slice(0, 4)), q * 3 - 2, q * 3)
    }
    case 'half-year':
      return spanOf(date.halfYear)
    case 'year':
      return months(Number(date.year), 1, 12)
  }
}
