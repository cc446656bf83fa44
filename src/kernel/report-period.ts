import { z } from 'zod'
import { Day, HalfYear, halfYear, nextHalfYear, spanOf } from './day.ts'

/** A year a report tells of: `2020-Y`. What is done and what is set as a task belongs to half-years; a year is two of them. */
export const YearPeriod = z
  .string()
  .regex(/^(19\d\d|20\d\d|2100)-Y$/)
  .brand<'YearPeriod'>()
export type YearPeriod = z.infer<typeof YearPeriod>

export const ReportPeriod = z.union([HalfYear, YearPeriod])
export type ReportPeriod = z.infer<typeof ReportPeriod>

export const isYear = (period: ReportPeriod): period is YearPeriod => period.endsWith('-Y')

export const yearOf = (period: ReportPeriod): number => Number(period.slice(0, 4))

export const yearPeriod = (year: number): YearPeriod => YearPeriod.parse(`${year}-Y`)

/** The half-years of a period in their order. */
export function halvesOf(period: ReportPeriod): HalfYear[] {
  return isYear(period) ? [halfYear(yearOf(period), 1), halfYear(yearOf(period), 2)] : [period]
}

export function periodSpan(period: ReportPeriod): { from: Day; to: Day } {
  return isYear(period) ? { from: Day.parse(`${yearOf(period)}-01-01`), to: Day.parse(`${yearOf(period)}-12-31`) } : spanOf(period)
}

export const nextPeriod = (period: ReportPeriod): ReportPeriod => (isYear(period) ? yearPeriod(yearOf(period) + 1) : nextHalfYear(period))
