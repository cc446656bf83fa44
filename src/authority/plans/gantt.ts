import { addDays, type Day, type ImpreciseDate, reach } from '../../kernel/day.ts'

export interface Span {
  from: Day
  to: Day
}

/** Days from one to another, both included. */
const daysIn = ({ from, to }: Span): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1

const later = (a: Day, b: Day) => (a > b ? a : b)
const earlier = (a: Day, b: Day) => (a < b ? a : b)

const inMonth = (year: number, month: number): Span => reach({ precision: 'month', month: `${year}-${String(month).padStart(2, '0')}` }) as Span

export const monthSpan = (month: string): Span => inMonth(Number(month.slice(0, 4)), Number(month.slice(5)))

/** What a chart shows: the year by months, or one quarter by weeks. */
export interface Scale extends Span {
  unit: 'month' | 'week'
  columns: readonly Span[]
}

export function scaleOfYear(year: number, quarter?: number): Scale {
  if (quarter === undefined) {
    const columns = Array.from({ length: 12 }, (_, n) => inMonth(year, n + 1))
    return { unit: 'month', columns, from: `${year}-01-01` as Day, to: `${year}-12-31` as Day }
  }
  const { from, to } = reach({ precision: 'quarter', quarter: `${year}-Q${quarter}` }) as Span
  const columns: Span[] = []
  for (let start = from; start <= to; ) {
    // Weeks begin on Monday; the first and the last are as long as the quarter lets them be.
    const weekday = (new Date(`${start}T00:00:00Z`).getUTCDay() + 6) % 7
    const end = addDays(start, 6 - weekday)
    columns.push({ from: start, to: earlier(end, to) })
    start = addDays(end, 1)
  }
  return { unit: 'week', columns, from, to }
}

/** Place on the scale, in parts of a hundred. */
export interface Place {
  left: number
  width: number
}

function placeOf(span: Span, scale: Span): Place | undefined {
  if (span.to < scale.from || span.from > scale.to) return undefined
  const all = daysIn(scale)
  const shown = { from: later(span.from, scale.from), to: earlier(span.to, scale.to) }
  return { left: ((daysIn({ from: scale.from, to: shown.from }) - 1) / all) * 100, width: (daysIn(shown) / all) * 100 }
}

/** Where a day's end stands: the line of today. Undefined outside of the scale. */
export const placeOfDay = (day: Day, scale: Span): number | undefined => {
  const place = placeOf({ from: day, to: day }, scale)
  return place && place.left + place.width / 2
}

export interface Bar {
  /** As the plan has it. */
  planned: Place
  /** 'end': the plan tells only by when; 'begin': only from when. */
  open: 'end' | 'begin' | null
  /** By how much it was extended. */
  extended: Place | undefined
}

/** A line on the scale; undefined where it tells no time, or none within the scale. */
export function barOf(line: { from: ImpreciseDate; to: ImpreciseDate; due: Day | null }, scale: Scale): Bar | undefined {
  const [begin, end] = [reach(line.from), reach(line.to)]
  const only = end ?? begin
  if (!only) return undefined
  const span = begin && end ? { from: begin.from, to: end.to } : begin ? { from: begin.from, to: later(begin.to, scale.to) } : only
  const planned = placeOf(span, scale)
  const extended = line.due !== null && line.due > span.to ? placeOf({ from: addDays(span.to, 1), to: line.due }, scale) : undefined
  const place = planned ?? (extended && { left: extended.left, width: 0 })
  return place && { planned: place, open: begin && end ? null : begin ? 'begin' : 'end', extended }
}

export interface Due<L> {
  /** By the day on which they are due. */
  days: ReadonlyMap<Day, L[]>
  /** Due by the end of the month, a quarter or a year that ends in it: no day was told. */
  rest: L[]
}

/** Lines whose last day lies in a month. */
export function dueIn<L extends { to: ImpreciseDate; due: Day | null }>(lines: readonly L[], month: string): Due<L> {
  const days = new Map<Day, L[]>()
  const rest: L[] = []
  for (const line of lines) {
    if (line.due === null || line.due.slice(0, 7) !== month) continue
    const told = line.to.precision === 'day' || reach(line.to)?.to !== line.due
    if (told) days.set(line.due, [...(days.get(line.due) ?? []), line])
    else rest.push(line)
  }
  return { days, rest }
}

/** The days of a month in weeks from Monday; null outside of it. */
export function weeksOf(month: string): (Day | null)[][] {
  const { from, to } = monthSpan(month)
  const before = (new Date(`${from}T00:00:00Z`).getUTCDay() + 6) % 7
  const cells: (Day | null)[] = [...Array.from({ length: before }, () => null), ...Array.from({ length: daysIn({ from, to }) }, (_, n) => addDays(from, n))]
  while (cells.length % 7 !== 0) cells.push(null)
  return Array.from({ length: cells.length / 7 }, (_, n) => cells.slice(n * 7, n * 7 + 7))
}
