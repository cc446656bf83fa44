import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { ImportOutcome, ImportSource, ImportStarted, mappingOf, oneImport, previewParts, skipBadRows } from '../imports/import.contract.ts'
import { BlockCode } from './agency-facts.ts'
import { ImportField } from './import-column.ts'

export const ImportMapping = mappingOf(ImportField)
export type ImportMapping = z.infer<typeof ImportMapping>

const Source = ImportSource.extend({
  defaults: z
    .strictObject({ validFrom: Day.optional(), block: BlockCode.optional() })
    .default({})
    .describe('what stands in for cells that are empty or have no column'),
})

export const ImportPreview = z.strictObject({
  ...previewParts(ImportField),
  rows: z
    .array(
      z.strictObject({
        row: z.int(),
        outcome: ImportOutcome,
        code: z.string().nullable(),
        name: z.string(),
        shortName: z.string(),
        block: z.string(),
        parent: z.string(),
        validFrom: Day,
      }),
    )
    .describe('the first fifty as they were understood'),
})
export type ImportPreview = z.infer<typeof ImportPreview>

export const previewAgencyImport = endpoint({
  name: 'previewAgencyImport',
  summary: 'What an import of a kept file would do; changes nothing',
  method: 'POST',
  path: '/agencies/import/preview',
  access: 'agency.import',
  keyed: false,
  body: Source.extend({ mapping: ImportMapping.optional() }),
  reply: ImportPreview,
})

export const importAgencies = endpoint({
  name: 'importAgencies',
  summary: 'Import agencies from a kept file: all good rows in one act, or nothing',
  method: 'POST',
  path: '/agencies/import',
  access: 'agency.import',
  status: 202,
  body: Source.extend({ mapping: ImportMapping.optional().describe('by the titles without it'), skipBadRows }),
  reply: ImportStarted,
})
export const ImportRequest = importAgencies.body
export type ImportRequest = z.infer<typeof ImportRequest>

export const agencyImportSheet = endpoint({
  name: 'agencyImportSheet',
  summary: 'What became of each row, as XLSX',
  method: 'GET',
  path: '/agencies/import/:workId/sheet',
  access: 'agency.import',
  kind: 'file',
  params: oneImport,
})
