import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { BodyId, DraftPaperId, FileId, OfficerId, PaperId } from '../../kernel/identity.ts'
import { ListQuery, listOf, severalOf, TwoLanguages } from '../../kernel/list.ts'
import { OfficialNumberText } from '../../kernel/official-number.ts'
import { line, lines } from '../../kernel/text.ts'
import { PaperKindCode, PaperTopic } from '../registers/paper.ts'
import { RoundView } from '../review/review.contract.ts'
import { PassageRemark } from '../review/review.ts'
import { DraftText, FieldValue, PassageId } from './draft-text.ts'
import { DraftIssuer, NamedPaper, PassageDifference } from './drafted-paper.ts'
import { DraftAct, DraftState } from './life-cycle.ts'

export { DraftIssuer, NamedPaper, PassageDifference } from './drafted-paper.ts'
import { TemplateCode, TemplateField } from './template.ts'

const oneDraft = z.strictObject({ draftPaperId: DraftPaperId })
const Instant = z.iso.datetime({ offset: true })
const Saved = z.strictObject({ id: DraftPaperId, version: z.int() })
const Reason = lines(4000)
const version = z.int().describe('Version of the draft that was seen')

export const DraftPaperRow = z.strictObject({
  id: DraftPaperId,
  version: z.int(),
  state: DraftState,
  kind: PaperKindCode,
  kindName: TwoLanguages,
  abstract: z.string(),
  issuer: z.string(),
  unit: z.string().nullable(),
  author: z.string(),
  revision: z.int(),
  changedAt: Instant,
  waitingRole: z.string().nullable().describe('Role whose check it waits for'),
  waitingSince: Instant.nullable(),
  number: z.string().nullable(),
  issuedOn: Day.nullable(),
  paperId: PaperId.nullable(),
})
export type DraftPaperRow = z.infer<typeof DraftPaperRow>

export const draftPaperSorts = ['changedAt', 'abstract', 'kind', 'state'] as const

export const DraftPaperListQuery = ListQuery.extend({
  state: severalOf(DraftState),
  kind: severalOf(PaperKindCode),
  issuer: BodyId.optional(),
  mine: z.literal('true').optional().describe('Only what the asking person began'),
  waiting: z.literal('true').optional().describe('Only what waits for the role of the asking seat'),
})
export type DraftPaperListQuery = z.infer<typeof DraftPaperListQuery>

export const listDraftPapers = endpoint({
  name: 'listDraftPapers',
  summary: 'Papers being drafted; sorted by changedAt, abstract, kind or state. Discarded ones only when asked for by state',
  method: 'GET',
  path: '/draft-papers',
  access: 'draft.read',
  query: DraftPaperListQuery,
  reply: listOf(DraftPaperRow),
})

const FaultView = z.strictObject({ path: z.string(), code: z.string(), details: z.record(z.string(), z.union([z.string(), z.number()])) })
const Linked = z.strictObject({ id: DraftPaperId, abstract: z.string(), state: DraftState, number: z.string().nullable() })

export const DraftPaperView = z.strictObject({
  id: DraftPaperId,
  version: z.int(),
  state: DraftState,
  kind: PaperKindCode,
  kindName: TwoLanguages,
  kindSymbol: z.string().nullable(),
  template: z.strictObject({ code: TemplateCode, edition: z.int(), name: z.string() }),
  issuer: DraftIssuer,
  unit: z.string().nullable(),
  topic: PaperTopic.nullable(),
  author: z.strictObject({ id: OfficerId, name: z.string() }),
  abstract: z.string().describe('As lists name it: of the last saved text, with its fields filled in'),
  createdAt: Instant,
  changedAt: Instant,
  fields: z.array(TemplateField).describe('Of the edition it began with'),
  revision: z.int(),
  text: DraftText.describe('The last saved text'),
  sha256: z.string().describe('Of the last saved text; what a signature names'),
  papers: z.array(NamedPaper).describe('Those the text names'),
  missing: z.array(FaultView).describe('What still has to be filled in before it is submitted'),
  autosave: z.strictObject({ base: z.int(), savedAt: Instant, text: DraftText }).nullable().describe("The asking seat's own unsaved text"),
  writing: z.array(z.strictObject({ name: z.string(), savedAt: Instant })).describe('Others with unsaved text'),
  revisions: z.array(z.strictObject({ revision: z.int(), by: z.string(), at: Instant, note: z.string().nullable() })).describe('Newest first'),
  reviews: z.array(RoundView).describe('Rounds of checking, newest first'),
  carries: Linked.nullable().describe('For a submission: the draft it carries'),
  carriedBy: z.array(Linked).describe('Submissions that carry this draft'),
  signedOn: Day.nullable(),
  signerName: z.string().nullable(),
  signerTitle: z.string().nullable(),
  number: z.string().nullable(),
  issuedOn: Day.nullable(),
  paperId: PaperId.nullable(),
  reason: z.string().nullable().describe('Of a discarded one'),
  hasSignedCopy: z.boolean(),
  acts: z.array(DraftAct).describe('What the asking seat may do with it now'),
  overrideWanted: z.boolean().describe('Checking it from this seat needs a recorded reason'),
})
export type DraftPaperView = z.infer<typeof DraftPaperView>

export const showDraftPaper = endpoint({
  name: 'showDraftPaper',
  summary: 'A draft with its text, fields, revisions, rounds of checking and what may be done now',
  method: 'GET',
  path: '/draft-papers/:draftPaperId',
  access: 'draft.read',
  params: oneDraft,
  reply: DraftPaperView,
})

export const showDraftRevision = endpoint({
  name: 'showDraftRevision',
  summary: 'One saved text of a draft',
  method: 'GET',
  path: '/draft-papers/:draftPaperId/revisions/:revision',
  access: 'draft.read',
  params: oneDraft.extend({ revision: z.coerce.number().int().min(1) }),
  reply: z.strictObject({ revision: z.int(), by: z.string(), at: Instant, note: z.string().nullable(), sha256: z.string(), text: DraftText }),
})

export const compareDraftRevisions = endpoint({
  name: 'compareDraftRevisions',
  summary: 'What differs between two saved texts, passage by passage and word by word',
  method: 'GET',
  path: '/draft-papers/:draftPaperId/differences',
  access: 'draft.read',
  params: oneDraft,
  query: z.strictObject({
    from: z.coerce.number().int().min(1).optional().describe('Without it: the one before the last'),
    to: z.coerce.number().int().min(1).optional().describe('Without it: the last'),
  }),
  reply: z.strictObject({ from: z.int(), to: z.int(), differences: z.array(PassageDifference) }),
})

export const draftPaperFile = endpoint({
  name: 'draftPaperFile',
  summary: 'The draft as a page, Word or PDF, with the mark DỰ THẢO; once issued the frozen files, or the signed copy',
  method: 'GET',
  path: '/draft-papers/:draftPaperId/file',
  access: 'draft.read',
  kind: 'file',
  params: oneDraft,
  query: z.strictObject({
    format: z.enum(['html', 'docx', 'pdf', 'signed']).default('pdf'),
    view: z.enum(['true', 'false']).default('false').describe('true: shown instead of downloaded'),
  }),
})

export const createDraftPaper = endpoint({
  name: 'createDraftPaper',
  summary: 'Begin a draft from the newest edition of a template',
  method: 'POST',
  path: '/draft-papers',
  access: 'draft.write',
  status: 201,
  body: z.strictObject({
    templateCode: TemplateCode,
    issuerId: BodyId,
    unit: line(20).nullable().default(null).describe('Symbol of the drafting unit'),
    abstract: line(1000).optional().describe("Without it: the template's"),
    fields: z.record(z.string(), FieldValue).default({}),
    topic: PaperTopic.nullable().default(null),
    carriesId: DraftPaperId.nullable().default(null).describe('For a submission: the draft it carries'),
  }),
  reply: Saved,
})

export const saveDraftPaper = endpoint({
  name: 'saveDraftPaper',
  summary: 'Save a text as the next revision. When somebody else saved meanwhile: refused with who, when and which passages, or merged when asked',
  method: 'PUT',
  path: '/draft-papers/:draftPaperId',
  access: 'draft.write',
  params: oneDraft,
  body: z.strictObject({
    version,
    base: z.int().min(1).describe('Revision the text was written on'),
    text: DraftText,
    unit: line(20).nullable().optional(),
    topic: PaperTopic.nullable().optional(),
    note: line(300).nullable().default(null).describe('What changed, in own words'),
    merge: z.boolean().default(false).describe('Put together with what was saved meanwhile where different passages were changed'),
  }),
  reply: Saved.extend({ revision: z.int(), merged: z.boolean() }),
})

export const autosaveDraftPaper = endpoint({
  name: 'autosaveDraftPaper',
  summary: 'Keep what this seat has written and not saved; null gives it up',
  method: 'PUT',
  path: '/draft-papers/:draftPaperId/autosave',
  access: 'draft.write',
  keyed: false,
  params: oneDraft,
  body: z.strictObject({ base: z.int().min(1), text: DraftText.nullable() }),
  reply: z.strictObject({ savedAt: Instant }),
})

export const submitDraftPaper = endpoint({
  name: 'submitDraftPaper',
  summary: 'Trình: put the last saved text before those who check',
  method: 'POST',
  path: '/draft-papers/:draftPaperId/submit',
  access: 'draft.write',
  params: oneDraft,
  body: z.strictObject({ version, remark: Reason.optional() }),
  reply: Saved,
})

export const withdrawDraftPaper = endpoint({
  name: 'withdrawDraftPaper',
  summary: 'Take a submitted draft back to go on writing',
  method: 'POST',
  path: '/draft-papers/:draftPaperId/withdraw',
  access: 'draft.write',
  params: oneDraft,
  body: z.strictObject({ version, remark: Reason.optional() }),
  reply: Saved,
})

const override = Reason.optional().describe('Why the author checks the own text; kept in the history')

export const returnDraftPaper = endpoint({
  name: 'returnDraftPaper',
  summary: 'Trả lại: give a draft back with remarks to the whole or to passages',
  method: 'POST',
  path: '/draft-papers/:draftPaperId/return',
  access: 'draft.check',
  params: oneDraft,
  body: z.strictObject({
    version,
    remark: Reason,
    remarks: z
      .array(PassageRemark.extend({ block: PassageId }))
      .max(200)
      .default([]),
    override,
  }),
  reply: Saved,
})

export const passDraftPaper = endpoint({
  name: 'passDraftPaper',
  summary: 'Let a draft through one step of checking; after the last it waits for its signature',
  method: 'POST',
  path: '/draft-papers/:draftPaperId/pass',
  access: 'draft.check',
  params: oneDraft,
  body: z.strictObject({ version, remark: Reason.optional(), override }),
  reply: Saved,
})

export const signDraftPaper = endpoint({
  name: 'signDraftPaper',
  summary: 'Sign inside, where the issuing body wants it; names the digest of the text that was shown',
  method: 'POST',
  path: '/draft-papers/:draftPaperId/sign',
  access: 'draft.sign',
  params: oneDraft,
  body: z.strictObject({
    version,
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    signerName: line(200).optional().describe('Without it: who signs in'),
    override: Reason.optional().describe('Why the author signs the own text; kept in the history'),
  }),
  reply: Saved,
})

export const numberDraftPaper = endpoint({
  name: 'numberDraftPaper',
  summary: 'Give a signed paper its number and day: the next of the series kept here, a reserved one, or one given elsewhere',
  method: 'POST',
  path: '/draft-papers/:draftPaperId/number',
  access: 'paper.record',
  params: oneDraft,
  body: z.strictObject({
    version,
    issuedOn: Day,
    wish: z
      .strictObject({
        serial: z.int().min(1),
        suffix: z
          .string()
          .regex(/^[a-z]?$/)
          .default(''),
      })
      .optional()
      .describe('A reserved number'),
    number: OfficialNumberText.optional().describe('Where the series is kept elsewhere'),
    numberReason: line(500).optional().describe('Why a number behind the last one is taken'),
  }),
  reply: Saved.extend({ number: z.string(), warnings: z.array(FaultView) }),
})

export const issueDraftPaper = endpoint({
  name: 'issueDraftPaper',
  summary: 'Ban hành: freeze Word and PDF and enter the paper into the register',
  method: 'POST',
  path: '/draft-papers/:draftPaperId/issue',
  access: 'paper.record',
  params: oneDraft,
  body: z.strictObject({ version }),
  reply: Saved.extend({ paperId: PaperId }),
})

export const recordSignedPaper = endpoint({
  name: 'recordSignedPaper',
  summary: 'Ghi nhận bản đã ký: number, day, signer and the signed file of a paper that was signed and numbered outside, in one step',
  method: 'POST',
  path: '/draft-papers/:draftPaperId/signed-copy',
  access: 'paper.record',
  params: oneDraft,
  body: z.strictObject({
    version,
    number: OfficialNumberText.describe('As the signed copy bears it; it takes its place in the series where that is kept here'),
    numberReason: line(500).optional().describe('Why a number behind the last one is taken'),
    issuedOn: Day,
    signerName: line(200),
    signerTitle: line(200),
    fileId: FileId.describe('The signed copy'),
  }),
  reply: Saved.extend({ paperId: PaperId, warnings: z.array(FaultView) }),
})

export const discardDraftPaper = endpoint({
  name: 'discardDraftPaper',
  summary: 'Give a draft up; it stays readable',
  method: 'POST',
  path: '/draft-papers/:draftPaperId/discard',
  access: 'draft.write',
  params: oneDraft,
  body: z.strictObject({ version, reason: Reason }),
  reply: Saved,
})
