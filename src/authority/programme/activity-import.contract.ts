import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { HistoricalNote } from '../../register/historical/historical.contract.ts'
import { ImportOutcome, ImportSource, ImportStarted, mappingOf, oneImport, previewParts, skipBadRows } from '../../register/imports/import.contract.ts'
import { ActivityKindCode } from './activity.ts'
import { ImportField } from './activity-import.ts'
import { KnownDate, Period } from './programme-fields.ts'

const ImportMapping = mappingOf(ImportField)
const Source = ImportSource.extend({
  defaults: z.strictObject({ period: Period.optional() }).default({}).describe('the half-year of rows that do not name theirs'),
})

export const ActivityImportPreview = z.strictObject({
  ...previewParts(ImportField),
  rows: z
    .array(
      z.strictObject({
        row: z.int(),
        outcome: ImportOutcome,
        kind: ActivityKindCode,
        title: z.string(),
        period: Period,
        began: KnownDate,
        quantity: z.int().nullable(),
        unit: z.string().nullable(),
        channels: z.array(z.string()),
        papers: z.int(),
        agencies: z.int(),
      }),
    )
    .describe('the first fifty right rows as they were understood'),
})
export type ActivityImportPreview = z.infer<typeof ActivityImportPreview>

export const previewActivityImport = endpoint({
  name: 'previewActivityImport',
  summary: 'What an import of a kept file of activities would do; changes nothing',
  method: 'POST',
  path: '/activities/import/preview',
  access: 'activity.record',
  keyed: false,
  body: Source.extend({ mapping: ImportMapping.optional() }),
  reply: ActivityImportPreview,
})
export type PreviewRequest = z.infer<typeof previewActivityImport.body>

export const importActivities = endpoint({
  name: 'importActivities',
  summary: 'Import activities from a kept file: all good rows in one act, or nothing',
  method: 'POST',
  path: '/activities/import',
  access: 'activity.record',
  status: 202,
  body: Source.extend({ mapping: ImportMapping.optional(), skipBadRows, historical: HistoricalNote.optional().describe('one note for all rows') }),
  reply: ImportStarted,
})
export const ImportRequest = importActivities.body
export type ImportRequest = z.infer<typeof ImportRequest>

export const activityImportSheet = endpoint({
  name: 'activityImportSheet',
  summary: 'What became of each row, as XLSX',
  method: 'GET',
  path: '/activities/import/:workId/sheet',
  access: 'activity.record',
  kind: 'file',
  params: oneImport,
})
