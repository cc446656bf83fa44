import { tidy } from '../../kernel/fold.ts'
import { refuse } from '../../kernel/refusal.ts'
import { cellName, columnName } from './cell-text.ts'
import { findHeader, type HeaderBlock, headerBlock, isNumbering } from './find-header.ts'
import { type Grid, isBlank } from './grid.ts'
import type { Note, Reading, Table } from './table.ts'

type Laid = Pick<Table, 'sheet' | 'header' | 'headerRow' | 'rows' | 'notes'>

/** Cuts a sheet into header and rows; undefined when no row of it can be a header with data below. */
export function layTable(grid: Grid, { name, limits, headerRow }: Pick<Reading, 'name' | 'limits' | 'headerRow'>): Laid | undefined {
  const block = headerRow === undefined ? findHeader(grid) : headerBlock(grid, headerRow - 1)
  if (block === undefined || isBlank(grid.rows[block.from])) return undefined
  const notes: Note[] = []
  const first = grid.rows.findIndex((row) => !isBlank(row))
  if (first < block.from) notes.push({ code: 'spreadsheet.note.rows-above', details: { from: first + 1, to: block.from } })
  const merged = fillMerges(grid, name)
  if (merged) notes.push(merged)

  const header = headerNames(grid, block)
  const numbering = grid.rows.findIndex((row, at) => at > block.to && !isBlank(row))
  const skipped = isNumbering(grid.rows[numbering]) ? numbering : -1
  if (skipped !== -1) notes.push({ code: 'spreadsheet.note.numbering-row', details: { row: skipped + 1 } })

  const rows = grid.rows.flatMap((cells, at) => (at <= block.to || at === skipped || isBlank(cells) ? [] : [{ row: at + 1, cells }]))
  if (rows.length === 0) return undefined
  if (rows.length > limits.maxRows) refuse('invalid', 'spreadsheet.too-many-rows', { name, sheet: grid.sheet, rows: rows.length, limit: limits.maxRows })
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.findLastIndex((cell) => cell !== '') + 1), header.length)
  const even = (cells: readonly string[]) => Array.from({ length: width }, (_, column) => cells[column] ?? '')

  const unnamed = even(header).flatMap((title, column) => (title === '' && rows.some(({ cells }) => (cells[column] ?? '') !== '') ? [columnName(column)] : []))
  if (unnamed.length > 0) notes.push({ code: 'spreadsheet.note.unnamed-columns', details: { columns: unnamed.join(', '), count: unnamed.length } })
  return {
    sheet: grid.sheet,
    header: even(header),
    headerRow: block.from + 1,
    rows: rows.map(({ row, cells }) => ({ row, cells: even(cells) })),
    notes: [...notes, ...grid.notes],
  }
}

/** After merges are filled: 'Địa chỉ' over 'Quận' becomes 'Địa chỉ – Quận', a tall 'Tên' stays 'Tên'. */
function headerNames(grid: Grid, block: HeaderBlock): string[] {
  const lines = grid.rows.slice(block.from, block.to + 1)
  const width = Math.max(...lines.map((line) => line.findLastIndex((cell) => cell.trim() !== '') + 1))
  return Array.from({ length: width }, (_, column) => {
    const parts = lines.map((line) => tidy(line[column] ?? '')).filter((part) => part !== '')
    return parts.filter((part, at) => part !== parts[at - 1]).join(' – ')
  })
}

/** A merged area keeps its value in its first cell only; the officer sees it in all of them. */
function fillMerges(grid: Grid, name: string): Note | undefined {
  const width = grid.rows.reduce((most, row) => Math.max(most, row.length), 0)
  let left = grid.rows.length * width
  let first: string | undefined
  let count = 0
  for (const span of grid.merges) {
    const value = grid.rows[span.startRow]?.[span.startCol] ?? ''
    const endRow = Math.min(span.endRow, grid.rows.length - 1)
    const endCol = Math.min(span.endCol, width - 1)
    if (value === '' || endRow < span.startRow || endCol < span.startCol) continue
    left -= (endRow - span.startRow + 1) * (endCol - span.startCol + 1)
    // Excel lets no two merged areas overlap. A file that does would be filled for ever.
    if (left < 0) refuse('invalid', 'spreadsheet.damaged', { name, reason: 'merged areas overlap' })
    for (const row of grid.rows.slice(span.startRow, endRow + 1)) row.fill(value, span.startCol, endCol + 1)
    first ??= `${cellName(span.startRow, span.startCol)}:${cellName(span.endRow, span.endCol)}`
    count += 1
  }
  return first === undefined ? undefined : { code: 'spreadsheet.note.merged-cells', details: { first, count } }
}
