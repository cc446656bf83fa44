import { cellName } from '../../platform/spreadsheets/cell-text.ts'
import type { Table } from '../../platform/spreadsheets/table.ts'
import type { ImportError } from './import.contract.ts'
import type { RowFault } from './sheet-row.ts'

/** A fault as the officer finds it in the file: "D14", column "Ngày ban hành". */
export const errorsIn = (table: Table, faults: readonly RowFault[]): ImportError[] =>
  faults.map(({ row, column, field, code, details }) => ({
    row,
    field,
    code,
    details,
    cell: column === null ? null : cellName(row - 1, column),
    column: column === null ? null : (table.header[column] ?? null),
  }))
