import { refuse } from '../../kernel/refusal.ts'

const unwanted = /[^\P{Cc}\n\t]|[\p{Cs}\uFFFE\uFFFF]/gu

/**
 * Text as a cell keeps it: NFC, one kind of line end, no control characters. A null byte would be refused by
 * PostgreSQL, half a surrogate pair by every encoder; direction marks stay as typed, `tidy` decides on them later.
 */
export const cleanText = (text: string): string => text.replace(/\r\n?/g, '\n').replace(unwanted, '').normalize('NFC')

/** Whether `cleanText` leaves something out. */
export const hasUnwanted = (text: string): boolean => text.replace(/\r/g, '').search(unwanted) !== -1

/** Excel keeps 15 significant digits: 0.1 + 0.2 is 0.3 to its user. No exponents, since codes and counts are read as text. */
export function plainNumber(n: number): string {
  if (Number.isSafeInteger(n)) return String(n === 0 ? 0 : n)
  const rounded = Number(n.toPrecision(15))
  const text = String(rounded)
  if (!text.includes('e')) return text
  return Number.isInteger(rounded) ? BigInt(rounded).toString() : rounded.toFixed(20).replace(/\.?0+$/, '')
}

/**
 * A date cell as text: a day, a day with its time, or a time alone (Excel keeps 08:30 as a part of day 0).
 * Undefined when the number behind the date is outside the calendar, which Excel shows as ########.
 */
export function dateText(at: Date): string | undefined {
  if (Number.isNaN(at.getTime()) || at.getUTCFullYear() > 9999 || at.getUTCFullYear() < 1899) return undefined
  const [day = '', time = ''] = new Date(Math.round(at.getTime() / 1000) * 1000).toISOString().slice(0, 19).split('T')
  if (at.getUTCFullYear() === 1899) return time
  return time === '00:00:00' ? day : `${day} ${time}`
}

/** 'D12' for row 11, column 3, both counted from 0. */
export function cellName(row: number, column: number): string {
  return `${columnName(column)}${row + 1}`
}

export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26))
  return column < 26 ? letter : `${columnName(Math.floor(column / 26) - 1)}${letter}`
}

export function checkLength(text: string, at: { name: string; sheet: string; row: number; column: number; limit: number }): void {
  if (text.length <= at.limit) return
  refuse('invalid', 'spreadsheet.cell-too-long', {
    name: at.name,
    sheet: at.sheet,
    cell: cellName(at.row, at.column),
    row: at.row + 1,
    length: text.length,
    limit: at.limit,
  })
}
