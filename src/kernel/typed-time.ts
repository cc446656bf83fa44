import { type Day, HalfYear, ImpreciseDate, readDay } from './day.ts'
import { fold } from './fold.ts'

const quarters: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4, '1': 1, '2': 2, '3': 3, '4': 4 }

/** A time as offices type it ("Quý II", "tháng 6/2020", "15/6", "6 tháng cuối năm"), in `year` unless it names one; undefined where it is none. */
export function readTime(typed: string, year?: number): ImpreciseDate | undefined {
  const text = fold(typed).replaceAll('.', '/').replaceAll('-', '/')
  if (text === '' || text === '—') return { precision: 'unknown' }
  const of = (found: string | undefined) => found ?? String(year ?? '')
  const legal = (date: unknown) => ImpreciseDate.safeParse(date).data
  const quarter = /^(?:quy|q) ?(i{1,3}|iv|[1-4])(?:(?:\/| |nam)+(\d{4}))?$/.exec(text)
  if (quarter) return legal({ precision: 'quarter', quarter: `${of(quarter[2])}-Q${quarters[quarter[1] ?? '']}` })
  const half = /^0?6 thang (dau|cuoi)(?: nam)?(?:[/ ](\d{4}))?$/.exec(text)
  if (half) return legal({ precision: 'half-year', halfYear: HalfYear.safeParse(`${of(half[2])}-H${half[1] === 'dau' ? 1 : 2}`).data })
  const month = /^(?:thang|t) ?(0?[1-9]|1[0-2])(?:(?:\/| |nam)+(\d{4}))?$/.exec(text) ?? /^(0?[1-9]|1[0-2])\/(\d{4})$/.exec(text)
  if (month) return legal({ precision: 'month', month: `${of(month[2])}-${month[1]?.padStart(2, '0')}` })
  const whole = /^(?:ca nam|nam)? ?(\d{4})?$/.exec(text)
  if (whole) return legal({ precision: 'year', year: of(whole[1]) })
  const day: Day | undefined = readDay(typed) ?? (year === undefined ? undefined : readDay(`${text}/${year}`))
  return day === undefined ? undefined : { precision: 'day', day }
}
