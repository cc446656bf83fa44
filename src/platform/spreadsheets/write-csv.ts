import { plainNumber, dateText } from './cell-text.ts'
import { escapeCell } from './csv-escape.ts'
import { type WrittenCell, type WrittenRows, writtenText } from './written-cell.ts'

const chunk = 64 * 1024

/**
 * A CSV file in pieces, for `Readable.from`: UTF-8 with its mark (without it Excel takes the file for Windows-1252),
 * lines and quotes as RFC 4180 says, and no text that a spreadsheet would run as a formula.
 */
export async function* writeCsv(columns: readonly { title: string }[], rows: WrittenRows): AsyncGenerator<string> {
  let pending = `\uFEFF${line(columns.map(({ title }) => title))}`
  for await (const row of rows) {
    pending += line(columns.map((_, at) => row[at]))
    if (pending.length < chunk) continue
    yield pending
    pending = ''
  }
  if (pending !== '') yield pending
}

const line = (cells: readonly WrittenCell[]) => `${cells.map((cell) => quoted(csvText(cell))).join(',')}\r\n`

const quoted = (text: string) => (/[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

function csvText(cell: WrittenCell): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'number') return Number.isFinite(cell) ? plainNumber(cell) : ''
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE'
  if (cell instanceof Date) return dateText(cell) ?? ''
  return escapeCell(writtenText(cell))
}
