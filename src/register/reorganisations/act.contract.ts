import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { ActId, AgencyId, OfficerId, SeatId } from '../../kernel/identity.ts'
import { ListQuery, listOf, severalOf, TwoLanguages } from '../../kernel/list.ts'
import { OfficialNumberText } from '../../kernel/official-number.ts'
import { line, lines } from '../../kernel/text.ts'
import { AgencyFacts, BlockCode } from '../agencies/agency-facts.ts'
import { ActLine, mostLines } from './act-line.ts'

const Instant = z.iso.datetime({ offset: true })

/** draft: being written · applied · corrected: another act says it in its place · annulled: nothing of it happened · discarded: a draft given up. */
export const ActState = z.enum(['draft', 'applied', 'corrected', 'annulled', 'discarded'])
export type ActState = z.infer<typeof ActState>
export const ActSource = z.enum(['by-hand', 'official-list'])

/** What the officer writes. A draft may lack all but its title; what is missing shows in the preview. */
export const ActDraft = z.strictObject({
  title: line(500),
  paperNumber: OfficialNumberText.nullable().default(null),
  paperDate: Day.nullable().default(null),
  issuer: line(300).nullable().default(null),
  effectiveOn: Day.nullable().default(null).describe('first day on which the lines hold'),
  note: lines(4000).nullable().default(null),
  lines: z.array(ActLine).max(mostLines),
})
export type ActDraft = z.output<typeof ActDraft>

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
  corrects: ActId.nullable().describe('the act that this one corrects'),
  version: z.int(),
})
export type ActRow = z.infer<typeof ActRow>

export const listActs = endpoint({
  name: 'listActs',
  summary: 'Acts on the register, drafts included',
  method: 'GET',
  path: '/acts',
  access: 'agency.reorganise',
  query: ListQuery.extend({
    state: severalOf(ActState),
    year: z.coerce.number().int().min(1900).max(2100).optional().describe('of the effective day'),
  }).describe('sort: recorded (newest first), effectiveOn, title'),
  reply: listOf(ActRow),
})

/** An agency as a screen names it. */
export const AgencyName = z.strictObject({ id: AgencyId, name: z.string(), shortName: z.string(), code: z.string().nullable() })
export type AgencyName = z.infer<typeof AgencyName>

export const LinkKind = z.enum(['merge', 'split', 'transfer'])
export type LinkKind = z.infer<typeof LinkKind>

const LinkView = z.strictObject({ line: z.uuid(), from: AgencyName, to: AgencyName, kind: LinkKind, share: z.number().nullable() })
export type LinkView = z.infer<typeof LinkView>

const factName = AgencyFacts.keyof()

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
  appliedBy: z.string().nullable(),
  annulledAt: Instant.nullable(),
  digest: z.string().nullable().describe('SHA-256 over what it did, as the record keeps it'),
  events: z.array(ActEventView).describe('what stands of it; empty for a draft'),
  links: z.array(LinkView),
})
export type ActView = z.infer<typeof ActView>

export const showAct = endpoint({
  name: 'showAct',
  summary: 'One act: what it says and, once applied, what came of it',
  method: 'GET',
  path: '/acts/:actId',
  access: 'agency.reorganise',
  params: oneAct,
  reply: ActView,
})

/** `path` leads to a field of the draft: "lines.3.into.facts.name". `code` is the key of the sentence, `details` fill it. */
export const ActFault = z.strictObject({ path: z.string(), code: z.string(), details: z.record(z.string(), z.unknown()) })
export type ActFault = z.infer<typeof ActFault>

/** An agency as it is shown on one side of the effective day. */
const Shown = z.strictObject({ ...AgencyFacts.shape, parentName: z.string().nullable() })

export const AffectedAgency = z.strictObject({
  id: AgencyId,
  lines: z.array(z.uuid()),
  outcome: z.enum(['established', 'ends', 'changes', 'takes-part']).describe('takes-part: nothing of its own facts changes, but a link touches it'),
  before: Shown.nullable(),
  after: Shown.nullable(),
  changed: z.array(factName),
  successors: z.array(AgencyId),
})
export type AffectedAgency = z.infer<typeof AffectedAgency>

/** What rooms above hold of an affected agency: declarations in force, open campaign targets, findings. */
export const Consequence = z.strictObject({
  agency: AgencyId,
  kind: z.string().describe('the sentence for it is the word key act.consequence.<kind>'),
  count: z.int().min(1),
  examples: z.array(z.strictObject({ id: z.uuid(), title: z.string() })).max(20),
})

/** A duty that successors inherit as a to-do. */
export const PlannedTask = z.strictObject({
  agency: AgencyId,
  from: AgencyId.nullable(),
  kind: z.string().describe('the sentence for it is the word key task.<kind>'),
  subjectKind: z.string().nullable(),
  subjectId: z.uuid().nullable(),
  facts: z.record(z.string(), z.unknown()),
  fromDay: Day,
})
export type PlannedTask = z.infer<typeof PlannedTask>

const AffectedSeat = z.strictObject({
  seatId: SeatId,
  officerId: OfficerId,
  name: z.string(),
  title: z.string(),
  agency: AgencyId,
  outcome: z.enum(['ends', 'moves']),
  to: AgencyId.nullable(),
})

export const ActPreview = z.strictObject({
  id: ActId,
  version: z.int(),
  digest: z.string().describe('of all that is shown; goes back with the confirmation'),
  effectiveOn: Day.nullable(),
  faults: z.array(ActFault).describe('the act cannot be applied while there is one'),
  warnings: z.array(ActFault),
  proposals: z.array(ActLine).describe('lines the officer can take over, e.g. moves of agencies whose parent ends'),
  agencies: z.array(AffectedAgency),
  links: z.array(LinkView),
  children: z
    .array(z.strictObject({ id: AgencyId, name: z.string(), from: AgencyId, to: AgencyId.nullable(), moved: z.boolean() }))
    .describe('agencies below those that end; moved: a line of this act gives them another parent'),
  denominators: z
    .array(z.strictObject({ block: BlockCode, name: TwoLanguages, apart: z.boolean(), before: z.int(), after: z.int() }))
    .describe('agencies of each block on the effective day, without the act and with it'),
  consequences: z.array(Consequence),
  seats: z.array(AffectedSeat),
  tasks: z.array(PlannedTask),
})
export type ActPreview = z.infer<typeof ActPreview>

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
