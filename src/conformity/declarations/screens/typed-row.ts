/** The columns of an annex that are typed, in their order on the screen and on the clipboard. */
export const columns = ['field', 'name', 'code', 'note'] as const
export type Column = (typeof columns)[number]

/** A row of the annex as it stands in the form. */
export type TypedRow = Record<Column, string>

export const blankRow: TypedRow = { field: '', name: '', code: '', note: '' }

/** Rows in which somebody typed something; a field that a new row took from the row above it is nothing typed. */
export const withoutEmpty = (rows: readonly TypedRow[]): TypedRow[] =>
  rows.filter(
    ({ field, name, code, note }, n) => [name, code, note].some((text) => text.trim() !== '') || (field.trim() !== '' && field !== rows[n - 1]?.field),
  )
