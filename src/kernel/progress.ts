import { z } from 'zod'
import { Day } from './day.ts'

/** "47/63": a part of a whole on a data date. The third answer, "no data", is counted apart and never as "not yet". */
export const Progress = z.strictObject({
  n: z.int().min(0).describe('declared (đã công bố)'),
  notYet: z.int().min(0).describe('known not to have declared (chưa công bố)'),
  noData: z.int().min(0).describe('chưa có số liệu'),
  total: z.int().min(0),
  on: Day.describe('data date'),
})
export type Progress = z.infer<typeof Progress>

/** 74,6 %: one decimal, a comma, a blank before the sign; "—" where there is no whole. */
export function percent(n: number, total: number): string {
  return total === 0 ? '—' : `${(Math.round((n / total) * 1000) / 10).toLocaleString('vi-VN')} %`
}

/** Counts below 10 are written in two digits: "04 bản tin", "01 công chức". */
export const twoDigits = (n: number): string => (n >= 0 && n < 10 ? `0${n}` : n.toLocaleString('vi-VN'))

/** How many are needed for a target in percent, rounded up: 70 % of 322 → 226. */
export const needed = (target: number, total: number): number => Math.ceil((target * total) / 100 - 1e-9)
