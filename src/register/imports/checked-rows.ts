import { z } from 'zod'
import type { RowFault } from './sheet-row.ts'

/** unchanged: the register holds exactly this already; aside: no record, as a heading or a sum below the rows. */
export const ImportOutcome = z.enum(['created', 'unchanged', 'refused', 'aside'])
export type ImportOutcome = z.infer<typeof ImportOutcome>

/** What a check makes of a sheet. */
export interface CheckedRows<Good, Understood = Good> {
  /** What would be recorded, in the order in which it must be. */
  good: readonly Good[]
  /** What a preview shows, in the order of the sheet; the runner adds the outcome of each. */
  understood: readonly Understood[]
  /** By row as the sheet counts; a row that is missing here is refused. */
  outcomes: ReadonlyMap<number, ImportOutcome>
  faults: readonly RowFault[]
}

/** For sheets whose rows stand alone: each is good, is there already, or has faults. */
export const checkedAlone = <R extends { row: number }>({
  good,
  unchanged,
  faults,
}: {
  good: readonly R[]
  unchanged: readonly R[]
  faults: readonly RowFault[]
}): CheckedRows<R> => ({
  good,
  understood: [...good, ...unchanged].toSorted((a, b) => a.row - b.row),
  outcomes: new Map([
    ...good.map(({ row }) => [row, 'created'] as const),
    ...unchanged.map(({ row }) => [row, 'unchanged'] as const),
    ...faults.map(({ row }) => [row, 'refused'] as const),
  ]),
  faults,
})
