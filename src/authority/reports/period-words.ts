import { type ImpreciseDate, inWords, nextHalfYear } from '../../kernel/day.ts'
import { isYear, type ReportPeriod, yearOf } from '../../kernel/report-period.ts'

/** "6 tháng đầu năm 2020", "năm 2020", as titles and sentences write a period. */
export const periodWords = (period: ReportPeriod): string =>
  isYear(period) ? `năm ${yearOf(period)}` : `6 tháng ${period.endsWith('H1') ? 'đầu' : 'cuối'} năm ${yearOf(period)}`

/** "06 tháng cuối năm": the year is named only when it is another than the report's. */
export function nextPeriodWords(period: ReportPeriod): string {
  if (isYear(period)) return `năm ${yearOf(period) + 1}`
  return period.endsWith('H1') ? '06 tháng cuối năm' : `06 tháng đầu năm ${yearOf(nextHalfYear(period))}`
}

const roman = ['I', 'II', 'III', 'IV']

/** A date as precise as it is known, in words; undefined when it is not. */
export function impreciseWords(date: ImpreciseDate): string | undefined {
  switch (date.precision) {
    case 'unknown':
      return undefined
    case 'day':
      return inWords(date.day)
    case 'month': {
      const month = Number(date.month.slice(5))
      return `tháng ${month <= 2 ? `0${month}` : month} năm ${date.month.slice(0, 4)}`
    }
    case 'quarter':
      return `quý ${roman[Number(date.quarter.slice(6)) - 1]} năm ${date.quarter.slice(0, 4)}`
    case 'half-year':
      return periodWords(date.halfYear)
    case 'year':
      return `năm ${date.year}`
  }
}

/** "website của Chi cục và bản tin TBT" */
export function enumerated(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} và ${names.at(-1)}`
}
