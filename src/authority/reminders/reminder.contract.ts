import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { AgencyId, BodyId, CampaignId, FileId, PaperId, ReminderId } from '../../kernel/identity.ts'
import { ListQuery, listOf, severalOf } from '../../kernel/list.ts'
import { OfficialNumberText } from '../../kernel/official-number.ts'
import { line, lines } from '../../kernel/text.ts'
import { Stage } from '../../conformity/conversion/stage.ts'
import { ReminderState } from './reminder.ts'

const oneReminder = z.strictObject({ reminderId: ReminderId })
const version = z.int()

/** A joint letter with its list prints as one annex; more agencies are several letters. */
export const mostAddressees = 1_000

const Wording = z.strictObject({
  about: line(500).describe('what follows "V/v"; placeholders as {{edition}}'),
  paragraphs: z.array(lines(4000)).min(1).max(20),
  answerDays: z.int().min(1).max(365).nullable().default(null).describe('working days after the day of issue'),
  answerBy: Day.nullable().default(null).describe('a day instead'),
})

export const ReminderBody = Wording.extend({
  campaignId: CampaignId,
  issuerId: BodyId,
  joint: z.boolean().describe('true: one letter to all with the list as annex; false: a letter to each'),
  agencies: z.array(AgencyId).min(1).max(mostAddressees),
})
export type ReminderBody = z.output<typeof ReminderBody>

const Named = z.strictObject({ id: z.uuid(), name: z.string() })

export const ReminderRow = z.strictObject({
  id: ReminderId,
  campaign: Named,
  state: ReminderState.describe('answered and unanswered follow from the answers and the day'),
  about: z.string(),
  issuer: Named,
  agencies: z.int(),
  answered: z.int(),
  first: z.string().describe('name of the first agency'),
  number: z.string().nullable(),
  issuedOn: Day.nullable(),
  answerDays: z.int().nullable(),
  answerBy: Day.nullable(),
  version,
})
export type ReminderRow = z.infer<typeof ReminderRow>

export const reminderColumns = ['created', 'issuedOn', 'answerBy', 'number'] as const

export const listReminders = endpoint({
  name: 'listReminders',
  summary: 'Official reminders, the newest first; of a campaign or of an agency; an agency sees those issued to it',
  method: 'GET',
  path: '/reminders',
  access: 'reminder.read',
  query: ListQuery.extend({ campaignId: CampaignId.optional(), agencyId: AgencyId.optional(), state: severalOf(ReminderState) }),
  reply: listOf(ReminderRow),
})

export const ReminderAgency = z.strictObject({
  agencyId: AgencyId,
  name: z.string(),
  stage: Stage,
  missed: Stage.nullable(),
  behindSince: Day.nullable(),
  answeredOn: Day.nullable(),
  answerNumber: z.string().nullable(),
  answerDate: Day.nullable(),
  answerNote: z.string().nullable(),
  answerSide: z.enum(['authority', 'agency']).nullable().describe('who recorded it: the agency itself, or the office for it'),
  answerFile: z.string().nullable().describe('name of the file of the answer'),
})
export type ReminderAgency = z.infer<typeof ReminderAgency>

export const ReminderView = ReminderRow.omit({ agencies: true, first: true }).extend({
  asOf: Day,
  paragraphs: z.array(z.string()),
  provisional: z.boolean().describe('the calendar of a year the deadline reaches was not published at issue'),
  signerName: z.string().nullable(),
  signerTitle: z.string().nullable(),
  paperId: PaperId.nullable(),
  escalatedOn: Day.nullable(),
  escalatedTo: z.string().nullable(),
  escalation: z.string().nullable(),
  closedOn: Day.nullable(),
  outcome: z.string().nullable(),
  edition: z.string(),
  shown: z.strictObject({ about: z.string(), paragraphs: z.array(z.string()) }).describe('as the letter says it, filled in'),
  agencies: z.array(ReminderAgency),
  drafter: z.string().nullable().describe('symbol of the body that drafts it, which stands in the number; null for the reminded agency'),
  told: z
    .strictObject({
      agencies: z.int().describe('that have somebody with an account'),
      people: z.int(),
      mailed: z.int().describe('of them with an address'),
    })
    .nullable()
    .describe('of a draft: who is told at its issue'),
})
export type ReminderView = z.infer<typeof ReminderView>

export const showReminder = endpoint({
  name: 'showReminder',
  summary: 'A reminder: its letter, who was reminded, who answered when',
  method: 'GET',
  path: '/reminders/:reminderId',
  access: 'reminder.read',
  params: oneReminder,
  reply: ReminderView,
})

export const reminderPaper = endpoint({
  name: 'reminderPaper',
  summary: 'The letter as Word or PDF; a draft carries the mark DỰ THẢO',
  method: 'GET',
  path: '/reminders/:reminderId/paper',
  access: 'reminder.read',
  kind: 'file',
  params: oneReminder,
  query: z.strictObject({ format: z.enum(['docx', 'pdf']).default('docx'), view: z.enum(['true', 'false']).optional() }),
})

const Saved = z.strictObject({ id: ReminderId, version })

export const draftReminders = endpoint({
  name: 'draftReminders',
  summary: 'Draft the reminder of some agencies of a campaign: one letter to all, or one to each',
  method: 'POST',
  path: '/reminders',
  access: 'reminder.write',
  status: 201,
  body: ReminderBody,
  reply: Saved.extend({ count: z.int().describe('letters drafted; `id` is the first') }),
})

export const saveReminder = endpoint({
  name: 'saveReminder',
  summary: 'Change the wording or the deadline of a draft',
  method: 'PUT',
  path: '/reminders/:reminderId',
  access: 'reminder.write',
  params: oneReminder,
  body: Wording.extend({ version }),
  reply: Saved,
})

export const issueReminder = endpoint({
  name: 'issueReminder',
  summary:
    'Give the number, or record the one given elsewhere, with date and signer: the letter enters the register of papers, and the time for the answer runs',
  method: 'POST',
  path: '/reminders/:reminderId/issue',
  access: 'reminder.write',
  params: oneReminder,
  body: z.strictObject({
    version,
    number: OfficialNumberText.optional().describe('given elsewhere; where the series is kept here, the number that was shown as the next, or none'),
    numberReason: lines(1000).optional().describe('why a number behind the last one is taken'),
    issuedOn: Day,
    signerName: line(200).nullable().default(null),
    signerTitle: line(200),
  }),
  reply: Saved.extend({ number: z.string() }),
})

export const discardReminder = endpoint({
  name: 'discardReminder',
  summary: 'Give a draft up',
  method: 'POST',
  path: '/reminders/:reminderId/discard',
  access: 'reminder.write',
  params: oneReminder,
  body: z.strictObject({ version, reason: lines(2000) }),
  reply: Saved,
})

export const escalateReminder = endpoint({
  name: 'escalateReminder',
  summary: 'Record that the missing answers were reported upwards',
  method: 'POST',
  path: '/reminders/:reminderId/escalation',
  access: 'reminder.write',
  params: oneReminder,
  body: z.strictObject({ version, on: Day, to: line(300), note: lines(2000) }),
  reply: Saved,
})

export const closeReminder = endpoint({
  name: 'closeReminder',
  summary: 'Close a reminder with what came of it',
  method: 'POST',
  path: '/reminders/:reminderId/closing',
  access: 'reminder.write',
  params: oneReminder,
  body: z.strictObject({ version, outcome: lines(2000) }),
  reply: Saved,
})

export const recordAnswers = endpoint({
  name: 'recordAnswers',
  summary: 'Record who answered, one agency or many at once; a result for each',
  method: 'POST',
  path: '/reminder-answers',
  access: 'reminder.write',
  body: z.strictObject({
    answeredOn: Day,
    number: OfficialNumberText.nullable().default(null).describe('number of the answering paper'),
    date: Day.nullable().default(null).describe('its date'),
    note: lines(2000).nullable().default(null),
    correction: lines(2000).nullable().default(null).describe('why an answer recorded before is put right; without it such a row is refused'),
    rows: z
      .array(z.strictObject({ reminderId: ReminderId, agencyId: AgencyId }))
      .min(1)
      .max(mostAddressees),
  }),
  reply: z.strictObject({
    changed: z.int(),
    rows: z.array(z.strictObject({ reminderId: ReminderId, agencyId: AgencyId, name: z.string(), code: z.string().nullable() })),
  }),
})

export const answerReminder = endpoint({
  name: 'answerReminder',
  summary: 'Answer a reminder for one agency, with number, date and file of the answering paper; received today',
  method: 'POST',
  path: '/reminders/:reminderId/answer',
  access: 'reminder.answer',
  params: oneReminder,
  body: z.strictObject({
    agencyId: AgencyId,
    number: OfficialNumberText.describe('number of the answering paper'),
    date: Day.describe('its date'),
    note: lines(2000).nullable().default(null),
    fileId: FileId.nullable().default(null).describe('a file that the same seat uploaded'),
    correction: lines(2000).nullable().default(null).describe('why an answer recorded before is put right'),
  }),
  reply: z.strictObject({ id: ReminderId }),
})

export const reminderAnswerFile = endpoint({
  name: 'reminderAnswerFile',
  summary: 'The file an agency answered with',
  method: 'GET',
  path: '/reminders/:reminderId/answers/:agencyId/file',
  access: 'reminder.read',
  kind: 'file',
  params: oneReminder.extend({ agencyId: AgencyId }),
  query: z.strictObject({ view: z.enum(['true', 'false']).optional() }),
})
