import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { AgencyId } from '../../kernel/identity.ts'
import { ImportOutcome, ImportSource, ImportStarted, mappingOf, oneImport, previewParts, skipBadRows } from '../../register/imports/import.contract.ts'
import { HistoricalNote } from '../../register/historical/historical.contract.ts'
import { EditionCode } from './declaration.contract.ts'
import { ImportField } from './declaration-import.ts'

export const ImportMapping = mappingOf(ImportField)
export type ImportMapping = z.infer<typeof ImportMapping>

const Source = ImportSource.extend({
  defaults: z.strictObject({ edition: EditionCode.optional() }).default({}).describe('what stands in for columns the file does not have'),
})

export const ImportPreview = z.strictObject({
  ...previewParts(ImportField),
  rows: z
    .array(
      z.strictObject({
        row: z.int(),
        outcome: ImportOutcome,
        agencyId: AgencyId,
        agencyName: z.string(),
        number: z.string(),
        issuedOn: Day,
        effectiveOn: Day,
        edition: z.string(),
      }),
    )
    .describe('the first fifty right rows as they were understood'),
})
export type ImportPreview = z.infer<typeof ImportPreview>

export const previewDeclarationImport = endpoint({
  name: 'previewDeclarationImport',
  summary: 'What an import of a kept file would do; changes nothing',
  method: 'POST',
  path: '/declarations/import/preview',
  access: 'declaration.import',
  keyed: false,
  body: Source.extend({ mapping: ImportMapping.optional() }),
  reply: ImportPreview,
})
export type PreviewRequest = z.infer<typeof previewDeclarationImport.body>

export const importDeclarations = endpoint({
  name: 'importDeclarations',
  summary: 'Import declarations from a kept file: all good rows in one act, or nothing',
  method: 'POST',
  path: '/declarations/import',
  access: 'declaration.import',
  status: 202,
  body: Source.extend({ mapping: ImportMapping, skipBadRows, historical: HistoricalNote.optional().describe('one note for all rows') }),
  reply: ImportStarted,
})
export const ImportRequest = importDeclarations.body
export type ImportRequest = z.infer<typeof ImportRequest>

export const declarationImportSheet = endpoint({
  name: 'declarationImportSheet',
  summary: 'What became of each row, as XLSX',
  method: 'GET',
  path: '/declarations/import/:workId/sheet',
  access: 'declaration.import',
  kind: 'file',
  params: oneImport,
})
