import type { MergeRange } from 'hucre/xlsx'
import type { Note } from './table.ts'

/** Rows and columns from, to, both counted from 0 and both included. */
export type Span = MergeRange

/** A sheet as text, row n at index n, before anybody knows which row is the header. */
export interface Grid {
  sheet: string
  rows: string[][]
  merges: Span[]
  notes: Note[]
}

export const isBlank = (row: readonly string[] | undefined) => row === undefined || row.every((cell) => cell.trim() === '')
