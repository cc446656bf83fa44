import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { BodyId, DeadlineId, FileId, IncomingId, OfficerId, PaperId } from '../../kernel/identity.ts'
import { ListQuery, listOf, severalOf, TwoLanguages } from '../../kernel/list.ts'
import { OfficialNumberText } from '../../kernel/official-number.ts'
import { line, lines } from '../../kernel/text.ts'
import { longExport } from '../../register/exports/export.contract.ts'
import { IssuedPaper, PaperKindCode } from '../registers/paper.ts'
import { Arrival, Handling, IncomingState, Reason } from './incoming.ts'

const Instant = z.iso.datetime({ offset: true })
const oneIncoming = z.strictObject({ incomingId: IncomingId })
const Named = z.strictObject({ id: BodyId, name: z.string() })
const Person = z.strictObject({ id: OfficerId, name: z.string() })

const ArrivedPaper = z.strictObject({
  id: PaperId,
  number: z.string(),
  issuedOn: Day,
  kind: PaperKindCode,
  issuerName: z.string(),
  abstract: z.string(),
})

export const IncomingRow = z.strictObject({
  id: IncomingId,
  version: z.int(),
  state: IncomingState,
  arrivedOn: Day,
  arrivalNumber: z.string(),
  paper: ArrivedPaper,
  officerName: z.string().nullable(),
  unitName: z.string().nullable(),
  assignedOn: Day.nullable(),
  due: Day.nullable(),
  provisional: z.boolean().describe('The due day reaches into a year whose calendar is not complete'),
  timing: z.enum(['overdue', 'soon', 'in-time']).nullable(),
  answer: z.strictObject({ id: PaperId, number: z.string(), issuedOn: Day }).nullable(),
  endedOn: Day.nullable(),
  reason: z.string().nullable(),
  urgency: z.string(),
  note: z.string().nullable(),
})
export type IncomingRow = z.infer<typeof IncomingRow>

const filters = {
  bodyId: BodyId.optional(),
  year: z.coerce.number().int().min(1900).max(2100).optional().describe('Of arrival'),
  arrivedFrom: Day.optional(),
  arrivedTo: Day.optional(),
  kind: severalOf(PaperKindCode),
  issuer: z.string().trim().max(300).optional().describe('Part of the name of who issued it'),
  state: severalOf(IncomingState),
  due: z.enum(['overdue', 'soon', 'none']).optional().describe('Of open ones: overdue, due soon, without a due day'),
  assignee: z.string().trim().max(200).optional().describe('Part of the name of whose work it is'),
  mine: z.literal('true').optional().describe('Only what is assigned to whoever asks'),
}

export const IncomingQuery = ListQuery.extend(filters)
export type IncomingQuery = z.infer<typeof IncomingQuery>

export const listIncoming = endpoint({
  name: 'listIncoming',
  summary: 'The register of incoming papers (sổ văn bản đến); sorted by arrivedOn',
  method: 'GET',
  path: '/incoming-papers',
  access: 'incoming.read',
  query: IncomingQuery,
  reply: listOf(IncomingRow),
})

export const exportIncoming = endpoint({
  name: 'exportIncoming',
  summary: 'The register of incoming papers as XLSX or CSV, in the columns of the paper book',
  method: 'GET',
  path: '/incoming-papers/export',
  access: 'incoming.read',
  kind: 'file',
  query: ListQuery.omit({ from: true, limit: true }).extend({
    ...filters,
    format: z.enum(['xlsx', 'csv']).default('xlsx'),
    language: z.enum(['vi', 'en']).default('vi'),
  }),
})

export const startIncomingExport = longExport(exportIncoming, {
  name: 'startIncomingExport',
  summary: 'The register of incoming papers as a file, whatever its length, by a long work',
})

export const incomingStanding = endpoint({
  name: 'incomingStanding',
  summary: 'How many incoming papers are open, overdue, due soon, and given to nobody; and how many days "soon" is',
  method: 'GET',
  path: '/incoming-papers/standing',
  access: 'incoming.read',
  reply: z.strictObject({
    on: Day,
    open: z.int(),
    overdue: z.int(),
    soon: z.int(),
    unassigned: z.int(),
    remindDays: z.int(),
    ruleVersion: z.int().describe('0: nobody has set the days yet'),
  }),
})

export const setRemindDays = endpoint({
  name: 'setRemindDays',
  summary: 'How many days before its due day an incoming paper is due soon, and whoever it is assigned to is reminded once',
  method: 'PUT',
  path: '/incoming-papers/reminding',
  access: 'incoming.write',
  body: z.strictObject({ version: z.int().min(0), remindDays: z.int().min(0).max(60), reason: Reason }),
  reply: z.strictObject({ version: z.int() }),
})

export const paperUrgencies = endpoint({
  name: 'paperUrgencies',
  summary: 'Degrees of urgency of papers (độ khẩn)',
  method: 'GET',
  path: '/incoming-papers/urgencies',
  access: 'incoming.read',
  reply: z.strictObject({ rows: z.array(z.strictObject({ code: z.string(), name: TwoLanguages })) }),
})

const Before = z.strictObject({ id: IncomingId, arrivalNumber: z.string(), arrivedOn: Day, bodyId: BodyId, bodyName: z.string(), state: IncomingState })

export const arrivalsOfPaper = endpoint({
  name: 'arrivalsOfPaper',
  summary: 'When and where one paper of the register arrived',
  method: 'GET',
  path: '/papers/:paperId/arrivals',
  access: 'incoming.read',
  params: z.strictObject({ paperId: PaperId }),
  reply: z.strictObject({ rows: z.array(Before) }),
})

export const checkIncoming = endpoint({
  name: 'checkIncoming',
  summary: 'Papers of one year that bear this number, each with its arrivals, before another is received; and the next number of arrival',
  method: 'GET',
  path: '/incoming-papers/check',
  access: 'incoming.read',
  query: z.strictObject({ number: OfficialNumberText, issuedOn: Day }),
  reply: z.strictObject({ rows: z.array(ArrivedPaper.extend({ arrivals: z.array(Before) })) }),
})

const Warned = z.strictObject({ code: z.string().describe('Key of the sentence'), details: z.record(z.string(), z.string()) })
const Received = z.strictObject({ id: IncomingId, paperId: PaperId, version: z.int(), arrivalNumber: z.string(), warnings: z.array(Warned) })

/** The paper itself as the clerk reads it off the sheet. */
export const ReceivedPaper = IssuedPaper.pick({
  kind: true,
  number: true,
  issuedOn: true,
  issuerId: true,
  issuerName: true,
  abstract: true,
  signerName: true,
  signerTitle: true,
  fileId: true,
})

export const receiveIncoming = endpoint({
  name: 'receiveIncoming',
  summary: 'Receive a paper (Tiếp nhận văn bản đến): into the register, under the next number of arrival, given to whose work it is',
  method: 'POST',
  path: '/incoming-papers',
  access: 'incoming.write',
  status: 201,
  body: z.strictObject({ ...ReceivedPaper.shape, ...Arrival.shape }),
  reply: Received,
})

export const receiveRecorded = endpoint({
  name: 'receiveRecorded',
  summary: 'Receive a paper that stands in the register already',
  method: 'POST',
  path: '/papers/:paperId/arrivals',
  access: 'incoming.write',
  status: 201,
  params: z.strictObject({ paperId: PaperId }),
  body: z.strictObject({ ...Arrival.shape, again: z.boolean().optional().describe('Receive it although this body has received it before') }),
  reply: Received,
})

export const IncomingView = IncomingRow.extend({
  body: Named,
  officer: Person.nullable(),
  unit: Named.nullable(),
  instruction: z.string().nullable(),
  dueOn: Day.nullable(),
  deadlineId: DeadlineId.nullable(),
  dueDays: z.int().nullable(),
  receivedFrom: z.string().nullable(),
  signerName: z.string().nullable(),
  signerTitle: z.string().nullable(),
  paperRetracted: z.boolean(),
  file: z.strictObject({ id: FileId, name: z.string(), mediaType: z.string(), size: z.number() }).nullable(),
  others: z.array(Before).describe('Other arrivals of the same paper'),
  steps: z.array(
    z.strictObject({
      sequence: z.int(),
      step: z.enum(['registered', 'assigned', 'answered', 'closed', 'reopened', 'corrected', 'retracted']),
      at: Instant,
      by: z.string().nullable(),
      toOfficer: z.string().nullable(),
      toUnit: z.string().nullable(),
      due: Day.nullable(),
      words: z.string().nullable(),
      paper: z.strictObject({ id: PaperId, number: z.string() }).nullable(),
      fields: z.array(z.string()),
    }),
  ),
})
export type IncomingView = z.infer<typeof IncomingView>

export const showIncoming = endpoint({
  name: 'showIncoming',
  summary: 'One incoming paper: how it arrived, whose work it is, what became of it',
  method: 'GET',
  path: '/incoming-papers/:incomingId',
  access: 'incoming.read',
  params: oneIncoming,
  reply: IncomingView,
})

const Saved = z.strictObject({ id: IncomingId, version: z.int() })
const seen = { version: z.int() }

export const assignIncoming = endpoint({
  name: 'assignIncoming',
  summary: 'Give an incoming paper to somebody, with the instruction and the due day; or to somebody else',
  method: 'POST',
  path: '/incoming-papers/:incomingId/assignment',
  access: 'incoming.write',
  params: oneIncoming,
  body: z.strictObject({ ...seen, ...Handling.shape }),
  reply: Saved,
})

export const answerIncoming = endpoint({
  name: 'answerIncoming',
  summary: 'Record by which paper of the register it was answered',
  method: 'POST',
  path: '/incoming-papers/:incomingId/answer',
  access: 'incoming.write',
  params: oneIncoming,
  body: z.strictObject({ ...seen, paperId: PaperId }),
  reply: Saved,
})

export const closeIncoming = endpoint({
  name: 'closeIncoming',
  summary: 'Close an incoming paper that needs no answer, with the reason',
  method: 'POST',
  path: '/incoming-papers/:incomingId/closing',
  access: 'incoming.write',
  params: oneIncoming,
  body: z.strictObject({ ...seen, reason: Reason }),
  reply: Saved,
})

export const reopenIncoming = endpoint({
  name: 'reopenIncoming',
  summary: 'Go on with an incoming paper that was said to be answered or closed',
  method: 'POST',
  path: '/incoming-papers/:incomingId/reopening',
  access: 'incoming.write',
  params: oneIncoming,
  body: z.strictObject({ ...seen, reason: Reason }),
  reply: Saved,
})

export const correctIncoming = endpoint({
  name: 'correctIncoming',
  summary: 'Correct what was recorded of the arrival; the paper itself is corrected on its own page, and its number of arrival stays',
  method: 'PUT',
  path: '/incoming-papers/:incomingId',
  access: 'incoming.write',
  params: oneIncoming,
  body: z.strictObject({
    ...seen,
    reason: Reason,
    arrivedOn: Day,
    receivedFrom: line(200).optional(),
    urgency: Arrival.shape.urgency,
    note: lines(2000).optional(),
  }),
  reply: Saved,
})

export const retractIncoming = endpoint({
  name: 'retractIncoming',
  summary: 'Hold an arrival no longer that was recorded by mistake; its number stays spoken for',
  method: 'POST',
  path: '/incoming-papers/:incomingId/retraction',
  access: 'incoming.write',
  params: oneIncoming,
  body: z.strictObject({ ...seen, reason: Reason }),
  reply: Saved,
})
