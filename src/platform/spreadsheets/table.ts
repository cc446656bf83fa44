/** Something the reader changed or left out, to be shown before anything is imported. `code` is the key of its sentence. */
export interface Note {
  code: string
  details: Record<string, string | number>
}

/**
 * One table out of a workbook or a CSV file. Column n of `header` and of every `cells` is column n of the sheet,
 * so that 'row 12, column D' means to the reader what it means to the officer; unnamed columns have an empty name.
 */
export interface Table {
  format: 'xlsx' | 'xls' | 'csv' | 'docx'
  sheet: string
  sheets: { name: string; hidden: boolean }[]
  header: string[]
  /** First row of the header, counted from 1 as Excel does. */
  headerRow: number
  rows: { row: number; cells: string[] }[]
  notes: Note[]
}

/** What a file may cost. Every limit has its own refusal, so nobody has to guess which one was met. */
export interface Limits {
  maxBytes: number
  maxUnpackedBytes: number
  maxEntries: number
  maxRatio: number
  /** Small parts may compress as well as they like: a ratio says something only above this size. */
  ratioFromBytes: number
  /** `<` characters in the parts that are parsed: bounds the objects the parser makes, before it makes them. */
  maxMarkup: number
  maxRows: number
  maxColumns: number
  maxCellText: number
  memoryMb: number
  seconds: number
}

const mb = 1024 * 1024

/** As sentences give it: one decimal, rounded up, so that a file over the limit never reads as the limit. */
export const megabytes = (bytes: number) => Math.ceil((bytes / mb) * 10) / 10

export const standardLimits: Limits = {
  maxBytes: 20 * mb,
  maxUnpackedBytes: 200 * mb,
  maxEntries: 2_000,
  maxRatio: 150,
  ratioFromBytes: 10 * mb,
  maxMarkup: 8_000_000,
  maxRows: 50_000,
  maxColumns: 200,
  maxCellText: 32_767,
  memoryMb: 512,
  seconds: 60,
}

export interface ReadOptions extends Partial<Limits> {
  /** The sheet to read; without it the first visible sheet that holds a table. */
  sheet?: string
  /** The header's row, when the officer corrects what was found. */
  headerRow?: number
  /** Word documents are read too, and these are titles of the table that is looked for among theirs. */
  wordTitles?: readonly string[]
}

/** A file on its way through the guards: what refusals name, and what it may cost. */
export interface Reading {
  bytes: Uint8Array
  name: string
  limits: Limits
  sheet: string | undefined
  headerRow: number | undefined
  /** Undefined: a Word document is no spreadsheet, and refused as such. */
  wordTitles?: readonly string[] | undefined
}
