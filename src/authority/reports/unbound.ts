import type { Figure } from './figures.ts'
import { hasData, percentOf } from './figure-value.ts'

/** A number somebody typed into own words, and the bound figures that say the same. */
export interface Unbound {
  number: string
  offers: string[]
}

const ignored = [
  /\{\{[^}]*\}\}/g,
  // Days, months, years and spans of them.
  /\b\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}\b/g,
  /\b\d{1,2}\/(?:19|20|21)\d\d\b/g,
  /ngày\s+(?:0?[1-9]|[12]\d|3[01])\/(?:0?[1-9]|1[0-2])(?![\d/])/giu,
  /\d{1,2}\s+tháng\s+(?:đầu|cuối)\s+năm(?:\s+\d{4})?/giu,
  /(?:ngày|tháng|quý|năm|giai đoạn|nhiệm kỳ)\s+\d{1,4}(?:\s*[-–]\s*\d{1,4})?(?![\d.,]*\d|\s*%)/giu,
  /\b\d{1,2}(?::|\s?giờ\s?|\s?[hg])\d{2}\b/giu,
  // Numbers of papers, names of standards, and whatever hangs on letters: 287/SKHCN-TĐC, 20/2015/QH13, ISO 9001:2015, COVID-19.
  /\d+[\p{L}]?(?:\/\d{4})?\/\p{Lu}[\p{L}\p{N}-]*(?:\/\p{Lu}[\p{L}\p{N}-]*)*/gu,
  /\b(?:TCVN(?:\s+ISO)?|ISO(?:\/IEC)?|QCVN)\s*\d+(?:-\d+)?(?::\d{4})?/giu,
  /\p{L}[\p{L}.]*-?\d+(?:[.:-]\d+)*/gu,
  // Places in a text or in town, and the numbering of lines.
  /(?:điều|khoản|điểm|chương|mục|phần|tiết|phụ lục|biểu|bảng|mẫu|quận|phường)\s+(?:số\s+)?\d+(?:\s*[-–]\s*\d+)?(?!\d|\s*%)/giu,
  /(?:^|\n)\s*\d{1,2}[.)](?=\s)/g,
]

const number = /\d+(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?/g
/** A number on its own: no part of a date, a paper's number or another number. */
const standing = /(?<![\d.,/:\p{L}-])(\d+(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)(\s*%)?(?!\d|[.,]\d|\/\p{L})/gu
const amountOf = (typed: string) => Number(typed.replaceAll('.', '').replace(',', '.'))

/** What a figure can say in a sentence, by the name a sentence calls it. */
function saidBy({ key, section, value }: Pick<Figure, 'key' | 'section' | 'value'>): [string, number, boolean][] {
  if (key !== section) return []
  if (value.kind === 'count') return value.n === null ? [] : [[`${key}.n`, value.n, false]]
  const plain: [string, number, boolean][] = [
    [`${key}.N`, value.N, false],
    [`${key}.noData`, value.noData, false],
  ]
  if (!hasData(value)) return plain
  return [
    [`${key}.n`, value.n, false],
    [`${key}.notYet`, value.notYet, false],
    ...plain,
    [`${key}.percent`, amountOf(percentOf(value).replace(/[^\d.,]/g, '')), true],
  ]
}

/**
 * Numbers of a text that no figure stands behind. Dates, paper numbers and places in a text are none; in doubt a number is
 * told, for a mark too many costs a look and one too few costs a wrong report.
 */
export function unboundIn(text: string, figures: readonly Pick<Figure, 'key' | 'section' | 'value'>[]): Unbound[] {
  const rest = ignored.reduce((left, shape) => left.replace(shape, (found) => ' '.repeat(found.length)), text.normalize('NFC'))
  const said = figures.flatMap(saidBy)
  const typed = Array.from(rest.matchAll(number), (match) => ({ shown: match[0], percent: /^\s*%/.test(rest.slice(match.index + match[0].length)) }))
  const marked = new Map(typed.map(({ shown, percent }) => [`${shown}${percent ? ' %' : ''}`, { shown, percent }]))
  return [...marked].map(([words, { shown, percent }]) => ({
    number: words,
    offers: said.flatMap(([name, n, isPercent]) => (isPercent === percent && n === amountOf(shown) ? [name] : [])),
  }))
}

/** The first such number of a text with a figure in its place. */
export function boundInstead(text: string, typed: string, offer: string): string {
  let put = false
  return text.normalize('NFC').replace(standing, (found: string, shown: string, percent: string | undefined) => {
    if (put || `${shown}${percent === undefined ? '' : ' %'}` !== typed) return found
    put = true
    return `{{${offer}}}`
  })
}
