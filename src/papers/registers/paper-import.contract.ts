import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { HistoricalNote } from '../../register/historical/historical.contract.ts'
import { ImportOutcome, ImportSource, ImportStarted, mappingOf, oneImport, previewParts, skipBadRows } from '../../register/imports/import.contract.ts'
import { PaperKindCode } from './paper.ts'
import { Warned } from './paper.contract.ts'
import { ImportField } from './paper-import.ts'

const ImportMapping = mappingOf(ImportField)

export const PaperImportPreview = z.strictObject({
  ...previewParts(ImportField),
  rows: z
    .array(
      z.strictObject({
        row: z.int(),
        outcome: ImportOutcome,
        kind: PaperKindCode,
        number: z.string(),
        issuedOn: Day,
        issuerName: z.string(),
        abstract: z.string(),
        warnings: z.array(Warned).describe('remarked, not refused'),
      }),
    )
    .describe('the first fifty right rows as they were understood'),
})
export type PaperImportPreview = z.infer<typeof PaperImportPreview>

export const previewPaperImport = endpoint({
  name: 'previewPaperImport',
  summary: 'What an import of a kept file into the register of papers would do; changes nothing',
  method: 'POST',
  path: '/papers/import/preview',
  access: 'paper.record',
  keyed: false,
  body: ImportSource.extend({
    mapping: ImportMapping.optional(),
    history: z.boolean().optional().describe('as historical data: numbers of series that are kept here are taken as they stand'),
  }),
  reply: PaperImportPreview,
})
export type PreviewRequest = z.infer<typeof previewPaperImport.body>

export const importPapers = endpoint({
  name: 'importPapers',
  summary: 'Import issued papers from a kept file: all good rows in one act, or nothing',
  method: 'POST',
  path: '/papers/import',
  access: 'paper.record',
  status: 202,
  body: ImportSource.extend({ mapping: ImportMapping.optional(), skipBadRows, historical: HistoricalNote.optional().describe('one note for all rows') }),
  reply: ImportStarted,
})
export const ImportRequest = importPapers.body
export type ImportRequest = z.infer<typeof ImportRequest>

export const paperImportSheet = endpoint({
  name: 'paperImportSheet',
  summary: 'What became of each row, as XLSX',
  method: 'GET',
  path: '/papers/import/:workId/sheet',
  access: 'paper.record',
  kind: 'file',
  params: oneImport,
})
