import { z } from 'zod'
import { AuthorityId, ActivityId, AgencyId, BodyId, DeclarationId, DirectionId, PaperId } from '../../kernel/identity.ts'
import { Day, HalfYear, halfYearOf, ImpreciseDate, reach } from '../../kernel/day.ts'
import { TwoLanguages } from '../../kernel/list.ts'
import { ReportPeriod } from '../../kernel/report-period.ts'
import { Counted } from '../programme/counting.ts'
import { BodyLevel } from '../../register/authority/set-up.ts'
import { AgencyDetail } from './agency-detail.ts'
import { Reference, referenceIn } from './reference.ts'

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
  counted: Counted.optional().describe('By which rule; facts frozen before rules were data tell none'),
  half: HalfYear.optional().describe('the half-year it was recorded for, in the report of a year'),
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
  works: z.array(z.string()).optional().describe('where the lines of plans stand that come from it, in words'),
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
  references: z.array(Reference).optional().describe('figures of other periods, only where the template compares, and for a year'),
  details: z.array(AgencyDetail).optional().describe('more of each agency, only where an annex of the template has columns for it'),
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
  period: ReportPeriod,
  dataDate: Day,
})
export type ReportFrame = z.infer<typeof ReportFrame>

/** On every page of a paper that names agencies, and, in two languages, on the public pages. */
export { demonstrationNotice, demonstrationNotices } from '../../kernel/demonstration.ts'

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

/** The half of a year a record is told in; `later`: no half-year report could tell it, because it came after that one's data date. */
export type YearPart = 'first' | 'second' | 'later'

export function yearPartOf(record: PaperFact | ActivityFact, references: readonly Reference[]): YearPart {
  const half = 'issuedOn' in record ? halfYearOf(record.issuedOn) : record.half
  const slot = half?.endsWith('H2') ? 'second' : 'first'
  const reported = referenceIn(references, slot)
  return reported && reported.source !== 'register' && isAfter(record, reported.dataDate) ? 'later' : slot
}
