import { type CellObject, read, SSF, utils, type WorkBook } from '@e965/xlsx'
import { refuse } from '../../kernel/refusal.ts'
import { CellNotes } from './cell-notes.ts'
import { cellName, checkLength, cleanText, columnName, dateText, hasUnwanted, plainNumber } from './cell-text.ts'
import type { Grid } from './grid.ts'
import type { Reading } from './table.ts'

/** Titles above the header and blank rows do not count as data, but somebody must bound them. */
const slackRows = 1_000

/**
 * A workbook of Excel 97–2003 (BIFF in an OLE2 container), as the statistics office still publishes its lists. It is not
 * packed, so it can't be a bomb; the thread it is read in bounds memory and time.
 */
export function openXls({ bytes, name, limits }: Reading): WorkBook {
  try {
    // dense: rows as arrays. One row more than is allowed, so that the limit can be seen to be met.
    return read(bytes, {
      type: 'array',
      dense: true,
      cellNF: true,
      cellHTML: false,
      cellText: false,
      bookVBA: false,
      sheetRows: limits.maxRows + slackRows + 1,
    })
  } catch (error) {
    return refuse('invalid', 'spreadsheet.damaged', { name, reason: String(error) })
  }
}

export const xlsSheets = (book: WorkBook): { name: string; hidden: boolean }[] =>
  book.SheetNames.map((name, at) => ({ name: cleanText(name), hidden: (book.Workbook?.Sheets?.[at]?.Hidden ?? 0) !== 0 }))

/** Undefined for a sheet without cells: an empty one, or a chart on a sheet of its own. */
export function xlsGrid(book: WorkBook, index: number, { name, limits }: Reading): Grid | undefined {
  const sheet = cleanText(book.SheetNames[index] ?? '')
  const found = book.Sheets[book.SheetNames[index] ?? '']
  const data: (readonly (CellObject | undefined)[] | undefined)[] = found?.['!data'] ?? []
  const notes = new CellNotes()
  const rows: string[][] = []
  for (let row = 0; row < data.length; row += 1) {
    const cells = data[row] ?? []
    const texts = Array.from({ length: cells.length }, (_, column) => {
      const text = cellText(cells[column], row, column, notes, book)
      checkLength(text, { name, sheet, row, column, limit: limits.maxCellText })
      return text
    })
    const last = texts.findLastIndex((text) => text !== '')
    if (last >= limits.maxColumns) refuse('invalid', 'spreadsheet.too-many-columns', { name, sheet, cell: cellName(row, last), limit: limits.maxColumns })
    rows.push(texts.slice(0, last + 1))
  }
  const end = rows.findLastIndex((row) => row.length > 0)
  if (end === -1) return undefined
  if (end >= limits.maxRows + slackRows) refuse('invalid', 'spreadsheet.too-many-rows', { name, sheet, rows: end + 1, limit: limits.maxRows })
  const merges = (found?.['!merges'] ?? []).map(({ s, e }) => ({ startRow: s.r, startCol: s.c, endRow: e.r, endCol: e.c }))
  return {
    sheet,
    rows: rows.slice(0, end + 1),
    merges: merges.filter((span) => Object.values(span).every((at) => Number.isInteger(at) && at >= 0)),
    notes: notes.all(),
  }
}

function cellText(cell: CellObject | undefined, row: number, column: number, notes: CellNotes, book: WorkBook): string {
  if (cell === undefined) return ''
  // An error never becomes text: '#REF!' would pass for the name of an agency.
  if (cell.t === 'e') {
    notes.error(row, column, utils.format_cell(cell))
    return ''
  }
  const { v: value } = cell
  if (cell.f !== undefined) notes.formula(columnName(column), cellName(row, column), value !== undefined)
  if (value === undefined || cell.t === 'z') return ''
  if (typeof value === 'number') return numberText(value, cell, row, column, notes, book)
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (value instanceof Date) return dateText(value) ?? ''
  if (hasUnwanted(value)) notes.cleaned(cellName(row, column))
  return cleanText(value)
}

/** Days are numbers with a format in this file kind; read through the calendar of the workbook (1900 or 1904), never through local time. */
function numberText(value: number, cell: CellObject, row: number, column: number, notes: CellNotes, book: WorkBook): string {
  if (cell.z === undefined || !SSF.is_date(String(cell.z))) return plainNumber(value)
  const parts = SSF.parse_date_code(value, { date1904: book.Workbook?.WBProps?.date1904 === true })
  const at =
    parts && new Date(Date.UTC(value < 1 ? 1899 : parts.y, value < 1 ? 11 : parts.m - 1, value < 1 ? 31 : parts.d, parts.H, parts.M, Math.round(parts.S)))
  const text = at ? dateText(at) : undefined
  if (text === undefined) notes.error(row, column, '########')
  return text ?? ''
}
