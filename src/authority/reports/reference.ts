import { z } from 'zod'
import { Day, slashed } from '../../kernel/day.ts'
import { twoDigits } from '../../kernel/progress.ts'
import { ReportPeriod } from '../../kernel/report-period.ts'
import { FigureValue, hasData, shownValue } from './figure-value.ts'
import { periodWords } from './period-words.ts'

/** Which other period: the one before, the same one last year; for a year its two halves. */
export const Slot = z.enum(['before', 'lastYear', 'first', 'second'])
export type Slot = z.infer<typeof Slot>

/** The figures of another period, to stand beside those of the report. */
export const Reference = z.strictObject({
  slot: Slot,
  period: ReportPeriod,
  dataDate: Day.describe('of its frozen report, or else the day that corresponds to the data date of this one'),
  source: z.enum(['issued', 'frozen', 'register']).describe('its report as issued or frozen; the register as of the day where there is none'),
  number: z.string().nullable().describe('of its issued report'),
  edition: z.string().nullable().describe('edition of the standard its n/N is about; null when none was valid'),
  values: z.record(z.string(), FigureValue).describe('by the keys of the figures; a figure that period has no data for is absent'),
})
export type Reference = z.infer<typeof Reference>

export const referenceIn = (references: readonly Reference[], slot: Slot): Reference | undefined => references.find((one) => one.slot === slot)

const comparable = (value: FigureValue | undefined): number | undefined => {
  if (value === undefined) return undefined
  if (value.kind === 'progress') return hasData(value) ? value.n : undefined
  return value.n ?? undefined
}

/** 40/63, 04, or "—" where that period has no data: never 0. */
export const shownIn = (reference: Reference | undefined, key: string): string => {
  const value = reference?.values[key]
  return value === undefined ? '—' : shownValue(value)
}

/** What changed since: 7, −2, 0; undefined where one of the two is not known. */
export function changeSince(reference: Reference | undefined, key: string, now: FigureValue): number | undefined {
  const [then, is] = [comparable(reference?.values[key]), comparable(now)]
  return then === undefined || is === undefined ? undefined : is - then
}

/** "+7", "−2", "0" for tables; "—" where there is nothing to compare. */
export const signedChange = (change: number | undefined): string =>
  change === undefined ? '—' : change === 0 ? '0' : `${change > 0 ? '+' : '−'}${Math.abs(change).toLocaleString('vi-VN')}`

/** "tăng 07", "giảm 02", "không đổi" for sentences. */
export const changeWords = (change: number | undefined): string =>
  change === undefined ? '—' : change === 0 ? 'không đổi' : `${change > 0 ? 'tăng' : 'giảm'} ${twoDigits(Math.abs(change))}`

/** Head of a column: "6 tháng cuối năm 2019 (31/12/2019)". */
export function referenceTitle({ period, dataDate }: Pick<Reference, 'period' | 'dataDate'>): string {
  const words = periodWords(period)
  return `${words.slice(0, 1).toLocaleUpperCase('vi')}${words.slice(1)} (${slashed(dataDate)})`
}
