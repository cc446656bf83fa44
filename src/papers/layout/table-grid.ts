interface Spanning {
  readonly columns?: number | undefined
  readonly rows?: number | undefined
}

interface RowOf<C> {
  readonly cells: readonly C[]
}

/** A table whose cells do not tile its columns. */
export class BrokenGrid extends Error {}

/**
 * The column in which each cell begins, row by row. Rows that do not tile the columns are refused: Word would repair such
 * a table in its own way and typst would shift the cells, so that one record showed two different figures.
 */
export function cellColumns<C extends Spanning>(columns: number, rows: readonly RowOf<C>[]): number[][] {
  // How many rows below the current one a cell from above still takes in each column.
  const taken = new Array<number>(columns).fill(0)
  const starts = rows.map((row, index) => {
    let at = 0
    const begin = row.cells.map((cell) => {
      while (at < columns && (taken[at] ?? 0) > 0) at++
      const start = at
      at += cell.columns ?? 1
      for (let c = start; c < at; c++) {
        if (c >= columns || (taken[c] ?? 0) > 0) throw new BrokenGrid(`row ${index + 1} is wider than ${columns} columns`)
        taken[c] = cell.rows ?? 1
      }
      return start
    })
    const open = taken.indexOf(0)
    if (open !== -1) throw new BrokenGrid(`row ${index + 1} leaves column ${open + 1} of ${columns} empty`)
    for (let c = 0; c < columns; c++) taken[c] = (taken[c] ?? 1) - 1
    return begin
  })
  if (taken.some((left) => left > 0)) throw new BrokenGrid('a cell reaches below the last row')
  return starts
}

/** What is wrong with the rows, or undefined. */
export function gridFault(columns: number, rows: readonly RowOf<Spanning>[]): string | undefined {
  try {
    cellColumns(columns, rows)
    return undefined
  } catch (fault) {
    if (fault instanceof BrokenGrid) return fault.message
    throw fault
  }
}
