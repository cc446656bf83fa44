/** The shapes of a dated act and of what it would do: what is written, what is shown, what is wrong. */
import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { ActId, AgencyId, OfficerId, PostId, SeatId, TaskId } from '../../kernel/identity.ts'
import { TwoLanguages } from '../../kernel/list.ts'
import { OfficialNumberText } from '../../kernel/official-number.ts'
import { line, lines } from '../../kernel/text.ts'
import { AgencyFacts, BlockCode } from '../agencies/agency-facts.ts'
import { ActLine, mostLines } from './act-line.ts'

/** draft: being written · applied · corrected: another act says it in its place · annulled: nothing of it happened · discarded: a draft given up. */
export const ActState = z.enum(['draft', 'applied', 'corrected', 'annulled', 'discarded'])
export type ActState = z.infer<typeof ActState>
export const ActSource = z.enum(['by-hand', 'official-list'])
export type ActSource = z.infer<typeof ActSource>

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

/** An agency as a screen names it. */
export const AgencyName = z.strictObject({ id: AgencyId, name: z.string(), shortName: z.string(), code: z.string().nullable() })
export type AgencyName = z.infer<typeof AgencyName>

export const LinkKind = z.enum(['merge', 'split', 'transfer'])
export type LinkKind = z.infer<typeof LinkKind>

export const LinkView = z.strictObject({ line: z.uuid(), from: AgencyName, to: AgencyName, kind: LinkKind, share: z.number().nullable() })
export type LinkView = z.infer<typeof LinkView>

export const factName = AgencyFacts.keyof()

/** `path` leads to a field of the draft: "lines.3.into.facts.name". `code` is the key of the sentence, `details` fill it. */
export const ActFault = z.strictObject({ path: z.string(), code: z.string(), details: z.record(z.string(), z.unknown()) })
export type ActFault = z.infer<typeof ActFault>

/** An agency as it is shown on one side of the effective day. */
const Shown = z.strictObject({ ...AgencyFacts.shape, parentName: z.string().nullable() })

export const AffectedAgency = z.strictObject({
  id: AgencyId,
  lines: z.array(z.uuid()),
  outcome: z
    .enum(['established', 'ends', 'changes', 'redated', 'takes-part'])
    .describe('takes-part: nothing of its own facts changes, but a link touches it; redated: a correction says the same of another day'),
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
  from: AgencyId.nullable().describe('whose duty it was at first'),
  fromName: z.string().nullable(),
  kind: z.string().describe('the sentence for it is the word key task.<kind>'),
  subjectKind: z.string().nullable(),
  subjectId: z.uuid().nullable(),
  facts: z.record(z.string(), z.unknown()),
  fromDay: Day,
  passedFrom: TaskId.nullable().describe('the open to-do of an agency that ends, of which this one goes on'),
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

const AffectedPost = z.strictObject({ postId: PostId, officerId: OfficerId, name: z.string(), title: z.string(), agency: AgencyId })

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
  posts: z.array(AffectedPost).describe('posts that end with their agency'),
  accounts: z.int().describe('people whose seats at the ending agencies all end'),
  tasks: z.array(PlannedTask),
  passedTasks: z.int().describe('open to-dos of agencies that end: closed, for their successors carry them'),
})
export type ActPreview = z.infer<typeof ActPreview>
