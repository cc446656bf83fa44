import { balanced, textWidth } from './text-width.ts'
import { points, ruleShare, sizes, textBlock, widestState } from './measures.ts'
import type { IssueDate, OfficialDocument } from './official-document.ts'
import { capitals } from './printable.ts'

const nation = 'Cộng hòa xã hội chủ nghĩa Việt Nam'
const motto = 'Độc lập - Tự do - Hạnh phúc'

export interface Letterhead {
  /** Widths of its two columns in points. */
  readonly columns: { readonly left: number; readonly right: number }
  readonly nation: string
  readonly motto: string
  /** Points: as long as the motto. */
  readonly mottoRule: number
  readonly parent: readonly string[]
  readonly issuer: readonly string[]
  readonly issuerRule: number
  readonly number: string | null
  /** "V/v …" of an official letter. */
  readonly subject: readonly string[]
  readonly placeDate: string | null
}

/** A rule below centred lines, measured on the last of them. */
export function ruleBelow(lines: readonly string[], size: number): number {
  return Math.round(textWidth(lines.at(-1) ?? '', size, 'bold') * ruleShare)
}

/** "ngày 05 tháng 01 năm 2020"; before the issue "ngày … tháng … năm 2020". Days below 10, January and February carry a zero. */
export function dateWords(date: IssueDate): string {
  if (typeof date !== 'string') return `ngày … tháng ${date.month === undefined ? '…' : monthWords(date.month)} năm ${date.year}`
  return `ngày ${date.slice(8, 10)} tháng ${monthWords(Number(date.slice(5, 7)))} năm ${date.slice(0, 4)}`
}

const monthWords = (month: number) => (month <= 2 ? `0${month}` : String(month))

const serialWords = (serial: string) => (/^\d(?!\d)/.test(serial) ? `0${serial}` : serial)

/** "05/BC-SKHCN"; without a number, `blank` stands where the records clerk will write it. */
export function numberWords(number: OfficialDocument['number'], blank: string): string {
  return `${number.serial === null ? blank : serialWords(number.serial)}/${number.symbol}`
}

/** Eight blanks that no renderer may close up. */
const blankSerial = '\u00A0'.repeat(8)

/** Word and LibreOffice measure up to half a percent wider than the letters' own widths say. */
const slack = 0.992

/**
 * The right column holds the nation's name and the place with the widest date on one line each, so that a paper looks the
 * same before and after its issue; the office's name takes what is left.
 */
function columns(doc: OfficialDocument): Letterhead['columns'] {
  const year = typeof doc.date === 'string' ? doc.date.slice(0, 4) : String(doc.date.year)
  const place = textWidth(`${doc.place}, ngày 30 tháng 12 năm ${year}`, sizes.place, 'regular')
  const right = Math.min(points(widestState), Math.max(textWidth(capitals(nation), sizes.nation, 'bold'), place) / slack)
  return { left: textBlock(false) - right, right }
}

/** Broken by its own capitals, which show the compounds, then set in capitals throughout. */
const inCapitals = (name: string, room: number, weight: 'regular' | 'bold') =>
  balanced(name, room, (line) => textWidth(capitals(line), sizes.issuer, weight)).map(capitals)

/** The letterhead of the paper itself; an enclosure repeats it without number, subject and place. */
export function letterhead(doc: OfficialDocument, of: 'paper' | 'enclosure' = 'paper'): Letterhead {
  const two = columns(doc)
  const room = two.left * slack
  const issuer = inCapitals(doc.issuer.name, room, 'bold')
  const own = of === 'paper'
  return {
    columns: two,
    nation: capitals(nation),
    motto,
    mottoRule: Math.round(textWidth(motto, sizes.motto, 'bold') * 10) / 10,
    parent: doc.issuer.parent === undefined ? [] : inCapitals(doc.issuer.parent, room, 'regular'),
    issuer,
    issuerRule: ruleBelow(issuer, sizes.issuer),
    number: own ? `Số: ${numberWords(doc.number, blankSerial)}` : null,
    subject: own && doc.title.form === 'letter' ? balanced(`V/v ${doc.title.about}`, room * 0.96, (line) => textWidth(line, sizes.subject, 'regular')) : [],
    placeDate: own ? `${doc.place}, ${dateWords(doc.date)}` : null,
  }
}
