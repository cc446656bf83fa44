import type { Align, Row, Run, Table } from './block.ts'
import { cellColumns } from './table-grid.ts'

export interface LaidCell {
  readonly runs: readonly Run[]
  /** The column it begins in, counted from 0. */
  readonly column: number
  readonly columns: number
  readonly rows: number
  readonly align: Align
}

export interface LaidRow {
  readonly cells: readonly LaidCell[]
  readonly strong: boolean
  /** One strong cell over the whole width names the rows below it, and stays with them. */
  readonly group: boolean
  /** A row of ordinary length stays on one page. */
  readonly whole: boolean
}

export interface LaidTable {
  readonly kind: 'table'
  readonly caption: readonly Run[]
  readonly unit: string
  /** Shares of the width, 1 in all. */
  readonly widths: readonly number[]
  readonly head: readonly LaidRow[]
  readonly rows: readonly LaidRow[]
  /** A short table is not torn between two pages. */
  readonly whole: boolean
}

/** Above this, a row may be higher than a page and must be allowed to break. */
const longestWholeCell = 1000

function laidRows(table: Table, rows: readonly Row[], alignOf: (column: number) => Align): LaidRow[] {
  const starts = cellColumns(table.columns.length, rows)
  return rows.map((row, r) => ({
    strong: row.strong ?? false,
    group: (row.strong ?? false) && row.cells.length === 1 && r < rows.length - 1,
    whole: row.cells.every((cell) => cell.text.reduce((length, run) => length + run.text.length, 0) <= longestWholeCell),
    cells: row.cells.map((cell, c) => {
      const column = starts[r]?.[c] ?? 0
      return { runs: cell.text, column, columns: cell.columns ?? 1, rows: cell.rows ?? 1, align: cell.align ?? alignOf(column) }
    }),
  }))
}

const longestWholeTable = 12

export function laidTable(table: Table): LaidTable {
  const rows = laidRows(table, table.rows, (column) => table.columns[column]?.align ?? 'left')
  const sum = table.columns.reduce((before, column) => before + column.width, 0)
  return {
    kind: 'table',
    whole: table.mayBreak !== true && table.rows.length <= longestWholeTable && rows.every((row) => row.whole),
    caption: table.caption ?? [],
    unit: table.unit ?? '',
    widths: table.columns.map((column) => column.width / sum),
    head: laidRows(table, table.head, () => 'center'),
    rows,
  }
}
