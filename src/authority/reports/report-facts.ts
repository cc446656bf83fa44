import { z } from 'zod'
import { AuthorityId, ActivityId, AgencyId, BodyId, DeclarationId, DirectionId, PaperId } from '../../kernel/identity.ts'
import { Day, HalfYear, ImpreciseDate, reach } from '../../kernel/day.ts'
import { TwoLanguages } from '../../kernel/list.ts'
import { BodyLevel } from '../../register/authority/set-up.ts'

/** What a report is computed from, as the register held it at one instant. Kept whole in a frozen version. */
export const PaperFact = z.strictObject({
  id: PaperId,
  kind: z.string(),
  kindName: z.string(),
  number: z.string(),
  issuedOn: Day,
  issuer: z.string(),
  issuerSymbol: z.string().nullable().describe("null when the issuer is none of the authority's own bodies"),
  abstract: z.string(),
  topic: z.string().nullable(),
})
export type PaperFact = z.infer<typeof PaperFact>

export const ActivityFact = z.strictObject({
  id: ActivityId,
  kind: z.string(),
  title: z.string(),
  began: ImpreciseDate,
  doer: z.string().nullable(),
  quantity: z.int().nullable(),
  unit: z.string().nullable(),
  product: z.string().nullable(),
  channels: z.array(z.string()),
})
export type ActivityFact = z.infer<typeof ActivityFact>

export const TargetFact = z.strictObject({
  percent: z.number(),
  by: ImpreciseDate,
  list: z.string(),
  total: z.int().nullable(),
  needed: z.int().nullable(),
  note: z.string().nullable(),
})
export type TargetFact = z.infer<typeof TargetFact>

export const DirectionFact = z.strictObject({
  id: DirectionId,
  position: z.int(),
  task: z.string(),
  quantity: z.int().nullable(),
  unit: z.string().nullable(),
  owner: z.string().nullable(),
  cooperating: z.array(z.string()),
  deadline: ImpreciseDate,
  targets: z.array(TargetFact),
})
export type DirectionFact = z.infer<typeof DirectionFact>

/** What became of a direction that was set for the period the report tells of. */
export const OutcomeFact = z.strictObject({
  id: DirectionId,
  position: z.int(),
  task: z.string(),
  quantity: z.int().nullable(),
  unit: z.string().nullable(),
  outcome: z.string().nullable(),
})
export type OutcomeFact = z.infer<typeof OutcomeFact>

export const Answer = z.enum(['declared', 'not-yet', 'no-data'])
export type Answer = z.infer<typeof Answer>

export const StandingFact = z.strictObject({
  id: AgencyId,
  name: z.string(),
  block: z.string(),
  standing: Answer,
  reason: z.string().describe('why, as a word of the declarations room'),
  declaration: z.strictObject({ id: DeclarationId, number: z.string(), issuedOn: Day, edition: z.string(), annex: z.string() }).nullable(),
})
export type StandingFact = z.infer<typeof StandingFact>

export const BlockFact = z.strictObject({ code: z.string(), name: TwoLanguages, apart: z.boolean() })
export type BlockFact = z.infer<typeof BlockFact>

export const ReportFacts = z.strictObject({
  edition: z.string().describe('edition of the standard in force on the data date'),
  blocks: z.array(BlockFact).describe('in their order'),
  agencies: z.array(StandingFact),
  papers: z.array(PaperFact),
  activities: z.array(ActivityFact),
  directions: z.array(DirectionFact),
  outcomes: z.array(OutcomeFact).optional().describe('only where the template asks what became of the directions before'),
})
export type ReportFacts = z.infer<typeof ReportFacts>

const Body = z.strictObject({ id: BodyId, level: BodyLevel, name: z.string(), symbol: z.string() })

/** Who issues the report, with its chain, as it was named then. */
export const Issuer = z.strictObject({
  id: BodyId,
  level: BodyLevel,
  name: z.string(),
  symbol: z.string(),
  placeName: z.string(),
  signingForm: z.string(),
  signerTitle: z.string(),
  recipients: z.array(z.string()),
  addressees: z.array(z.string()).optional().describe('Kính gửi, where a setting says who is addressed'),
  unit: z.string().optional().describe('symbol of the body that drafts it, where a setting says so'),
  above: z.array(Body).describe('nearest first'),
  below: z.array(Body).describe('nearest first; the nearest drafts'),
})
export type Issuer = z.infer<typeof Issuer>

/** Everything around the figures. */
export const ReportFrame = z.strictObject({
  authority: z.strictObject({ id: AuthorityId, name: z.string(), demonstration: z.boolean() }),
  issuer: Issuer,
  period: HalfYear,
  dataDate: Day,
})
export type ReportFrame = z.infer<typeof ReportFrame>

/** Goes on every page of a paper that names agencies of the demonstration: which of them had declared was never published. */
export const demonstrationNotice = 'Số liệu minh họa, không phải số liệu thực của cơ quan'

/** The same on the public pages, which are read in two languages; a paper has the Vietnamese one. */
export const demonstrationNotices: TwoLanguages = { vi: demonstrationNotice, en: 'Figures for demonstration only, not actual figures of the office' }

/**
 * A period runs from its first day to the data date; what is dated later is "sau ngày chốt". An activity whose day is not
 * known belongs to the period it was recorded for, and so does a postponed one: its date is when it is expected instead.
 */
export function isAfter(record: PaperFact | ActivityFact, dataDate: Day): boolean {
  if ('issuedOn' in record) return record.issuedOn > dataDate
  if (record.kind === 'training-postponed') return false
  const span = reach(record.began)
  return span !== undefined && span.from > dataDate
}
