import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { WorkId } from '../../kernel/identity.ts'
import { column, ImportOutcome, ImportSource, previewParts } from '../imports/import.contract.ts'
import { BlockCode } from './agency-facts.ts'
import { ImportField } from './import-column.ts'

/** Column of the file (counted from 0) for each field it holds. */
export const ImportMapping = z.partialRecord(ImportField, column)
export type ImportMapping = z.infer<typeof ImportMapping>

const Source = ImportSource.extend({
  defaults: z.strictObject({ validFrom: Day.optional(), block: BlockCode.optional() }).default({}).describe('what stands in for cells that are empty or have no column'),
})

export const ImportPreview = z.strictObject({
  ...previewParts,
  mapping: ImportMapping.describe('as asked, or as proposed from the titles'),
  missing: z.array(ImportField).describe('fields that need a column and have none; then no row was checked'),
  rows: z.array(z.strictObject({
    row: z.int(), outcome: ImportOutcome, code: z.string().nullable(), name: z.string(), shortName: z.string(), block: z.string(), parent: z.string(), validFrom: Day,
  })).describe('the first fifty as they were understood'),
})
export type ImportPreview = z.infer<typeof ImportPreview>

export const previewAgencyImport = endpoint({
  name: 'previewAgencyImport', summary: 'What an import of a kept file would do; changes nothing', method: 'POST', path: '/agencies/import/preview',
  access: 'agency.import', keyed: false, body: Source.extend({ mapping: ImportMapping.optional() }), reply: ImportPreview,
})

export const importAgencies = endpoint({
  name: 'importAgencies', summary: 'Import agencies from a kept file: all good rows in one act, or nothing', method: 'POST', path: '/agencies/import',
  access: 'agency.import', status: 202,
  body: Source.extend({ mapping: ImportMapping.optional().describe('by the titles without it'), skipBadRows: z.boolean().describe('false: one bad row and nothing is imported') }), reply: z.strictObject({ workId: WorkId }),
})
export const ImportRequest = importAgencies.body
export type ImportRequest = z.infer<typeof ImportRequest>

export const agencyImportSheet = endpoint({
  name: 'agencyImportSheet', summary: 'What became of each row, as XLSX', method: 'GET', path: '/agencies/import/:workId/sheet', access: 'agency.import', kind: 'file',
  params: z.strictObject({ workId: WorkId }),
})
