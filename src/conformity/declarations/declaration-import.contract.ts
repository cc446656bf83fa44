import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { AgencyId, WorkId } from '../../kernel/identity.ts'
import { ImportSource, PreviewParts } from '../../register/imports/import.contract.ts'
import { EditionCode } from './declaration.contract.ts'

const Source = ImportSource.extend({ edition: EditionCode.optional().describe('for rows that name none') })

export const ImportPreview = z.strictObject({
  ...PreviewParts,
  accepted: z.array(z.strictObject({ row: z.int(), agencyId: AgencyId, agencyName: z.string(), number: z.string(), issuedOn: Day, edition: z.string() }))
    .describe('the first rows that would be recorded, as they were understood'),
})
export type ImportPreview = z.infer<typeof ImportPreview>

export const previewDeclarationImport = endpoint({
  name: 'previewDeclarationImport', summary: 'Read a kept XLSX or CSV file and say what would be recorded and what not', method: 'POST', path: '/declaration-imports/preview',
  access: 'declaration.import', keyed: false, body: Source, reply: ImportPreview,
})

export const startDeclarationImport = endpoint({
  name: 'startDeclarationImport', summary: 'Record all good rows of the file at once, as a long work', method: 'POST', path: '/declaration-imports', access: 'declaration.import', status: 202,
  body: Source, reply: z.strictObject({ workId: WorkId }),
})

/** What the work keeps of the request. */
export const ImportInput = Source
export type ImportInput = z.infer<typeof ImportInput>
