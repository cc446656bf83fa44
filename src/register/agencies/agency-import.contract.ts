import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { FileId, WorkId } from '../../kernel/identity.ts'
import { BlockCode } from './agency-facts.ts'
import { ImportField, ImportMapping } from './import-column.ts'

/** Which table of which file, and what stands in for columns it does not have. */
const Source = z.strictObject({
  fileId: FileId,
  sheet: z.string().max(200).optional(),
  headerRow: z.int().min(1).max(50_000).optional(),
  defaults: z.strictObject({ validFrom: Day.optional(), block: BlockCode.optional() }).default({}),
})

const Details = z.record(z.string(), z.union([z.string(), z.number()]))
const Note = z.strictObject({ code: z.string(), details: Details })

export const ImportError = z.strictObject({
  row: z.int().describe('as the sheet counts'), cell: z.string().nullable().describe('e.g. D14'), column: z.string().nullable().describe('title of the column'),
  field: ImportField.nullable(), code: z.string(), details: Details,
})
export type ImportError = z.infer<typeof ImportError>

export const ImportOutcome = z.enum(['created', 'unchanged', 'refused'])
export type ImportOutcome = z.infer<typeof ImportOutcome>

export const ImportCounts = z.strictObject({ created: z.int(), unchanged: z.int(), refused: z.int() })
export type ImportCounts = z.infer<typeof ImportCounts>

export const ImportPreview = z.strictObject({
  sheet: z.string(), sheets: z.array(z.strictObject({ name: z.string(), hidden: z.boolean() })), headerRow: z.int(), header: z.array(z.string()),
  mapping: ImportMapping.describe('as asked, or as proposed from the titles'), notes: z.array(Note),
  total: z.int(), counts: ImportCounts,
  rows: z.array(z.strictObject({
    row: z.int(), outcome: ImportOutcome, code: z.string().nullable(), name: z.string(), shortName: z.string(), block: z.string(), parent: z.string(), validFrom: Day,
  })).describe('the first fifty as they were understood'),
  errors: z.array(ImportError).describe('the first five hundred'), errorCount: z.int(),
})
export type ImportPreview = z.infer<typeof ImportPreview>

export const previewAgencyImport = endpoint({
  name: 'previewAgencyImport', summary: 'What an import of a kept file would do; changes nothing', method: 'POST', path: '/agencies/import/preview',
  access: 'agency.import', keyed: false, body: Source.extend({ mapping: ImportMapping.optional() }), reply: ImportPreview,
})

export const importAgencies = endpoint({
  name: 'importAgencies', summary: 'Import agencies from a kept file: all good rows in one act, or nothing', method: 'POST', path: '/agencies/import',
  access: 'agency.import', status: 202,
  body: Source.extend({ mapping: ImportMapping, skipBadRows: z.boolean().describe('false: one bad row and nothing is imported') }), reply: z.strictObject({ workId: WorkId }),
})
export const ImportRequest = importAgencies.body
export type ImportRequest = z.infer<typeof ImportRequest>

/** What the work says at its end (`result` of `showWork`). */
export const ImportResult = z.strictObject({
  imported: z.boolean().describe('false: there were bad rows and nothing was imported'),
  fileName: z.string(), total: z.int(), counts: ImportCounts, errors: z.array(ImportError).describe('the first hundred'), errorCount: z.int(),
  digest: z.string().describe('SHA-256 over the agencies created, as the record keeps it'), sheetFileId: FileId,
})
export type ImportResult = z.infer<typeof ImportResult>

export const agencyImportSheet = endpoint({
  name: 'agencyImportSheet', summary: 'What became of each row, as XLSX', method: 'GET', path: '/agencies/import/:workId/sheet', access: 'agency.import', kind: 'file',
  params: z.strictObject({ workId: WorkId }),
})
