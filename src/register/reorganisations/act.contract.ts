import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { ActId, AgencyId } from '../../kernel/identity.ts'
import { ListQuery, listOf, severalOf } from '../../kernel/list.ts'
import { lines } from '../../kernel/text.ts'
import { ActDraft, ActPreview, ActSource, ActState, AgencyName, factName, LinkView } from './act.ts'
import { Recording } from '../historical/historical.contract.ts'

export * from './act.ts'

const Instant = z.iso.datetime({ offset: true })

const Kept = z.strictObject({ id: ActId, version: z.int() })
const oneAct = z.strictObject({ actId: ActId })

export const draftAct = endpoint({
  name: 'draftAct',
  summary: 'Begin an act on the register',
  method: 'POST',
  path: '/acts',
  access: 'agency.reorganise',
  status: 201,
  body: ActDraft.extend({ source: ActSource.default('by-hand') }),
  reply: Kept,
})

export const saveAct = endpoint({
  name: 'saveAct',
  summary: 'Save a draft whole',
  method: 'PUT',
  path: '/acts/:actId',
  access: 'agency.reorganise',
  params: oneAct,
  body: ActDraft.extend({ version: z.int() }),
  reply: Kept,
})

export const discardAct = endpoint({
  name: 'discardAct',
  summary: 'Give up a draft; it stays readable',
  method: 'POST',
  path: '/acts/:actId/discard',
  access: 'agency.reorganise',
  params: oneAct,
  body: z.strictObject({ version: z.int() }),
  reply: Kept,
})

export const ActRow = z.strictObject({
  id: ActId,
  state: ActState,
  title: z.string(),
  paperNumber: z.string().nullable(),
  paperDate: Day.nullable(),
  issuer: z.string().nullable(),
  effectiveOn: Day.nullable(),
  source: ActSource,
  lines: z.int(),
  createdAt: Instant,
  createdBy: z.string().nullable(),
  appliedAt: Instant.nullable(),
  recording: Recording.nullable().describe('when it was applied, beside the day of its paper; null before'),
  corrects: ActId.nullable().describe('the act that this one corrects'),
  version: z.int(),
})
export type ActRow = z.infer<typeof ActRow>

export const listActs = endpoint({
  name: 'listActs',
  summary: 'Acts on the register; drafts for those who write acts',
  method: 'GET',
  path: '/acts',
  access: 'act.read',
  query: ListQuery.extend({
    state: severalOf(ActState),
    year: z.coerce.number().int().min(1900).max(2100).optional().describe('of the effective day'),
  }).describe('sort: recorded (newest first), effectiveOn, title'),
  reply: listOf(ActRow),
})

const ActEventView = z.strictObject({
  id: z.uuid(),
  line: z.uuid(),
  agency: AgencyName,
  kind: z.string(),
  effectiveOn: Day,
  sets: z.array(factName).describe('facts it changed'),
  ends: z.boolean(),
})

export const ActView = z.strictObject({
  ...ActDraft.shape,
  id: ActId,
  state: ActState,
  version: z.int(),
  source: ActSource,
  made: z.record(z.uuid(), AgencyId).describe('agency that each establishing line or part makes, by its id; known from the first save'),
  names: z.array(AgencyName).describe('agencies of the register that the lines name, as they were the day before'),
  corrects: z.strictObject({ id: ActId, title: z.string() }).nullable(),
  correctedBy: z.strictObject({ id: ActId, title: z.string() }).nullable(),
  reason: z.string().nullable().describe('why it corrects another act, or why it was annulled'),
  createdAt: Instant,
  createdBy: z.string().nullable(),
  appliedAt: Instant.nullable(),
  recording: Recording.nullable(),
  appliedBy: z.string().nullable(),
  annulledAt: Instant.nullable(),
  digest: z.string().nullable().describe('SHA-256 over what it did, as the record keeps it'),
  events: z.array(ActEventView).describe('what stands of it; empty for a draft'),
  links: z.array(LinkView),
})
export type ActView = z.infer<typeof ActView>

export const showAct = endpoint({
  name: 'showAct',
  summary: 'One act: what it says and, once applied, what came of it; drafts for those who write acts',
  method: 'GET',
  path: '/acts/:actId',
  access: 'act.read',
  params: oneAct,
  reply: ActView,
})

export const previewAct = endpoint({
  name: 'previewAct',
  summary: 'What a draft would do, all that is wrong with it, and whom it touches; nothing is written',
  method: 'GET',
  path: '/acts/:actId/preview',
  access: 'agency.reorganise',
  params: oneAct,
  reply: ActPreview,
})

export const previewAnnulment = endpoint({
  name: 'previewAnnulment',
  summary: 'What annulling an applied act would do',
  method: 'GET',
  path: '/acts/:actId/annulment',
  access: 'agency.reorganise',
  params: oneAct,
  reply: ActPreview,
})

const Shown256 = z.string().regex(/^[0-9a-f]{64}$/)

export const applyAct = endpoint({
  name: 'applyAct',
  summary: 'Carry out a draft as it was shown; a draft that corrects an act takes its place',
  method: 'POST',
  path: '/acts/:actId/apply',
  access: 'agency.reorganise',
  params: oneAct,
  body: z.strictObject({ version: z.int(), digest: Shown256 }),
  reply: Kept,
})

export const annulAct = endpoint({
  name: 'annulAct',
  summary: 'Nothing of the act happened: its events, links and open to-dos are closed in recorded time',
  method: 'POST',
  path: '/acts/:actId/annul',
  access: 'agency.reorganise',
  params: oneAct,
  body: z.strictObject({ version: z.int(), digest: Shown256, reason: lines(2000) }),
  reply: Kept,
})

export const correctAct = endpoint({
  name: 'correctAct',
  summary: 'Begin a correcting act: a draft with what the applied act says, to be altered, previewed and applied in its place',
  method: 'POST',
  path: '/acts/:actId/corrections',
  access: 'agency.reorganise',
  status: 201,
  params: oneAct,
  body: z.strictObject({ version: z.int(), reason: lines(2000) }),
  reply: Kept,
})
