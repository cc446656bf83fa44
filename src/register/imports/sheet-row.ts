import { type Day, readDay } from '../../kernel/day.ts'
import { tidy } from '../../kernel/fold.ts'

/** What is wrong with a row, and in which cell: `code` is the key of its sentence. */
export interface RowFault {
  row: number
  /** From 0; null when the file has no column for it. */
  column: number | null
  field: string
  code: string
  details: Record<string, string | number>
}

/** Column of the file (from 0) for each field that was found. */
export type Mapping<K extends string> = Readonly<Partial<Record<K, number>>>

/** One row on its way into the product: reads cells and gathers what is wrong with them, so that a row is corrected once. */
export class SheetRow<K extends string> {
  readonly row: number
  readonly faults: RowFault[] = []
  readonly #cells: readonly string[]
  readonly #mapping: Mapping<K>

  constructor(row: number, cells: readonly string[], mapping: Mapping<K>) {
    this.row = row
    this.#cells = cells
    this.#mapping = mapping
  }

  fault(field: K, code: string, details: Record<string, string | number> = {}): undefined {
    this.faults.push({ row: this.row, column: this.#mapping[field] ?? null, field, code, details })
  }

  has(field: K): boolean {
    return this.#mapping[field] !== undefined
  }

  /** The cell as it will be kept; null when it is empty. Too long a text is a fault and reads as empty. */
  text(field: K, longest: number): string | null {
    const column = this.#mapping[field]
    const text = tidy(column === undefined ? '' : (this.#cells[column] ?? ''))
    if (text.length > longest) this.fault(field, 'import.cell.too-long', { length: text.length, longest, read: shortened(text) })
    return text === '' || text.length > longest ? null : text
  }

  /** A legal day; null when the cell is empty, undefined after a fault. */
  day(field: K): Day | null | undefined {
    const text = this.text(field, 100)
    if (text === null) return null
    return readDay(text) ?? this.fault(field, outsideOfTime(text) ? 'import.cell.day-out-of-range' : 'import.cell.not-a-day', { read: text })
  }

  required<T>(field: K, value: T | null | undefined): T | undefined {
    if (value !== null) return value
    if (!this.faults.some((fault) => fault.field === field)) this.fault(field, 'import.cell.required')
    return undefined
  }
}

export const shortened = (text: string): string => (text.length <= 80 ? text : `${text.slice(0, 79)}…`)

/** A day of the calendar's form whose year the product does not keep. */
function outsideOfTime(text: string): boolean {
  const year = Number(/^\d{1,2}[/.-]\d{1,2}[/.-](\d{4})$/.exec(text)?.[1] ?? /^(\d{4})-\d{2}-\d{2}$/.exec(text)?.[1] ?? '2000')
  return year < 1900 || year > 2100
}
