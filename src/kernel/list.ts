import { z } from 'zod'

/** What every list takes from the address: page, order, search words. Slices add their filters with `.extend`. */
export const ListQuery = z.strictObject({
  q: z.string().trim().max(200).optional(),
  from: z.coerce.number().int().min(0).max(1_000_000).default(0).describe('rows to skip'),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  sort: z.string().max(40).optional().describe('column, "-" before it for descending'),
})

/** Exact counts are linear: past this many rows a list says "10.000+". */
export const countedRows = 10_000

export const listOf = <Row extends z.ZodType>(row: Row) =>
  z.strictObject({
    rows: z.array(row),
    total: z.int().min(0),
    more: z.boolean().describe('true when there are more rows than were counted'),
  })

/** `-name` → column "name", descending; refuses a column the list does not offer by falling back to its first. */
export function sortOf<const C extends readonly [string, ...string[]]>(sort: string | undefined, columns: C): { column: C[number]; descending: boolean } {
  const descending = sort?.startsWith('-') ?? false
  const wanted = descending ? sort?.slice(1) : sort
  return { column: columns.find((c) => c === wanted) ?? columns[0], descending }
}

/** A value from the address that may stand once or several times. */
export const severalOf = <T extends z.ZodType>(item: T) =>
  z.preprocess((v) => (v === undefined || v === '' ? undefined : Array.isArray(v) ? v : String(v).split(',')), z.array(item).max(50).optional())

/** Data in two languages. */
export const TwoLanguages = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) })
export type TwoLanguages = z.infer<typeof TwoLanguages>
