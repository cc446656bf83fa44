import { fold, tidy } from '../../kernel/fold.ts'
import { readTime } from '../../kernel/typed-time.ts'
import type { KnownDate } from '../programme/programme-fields.ts'
import type { InspectionForm } from './plan-line.ts'

const known = (text: string, year: number): KnownDate | undefined => readTime(text, year)
const unknown: KnownDate = { precision: 'unknown' }
const allYear = /^(thuong xuyen|trong nam|ca nam|quanh nam|(hang|hằng|moi) (thang|quy|nam))$/

/** "Quý I – Quý II/2019", "tháng 3-5", "trước 15/6", "thường xuyên": from when to when, in `year` unless it is named; undefined where it is none. */
export function readSpan(typed: string, year: number): { from: KnownDate; to: KnownDate } | undefined {
  const text = fold(typed).replace(/\s+/g, ' ').trim()
  if (text === '' || text === '—') return { from: unknown, to: unknown }
  if (allYear.test(text)) return { from: { precision: 'year', year: String(year) }, to: { precision: 'year', year: String(year) } }
  const until = /^(?:truoc|den|chậm nhat|cham nhat|xong truoc|hoan thanh truoc)(?: ngay| het)? (.+)$/.exec(text)
  if (until) {
    const to = known(until[1] ?? '', year)
    return to && { from: unknown, to }
  }
  const whole = known(text, year)
  // A day alone is the day by which it is done.
  if (whole) return { from: whole.precision === 'day' ? unknown : whole, to: whole }
  const parts = text
    .replace(/^tu (?:ngay )?/, '')
    .split(/\s*(?:[–—,]|\bden\b|\btoi\b|\bva\b)\s*|\s*-\s*/)
    .filter((part) => part !== '')
  const [first = '', last = ''] = [parts[0], parts.at(-1)]
  if (parts.length < 2) {
    const from = known(first, year)
    return from && { from, to: unknown }
  }
  // "tháng 3-5/2019": the second takes the word of the first, the first the year of the second.
  const word = /^(thang|quy|ngay|t|q)\b/.exec(first)?.[1] ?? ''
  const ofYear = Number(/\b((?:19|20)\d\d)$/.exec(last)?.[1] ?? year)
  const from = known(first.replace(/^ngay /, ''), ofYear)
  const to = known(last.replace(/^ngay /, ''), year) ?? known(`${word} ${last}`, year)
  return from && to && { from, to }
}

/** "04 bản tin": the unit may stand behind the number; undefined where it begins with none. */
export function readQuantity(typed: string): { quantity: number | null; unit: string | null } | undefined {
  const text = tidy(typed)
  if (text === '' || text === '—' || text === '-') return { quantity: null, unit: null }
  const found = /^(\d{1,3}(?:\.\d{3})+|\d{1,7})\s*(\D.*)?$/.exec(text)
  if (!found) return undefined
  return { quantity: Number((found[1] ?? '').replaceAll('.', '')), unit: found[2]?.replace(/^\s*[(]?|[)]?\s*$/g, '') || null }
}

const scales: readonly [RegExp, number][] = [
  [/\bty\b/, 1_000_000_000],
  [/\btrieu\b/, 1_000_000],
  [/\b(nghin|ngan)\b/, 1_000],
]
/** What a column counts in: "Kinh phí (triệu đồng)" → 1.000.000. */
export const scaleOf = (title: string): number => scales.find(([word]) => word.test(fold(title)))?.[1] ?? 1

/** "50.000.000 (Ngân sách thành phố)", "12,5 triệu"; words without a number are the source. Undefined where the number is no whole amount of đồng. */
export function readMoney(typed: string, columnScale: number): { budget: number | null; source: string | null } | undefined {
  const text = tidy(typed)
  if (text === '' || text === '—' || text === '-') return { budget: null, source: null }
  if (!/\d/.test(text)) return { budget: null, source: text }
  const found = /^([\d.,]+)\s*([^(\d]*?)\s*(?:\((.+)\))?$/.exec(text)
  const figure = found?.[1] ?? ''
  const words = fold(found?.[2] ?? '').trim()
  if (!found || !/^(|(ty|trieu|nghin|ngan)?( ?(dong|d|vnd))?)$/.test(words)) return undefined
  if (!/^(\d{1,3}(\.\d{3})+|\d+)(,\d{1,6})?$/.test(figure)) return undefined
  const amount = Number(figure.replaceAll('.', '').replace(',', '.')) * (words === '' ? columnScale : scaleOf(words))
  const whole = Math.round(amount)
  return Math.abs(whole - amount) < 0.001 && whole <= 9_000_000_000_000 ? { budget: whole, source: found[3] ?? null } : undefined
}

const forms: Readonly<Record<string, InspectionForm>> = {
  'tai tru so': 'on-site',
  'tai cho': 'on-site',
  'truc tiep': 'on-site',
  'tai co quan': 'on-site',
  'qua ho so': 'by-file',
  'ho so': 'by-file',
  'qua bao cao': 'by-file',
  'dot xuat': 'unannounced',
}
/** null for an empty cell, undefined for one that names no form. */
export const readForm = (typed: string): InspectionForm | null | undefined => (tidy(typed) === '' ? null : forms[fold(typed)])

/** Names that stand one below the other or between semicolons, with or without dashes. */
export const listIn = (typed: string): string[] =>
  typed
    .split(/[;\n]/)
    .map((part) => tidy(part.replace(/^\s*[-–+•*]\s*/, '')).replace(/[.,]$/, ''))
    .filter((part) => part !== '')
