import { z } from 'zod'
import { FileId, WorkId } from '../../kernel/identity.ts'

export { ImportOutcome } from './checked-rows.ts'

/** Which table of which kept file. */
export const ImportSource = z.strictObject({
  fileId: FileId,
  sheet: z.string().max(200).optional(),
  headerRow: z.int().min(1).max(50_000).optional(),
})
export type ImportSource = z.infer<typeof ImportSource>

const column = z.int().min(0).max(199)

const Details = z.record(z.string(), z.union([z.string(), z.number()]))
const Note = z.strictObject({ code: z.string(), details: Details })

export const ImportError = z.strictObject({
  row: z.int().describe('as the sheet counts'),
  cell: z.string().nullable().describe('e.g. D14'),
  column: z.string().nullable().describe('title of the column'),
  field: z.string().nullable(),
  code: z.string(),
  details: Details,
})
export type ImportError = z.infer<typeof ImportError>

export const ImportCounts = z.strictObject({ created: z.int(), unchanged: z.int(), refused: z.int() })
export type ImportCounts = z.infer<typeof ImportCounts>

/** A preview names this many errors; the result sheet names all. */
export const shownErrors = 500

/** Column of the file (counted from 0) for each field it holds. */
export const mappingOf = <K extends string>(fields: z.ZodEnum<Record<K, K>>) => z.partialRecord(fields, column)

/** What every preview tells of the file, whatever it holds. */
export const previewParts = <K extends string>(fields: z.ZodEnum<Record<K, K>>) => ({
  sheet: z.string(),
  sheets: z.array(z.strictObject({ name: z.string(), hidden: z.boolean() })),
  headerRow: z.int(),
  header: z.array(z.string()),
  notes: z.array(Note),
  total: z.int(),
  counts: ImportCounts,
  errors: z.array(ImportError).describe('the first five hundred'),
  errorCount: z.int(),
  mapping: mappingOf(fields).describe('as asked, or as proposed from the titles'),
  missing: z.array(fields).describe('fields that need a column and have none; then no row was checked'),
})

/** An import runs as a work: `showWork` tells how far it is. */
export const ImportStarted = z.strictObject({ workId: WorkId })
export const oneImport = z.strictObject({ workId: WorkId })
export const skipBadRows = z.boolean().describe('false: one bad row and nothing is imported')

/** What a work of importing says at its end (`result` of `showWork`). */
export const ImportResult = z.strictObject({
  imported: z.boolean().describe('false: there were bad rows and nothing was imported'),
  fileName: z.string(),
  total: z.int(),
  counts: ImportCounts,
  errors: z.array(ImportError).describe('the first hundred'),
  errorCount: z.int(),
  digest: z.string().describe('SHA-256 over the rows recorded, as the record keeps it'),
  sheetFileId: FileId,
})
export type ImportResult = z.infer<typeof ImportResult>
