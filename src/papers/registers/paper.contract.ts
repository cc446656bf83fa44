import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { BodyId, FileId, PaperId } from '../../kernel/identity.ts'
import { ListQuery, listOf, severalOf, TwoLanguages } from '../../kernel/list.ts'
import { OfficialNumberText } from '../../kernel/official-number.ts'
import { longExport } from '../../register/exports/export.contract.ts'
import { HistoricalNote, Recording } from '../../register/historical/historical.contract.ts'
import { Standing } from '../links/standing.ts'
import { FileQuery } from '../../register/files/file.contract.ts'
import { IssuedPaper, Note, PaperKindCode, PaperTopic } from './paper.ts'

const onePaper = z.strictObject({ paperId: PaperId })
const Instant = z.iso.datetime({ offset: true })
const Reason = Note.describe('Why; kept in the history')
const FileFacts = z.strictObject({ id: FileId, name: z.string(), mediaType: z.string(), size: z.number() })
export const PaperIssuer = z.strictObject({
  id: BodyId.nullable().describe("null when it is not one of the authority's issuing bodies"),
  name: z.string(),
  symbol: z.string().nullable(),
})
export const Warned = z.strictObject({ code: z.string().describe('Key of the sentence'), details: z.record(z.string(), z.string()) })

export const PaperRow = z.strictObject({
  id: PaperId,
  version: z.int(),
  kind: PaperKindCode,
  number: z.string(),
  issuedOn: Day,
  issuerName: z.string(),
  abstract: z.string(),
  topic: PaperTopic.nullable(),
  hasFile: z.boolean(),
  standing: Standing,
  recording: Recording,
})
export type PaperRow = z.infer<typeof PaperRow>

export const PaperView = z.strictObject({
  id: PaperId,
  version: z.int(),
  kind: PaperKindCode,
  kindName: TwoLanguages,
  number: z.string(),
  issuedOn: Day,
  issuer: PaperIssuer,
  abstract: z.string(),
  expiresOn: Day.nullable(),
  standing: Standing,
  signerName: z.string().nullable(),
  signerTitle: z.string().nullable(),
  file: FileFacts.nullable(),
  note: z.string().nullable(),
  topic: PaperTopic.nullable(),
  recipients: z.array(z.string()),
  filingUnits: z.array(z.string()),
  copies: z.int().nullable(),
  recording: Recording,
  retractedAt: Instant.nullable().describe('Set when the record was entered wrongly and is no longer held'),
  versions: z
    .array(z.strictObject({ version: z.int(), from: Instant, to: Instant.nullable(), by: z.string().nullable() }))
    .describe('What was held from when to when, first to last'),
})
export type PaperView = z.infer<typeof PaperView>

/** Without the page: what the list and its export filter by. */
const filters = {
  kind: severalOf(PaperKindCode),
  topic: severalOf(PaperTopic),
  issuer: z.string().trim().max(300).optional().describe('Name of the issuer'),
  issuedFrom: Day.optional(),
  issuedTo: Day.optional(),
  late: z.literal('true').optional().describe('Only what was recorded long after its day, historical data left out'),
  on: Day.optional().describe('As of this day: papers issued later are left out'),
  knownAt: Instant.optional().describe('As was known at this instant; now without it'),
}
export const paperSorts = ['issuedOn', 'number', 'kind', 'issuer', 'abstract'] as const

export const PaperListQuery = ListQuery.extend(filters)
export type PaperListQuery = z.infer<typeof PaperListQuery>

export const listPapers = endpoint({
  name: 'listPapers',
  summary: 'Official papers that were recorded; sorted by issuedOn, number, kind, issuer or abstract',
  method: 'GET',
  path: '/papers',
  access: 'paper.read',
  query: PaperListQuery,
  reply: listOf(PaperRow),
})

export const exportPapers = endpoint({
  name: 'exportPapers',
  summary: 'The list of papers as XLSX or CSV',
  method: 'GET',
  path: '/papers/export',
  access: 'paper.export',
  kind: 'file',
  query: ListQuery.omit({ from: true, limit: true }).extend({
    ...filters,
    format: z.enum(['xlsx', 'csv']).default('xlsx'),
    language: z.enum(['vi', 'en']).default('vi'),
  }),
})

export const startPaperExport = longExport(exportPapers, {
  name: 'startPaperExport',
  summary: 'The list of papers as a file, whatever its length, by a long work',
})

export const showPaper = endpoint({
  name: 'showPaper',
  summary: 'One paper; a retracted one is still shown, as retracted',
  method: 'GET',
  path: '/papers/:paperId',
  access: 'paper.read',
  params: onePaper,
  query: z.strictObject({ knownAt: Instant.optional() }),
  reply: PaperView,
})

export const paperFile = endpoint({
  name: 'paperFile',
  summary: 'The file of a paper',
  method: 'GET',
  path: '/papers/:paperId/file',
  access: 'paper.read',
  kind: 'file',
  params: onePaper,
  query: FileQuery,
})

const Saved = z.strictObject({ id: PaperId, version: z.int(), warnings: z.array(Warned) })

export const recordPaper = endpoint({
  name: 'recordPaper',
  summary: 'Record a paper that was issued (Ghi nhận văn bản đã ban hành)',
  method: 'POST',
  path: '/papers',
  access: 'paper.record',
  status: 201,
  body: IssuedPaper.extend({
    historical: HistoricalNote.optional(),
    numberReason: Reason.optional().describe('Why a number behind the last one, or one with a letter (12a), where the series is kept here'),
  }),
  reply: Saved,
})

export const correctPaper = endpoint({
  name: 'correctPaper',
  summary: 'Correct what was recorded of a paper; what was held before is kept',
  method: 'PUT',
  path: '/papers/:paperId',
  access: 'paper.record',
  params: onePaper,
  body: z.strictObject({ version: z.int(), reason: Reason, ...IssuedPaper.shape }),
  reply: Saved,
})

export const retractPaper = endpoint({
  name: 'retractPaper',
  summary: 'Hold a paper no longer that was recorded by mistake',
  method: 'POST',
  path: '/papers/:paperId/retraction',
  access: 'paper.record',
  params: onePaper,
  body: z.strictObject({ version: z.int(), reason: Reason }),
  reply: z.strictObject({ id: PaperId, version: z.int() }),
})

export const paperKinds = endpoint({
  name: 'paperKinds',
  summary: 'Kinds of official papers with the short form their symbol begins with',
  method: 'GET',
  path: '/paper-kinds',
  access: 'paper.read',
  reply: z.strictObject({ rows: z.array(z.strictObject({ code: PaperKindCode, name: TwoLanguages, symbol: z.string().nullable() })) }),
})

export const paperIssuers = endpoint({
  name: 'paperIssuers',
  summary: "Who issued the recorded papers: the authority's own bodies and every other name in use",
  method: 'GET',
  path: '/paper-issuers',
  access: 'paper.read',
  reply: z.strictObject({ rows: z.array(PaperIssuer) }),
})

export const checkPaperNumber = endpoint({
  name: 'checkPaperNumber',
  summary: 'Papers of one year that bear this number, before another is recorded',
  method: 'GET',
  path: '/papers/number-check',
  access: 'paper.read',
  query: z.strictObject({ number: OfficialNumberText, issuedOn: Day, except: PaperId.optional() }),
  reply: z.strictObject({ rows: z.array(z.strictObject({ id: PaperId, number: z.string(), issuedOn: Day, issuerName: z.string(), abstract: z.string() })) }),
})
