import { type ImpreciseDate, slashed } from '../../kernel/day.ts'
import { fold } from '../../kernel/fold.ts'

const roman = ['I', 'II', 'III', 'IV']

/** A time as a cell of a plan writes it; papers are Vietnamese whatever the screen's language. */
export function shortDate(date: ImpreciseDate): string {
  switch (date.precision) {
    case 'unknown':
      return ''
    case 'day':
      return slashed(date.day)
    case 'month':
      return `Tháng ${date.month.slice(5)}/${date.month.slice(0, 4)}`
    case 'quarter':
      return `Quý ${roman[Number(date.quarter.slice(6)) - 1]}/${date.quarter.slice(0, 4)}`
    case 'half-year':
      return `6 tháng ${date.halfYear.endsWith('H1') ? 'đầu' : 'cuối'} năm ${date.halfYear.slice(0, 4)}`
    case 'year':
      return `Năm ${date.year}`
  }
}

/** "Quý I/2020 – Quý II/2020"; one time where both are the same. */
export function spanWords(from: ImpreciseDate, to: ImpreciseDate): string {
  const [a, b] = [shortDate(from), shortDate(to)]
  return a === b || b === '' ? a : a === '' ? b : `${a} – ${b}`
}

/** "04 bản tin": two digits below ten, as offices write it. */
export const amountWords = (quantity: number | null, unit: string | null): string =>
  quantity === null ? '' : `${quantity < 10 ? `0${quantity}` : quantity.toLocaleString('vi-VN')}${unit === null ? '' : ` ${unit}`}`

/** "50.000.000 đồng (Ngân sách thành phố)"; without the unit in a column that names it. */
export const moneyWords = (budget: number | null, source: string | null): string =>
  budget === null ? (source ?? '') : `${budget.toLocaleString('vi-VN')}${source === null ? '' : ` (${source})`}`

export const formWords = { 'on-site': 'Tại trụ sở', 'by-file': 'Qua hồ sơ', unannounced: 'Đột xuất' } as const

/** What follows "Kế hoạch" in the title: it already begins with the word in most titles. */
export const abstractOf = (title: string): string => (fold(title).startsWith('ke hoach ') ? title.slice('Kế hoạch '.length) : title)
