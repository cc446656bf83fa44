import { cellName } from './cell-text.ts'
import type { Note } from './table.ts'

const errorsNamed = 200

/** Gathers what is worth telling about cells: errors one by one, formulas and cleaned texts summed up. */
export class CellNotes {
  readonly #errors: Note[] = []
  #errorsUnnamed = 0
  readonly #formulas = new Map<string, { first: string; count: number }>()
  #uncounted: { first: string; count: number } | undefined
  #cleaned: { first: string; count: number } | undefined

  error(row: number, column: number, value: string): void {
    if (this.#errors.length < errorsNamed)
      this.#errors.push({ code: 'spreadsheet.note.error-cell', details: { row: row + 1, cell: cellName(row, column), value } })
    else this.#errorsUnnamed += 1
  }

  formula(column: string, cell: string, hasValue: boolean): void {
    const known = this.#formulas.get(column)
    if (known === undefined) this.#formulas.set(column, { first: cell, count: 1 })
    else known.count += 1
    if (!hasValue) this.#uncounted = { first: this.#uncounted?.first ?? cell, count: (this.#uncounted?.count ?? 0) + 1 }
  }

  cleaned(cell: string): void {
    this.#cleaned = { first: this.#cleaned?.first ?? cell, count: (this.#cleaned?.count ?? 0) + 1 }
  }

  all(): Note[] {
    return [
      ...this.#errors,
      ...(this.#errorsUnnamed > 0 ? [{ code: 'spreadsheet.note.more-error-cells', details: { count: this.#errorsUnnamed } }] : []),
      ...[...this.#formulas].map(([column, details]) => ({ code: 'spreadsheet.note.formulas', details: { column, ...details } })),
      ...(this.#uncounted ? [{ code: 'spreadsheet.note.formulas-without-value', details: this.#uncounted }] : []),
      ...(this.#cleaned ? [{ code: 'spreadsheet.note.control-characters', details: this.#cleaned }] : []),
    ]
  }
}
