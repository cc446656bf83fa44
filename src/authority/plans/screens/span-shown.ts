import type { ImpreciseDate } from '../../../kernel/day.ts'

/** "Quý I – Quý II/2020" as screens write times; one where both are the same, a dash where neither is known. */
export function spanShown(from: ImpreciseDate, to: ImpreciseDate, written: (date: ImpreciseDate) => string): string {
  const [first, last] = [from, to].map((date) => (date.precision === 'unknown' ? null : written(date)))
  if (!first && !last) return '—'
  return first && last && first !== last ? `${first} – ${last}` : (last ?? first ?? '—')
}
