import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { FileId, WorkId } from '../../kernel/identity.ts'

/** Which table of which file, and which of its columns holds what (from 0). What is left out is proposed. */
export const ImportSource = z.strictObject({
  fileId: FileId,
  sheet: z.string().max(200).optional(),
  headerRow: z.int().min(1).max(50_000).optional(),
  mapping: z.record(z.string().max(40), z.int().min(0).max(199)).optional(),
})
export type ImportSource = z.infer<typeof ImportSource>

const Detailed = z.strictObject({ code: z.string(), details: z.record(z.string(), z.union([z.string(), z.number()])) })

export const RowFaultView = Detailed.extend({
  row: z.int(), column: z.string().nullable().describe('letter of the cell, as Excel shows it'), field: z.string(),
})
export type RowFaultView = z.infer<typeof RowFaultView>

/** What was found in the file, before anything is recorded. */
export const TableSeen = z.strictObject({
  format: z.enum(['xlsx', 'csv']),
  sheet: z.string(),
  sheets: z.array(z.strictObject({ name: z.string(), hidden: z.boolean() })),
  header: z.array(z.string()),
  headerRow: z.int(),
  rows: z.int(),
  notes: z.array(Detailed),
})
export type TableSeen = z.infer<typeof TableSeen>

/** A preview names this many faulty rows; the result sheet names all. */
export const shownRows = 200

export const RefusedRow = z.strictObject({ row: z.int(), cells: z.array(z.string()), faults: z.array(RowFaultView) })
export type RefusedRow = z.infer<typeof RefusedRow>

export const PreviewParts = {
  table: TableSeen,
  mapping: z.record(z.string(), z.int()),
  missing: z.array(z.string()).describe('fields that need a column and have none; nothing was checked then'),
  good: z.int(),
  bad: z.int(),
  refused: z.array(RefusedRow).describe('the first faulty rows'),
}

/** What a work of importing says at its end. */
export const ImportResult = z.strictObject({
  good: z.int(), bad: z.int(),
  digest: z.string().nullable().describe('SHA-256 over the recorded rows, as the one event names it; null when nothing was recorded'),
  sheet: FileId.describe('result sheet: every row with what became of it'),
})
export type ImportResult = z.infer<typeof ImportResult>

export const importSheet = endpoint({
  name: 'importSheet', summary: 'The result sheet of an own import', method: 'GET', path: '/works/:workId/sheet', access: 'work.read', kind: 'file',
  params: z.strictObject({ workId: WorkId }),
})
