import { type Mapping, type RowFault, SheetRow } from './sheet-row.ts'

export interface Reading<F extends string, R> {
  /** Undefined after a fault. */
  read: (row: SheetRow<F>) => R | undefined
  /** Two rows of one key mean the same record. */
  keyOf: (read: R) => string
  /** Remarks the second of two; `first` is the row above it. */
  twice: (row: SheetRow<F>, read: R, first: number) => void
}

export interface ReadRows<R> {
  good: R[]
  /** Rows the register holds exactly so already: sending a file twice does no harm. */
  unchanged: R[]
  faults: RowFault[]
}

/** Reads rows that stand alone: each is good, is there already, or is named with all its faults. */
export function readRows<F extends string, R extends { there: boolean }>(
  rows: readonly { row: number; cells: readonly string[] }[],
  mapping: Mapping<F>,
  { read, keyOf, twice }: Reading<F, R>,
): ReadRows<R> {
  const all: ReadRows<R> = { good: [], unchanged: [], faults: [] }
  const inFile = new Map<string, number>()
  for (const { row: at, cells } of rows) {
    const row = new SheetRow<F>(at, cells, mapping)
    const found = read(row)
    // A row that is refused anyway takes no place from a right one below it.
    if (found && row.faults.length === 0) {
      const first = inFile.get(keyOf(found))
      if (first === undefined) inFile.set(keyOf(found), at)
      else twice(row, found, first)
    }
    if (row.faults.length > 0 || !found) all.faults.push(...row.faults)
    else if (found.there) all.unchanged.push(found)
    else all.good.push(found)
  }
  return all
}
