import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { AgencyId, DeclarationId, FileId } from '../../kernel/identity.ts'
import { ListQuery, listOf, severalOf } from '../../kernel/list.ts'
import { OfficialNumberText } from '../../kernel/official-number.ts'
import { line, lines } from '../../kernel/text.ts'
import { longExport } from '../../register/exports/export.contract.ts'
import { HistoricalNote, Recording } from '../../register/historical/historical.contract.ts'
import { FileQuery } from '../../register/files/file.contract.ts'
import { Annex, DeclarationKind, DeclarationState } from './declaration.ts'

/** Code of an edition, e.g. "TCVN ISO 9001:2015"; which ones there are is data. */
export const EditionCode = z.string().trim().min(1).max(60)

const KnownAt = z.iso.datetime({ offset: true }).optional()
/** A record as of a day, as known at an instant; today and now without them. */
export const AsOfQuery = z.strictObject({ on: Day.optional().describe('state, names and facts of this day; today without it'), knownAt: KnownAt })
const oneDeclaration = z.strictObject({ declarationId: DeclarationId })

export const DeclarationBody = z.strictObject({
  agencyId: AgencyId,
  edition: EditionCode,
  kind: DeclarationKind.default('unknown').describe('first declaration (lần đầu) or re-declaration (công bố lại); "unknown" when the paper does not say'),
  number: OfficialNumberText.describe('number and symbol, e.g. 493/QĐ-UBND'),
  issuedOn: Day,
  effectiveOn: Day.optional().describe('without it: the day of issue'),
  withdrawnOn: Day.optional().describe('first day on which the declaration no longer holds, when a paper withdrew it'),
  signerName: line(200).optional(),
  signerTitle: line(200).optional(),
  annex: Annex.default('none-yet').describe('attached: its file is kept here; on-paper: there is one, not kept here; none-yet: chưa có phụ lục'),
  fileId: FileId.optional(),
  annexFileId: FileId.optional(),
  note: lines(2000).optional(),
})
export type DeclarationBody = z.output<typeof DeclarationBody>

export const DeclarationRow = z.strictObject({
  id: DeclarationId,
  agencyId: AgencyId,
  agencyName: z.string(),
  agencyShortName: z.string(),
  agencyCode: z.string().nullable(),
  block: z.string(),
  edition: z.string(),
  kind: DeclarationKind,
  number: z.string(),
  issuedOn: Day,
  effectiveOn: Day,
  withdrawnOn: Day.nullable(),
  signerName: z.string().nullable(),
  signerTitle: z.string().nullable(),
  annex: Annex,
  hasFile: z.boolean(),
  hasAnnexFile: z.boolean(),
  state: DeclarationState.describe('on the day of "on"'),
  version: z.int(),
  recording: Recording,
})
export type DeclarationRow = z.infer<typeof DeclarationRow>

const KeptFile = z.strictObject({ name: z.string(), mediaType: z.string(), size: z.number() })
const Other = z.strictObject({ id: DeclarationId, number: z.string(), issuedOn: Day, edition: z.string() })

export const DeclarationView = DeclarationRow.extend({
  file: KeptFile.nullable(),
  annexFile: KeptFile.nullable(),
  fileId: FileId.nullable(),
  annexFileId: FileId.nullable(),
  note: z.string().nullable(),
  source: z.string().nullable().describe('where an imported record comes from'),
  recordedFrom: z.iso.datetime(),
  recordedTo: z.iso.datetime().nullable().describe('when it was found to be entered wrongly'),
  replaces: DeclarationId.nullable(),
  replacedBy: DeclarationId.nullable(),
  first: DeclarationId.describe('the record it was first entered as; the same through every correction'),
  others: z.array(Other).describe('the other declarations of the agency, newest first'),
})
export type DeclarationView = z.infer<typeof DeclarationView>

const filters = {
  agencyId: AgencyId.optional(),
  edition: severalOf(EditionCode),
  block: severalOf(z.string().max(40)),
  kind: severalOf(DeclarationKind),
  annex: severalOf(Annex),
  state: severalOf(DeclarationState).describe('on the day of "on"'),
  issuedFrom: Day.optional().describe('issued on or after'),
  issuedTo: Day.optional().describe('issued on or before'),
  late: z.literal('true').optional().describe('only what was recorded long after its day of issue, historical data left out'),
  on: Day.optional().describe('as of this day: issued on or before it, names and states of that day; today without it'),
  knownAt: KnownAt.describe('as known at this instant; as known now without it'),
}
export const declarationColumns = ['issuedOn', 'effectiveOn', 'agency', 'number', 'edition'] as const

export const listDeclarations = endpoint({
  name: 'listDeclarations',
  summary: 'Recorded declarations',
  method: 'GET',
  path: '/declarations',
  access: 'declaration.read',
  query: ListQuery.extend(filters),
  reply: listOf(DeclarationRow),
})

export const SheetFormat = z.enum(['xlsx', 'csv']).default('xlsx')
export const SheetLanguage = z.enum(['vi', 'en']).default('vi')

export const exportDeclarations = endpoint({
  name: 'exportDeclarations',
  summary: 'The list of declarations as XLSX or CSV',
  method: 'GET',
  path: '/declarations/export',
  access: 'declaration.export',
  kind: 'file',
  query: ListQuery.omit({ from: true, limit: true }).extend({ ...filters, format: SheetFormat, language: SheetLanguage }),
})

export const startDeclarationExport = longExport(exportDeclarations, {
  name: 'startDeclarationExport',
  summary: 'The list of declarations as a file, whatever its length, by a long work',
})

export const showDeclaration = endpoint({
  name: 'showDeclaration',
  summary: 'One declaration',
  method: 'GET',
  path: '/declarations/:declarationId',
  access: 'declaration.read',
  params: oneDeclaration,
  query: AsOfQuery,
  reply: DeclarationView,
})

export const declarationFile = endpoint({
  name: 'declarationFile',
  summary: 'The file of a declaration or of its annex',
  method: 'GET',
  path: '/declarations/:declarationId/files/:part',
  access: 'declaration.read',
  kind: 'file',
  params: oneDeclaration.extend({ part: z.enum(['declaration', 'annex', 'docx', 'pdf']) }),
  query: FileQuery,
})

const Recorded = z.strictObject({ id: DeclarationId, version: z.int() })
const Reason = lines(2000).describe('why; kept in the history of the record')

export const recordDeclaration = endpoint({
  name: 'recordDeclaration',
  summary: 'Record an existing declaration',
  method: 'POST',
  path: '/declarations',
  access: 'declaration.record',
  status: 201,
  body: DeclarationBody.extend({ historical: HistoricalNote.optional() }),
  reply: Recorded,
})

export const correctDeclaration = endpoint({
  name: 'correctDeclaration',
  summary: 'Close a wrong record and add the right one; answers with the new record',
  method: 'PUT',
  path: '/declarations/:declarationId',
  access: 'declaration.record',
  params: oneDeclaration,
  body: DeclarationBody.extend({ version: z.int(), reason: Reason }),
  reply: Recorded,
})

export const retractDeclaration = endpoint({
  name: 'retractDeclaration',
  summary: 'Take back a record that was entered wrongly',
  method: 'POST',
  path: '/declarations/:declarationId/retraction',
  access: 'declaration.record',
  params: oneDeclaration,
  body: z.strictObject({ version: z.int(), reason: Reason }),
  reply: Recorded,
})

export const EditionView = z.strictObject({ code: z.string(), year: z.int(), validFrom: Day.nullable(), validTo: Day.nullable(), inForce: z.boolean() })
export type EditionView = z.infer<typeof EditionView>

export const listEditions = endpoint({
  name: 'listEditions',
  summary: 'Editions of the standard, newest first, and which one is in force on a day',
  method: 'GET',
  path: '/standard-editions',
  access: 'declaration.read',
  query: z.strictObject({ on: Day.optional(), knownAt: KnownAt }),
  reply: z.strictObject({ rows: z.array(EditionView) }),
})
