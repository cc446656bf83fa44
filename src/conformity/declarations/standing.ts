import { z } from 'zod'
import type { Day } from '../../kernel/day.ts'

/**
 * The one rule for n/N (`domain.md` §11a.C). For one edition, as of one day (by document date) and as known at one instant:
 *
 * - declared: the agency has a declaration to an accepted edition (that one; the one before it too, while a transition is recorded), issued and effective on or before the day, not withdrawn by it;
 * - not-yet: none such, and it is *known*: a review (rà soát) of a block the agency stood in on the day of the review
 *   found none, or its declaration takes effect later or was withdrawn;
 * - no-data: nobody has looked. A declaration to an older edition alone tells nothing about this one.
 *
 * Three answers, never two. N is every agency that exists on the day. `standing.queries.ts` says the same in SQL;
 * a property test holds the two together.
 */
export const Standing = z.enum(['declared', 'not-yet', 'no-data'])
export type Standing = z.infer<typeof Standing>

export const StandingReason = z.enum([
  'declared',
  'not-yet-effective',
  'withdrawn',
  'older-edition',
  'reviewed',
  'older-edition-not-reviewed',
  'never-reviewed',
])
export type StandingReason = z.infer<typeof StandingReason>

/** When a row of the register was known: from one instant until it was found wrong. */
interface Known {
  recordedFrom: Date
  recordedTo: Date | null
}

export interface DeclarationFact extends Known {
  id: string
  edition: string
  issuedOn: Day
  effectiveOn: Day
  withdrawnOn: Day | null
}
export interface ReviewFact extends Known {
  edition: string
  reviewedOn: Day
  blocks: readonly string[]
}
export interface AgencyFact extends Known {
  block: string
  validFrom: Day
  validTo: Day | null
}
export interface EditionFact {
  code: string
  year: number
  validFrom: Day | null
  validTo: Day | null
  /** Last day on which a declaration to the edition before this one still counts; without it none does. */
  formerAcceptedUntil?: Day | null
}

export interface Question {
  edition: EditionFact
  on: Day
  /** Without it: as known now. */
  knownAt?: Date | undefined
}

export interface Answer {
  block: string
  standing: Standing
  reason: StandingReason
  /** The declaration that decided, or else the one that comes nearest. */
  declaration: string | null
  reviewedOn: Day | null
}

const knownTo = (knownAt: Date | undefined) => (row: Known) =>
  knownAt === undefined ? row.recordedTo === null : row.recordedFrom <= knownAt && (row.recordedTo === null || row.recordedTo > knownAt)

const covers = (row: AgencyFact, day: Day) => row.validFrom <= day && (row.validTo === null || row.validTo > day)

/** The newest edition that is valid on a day: editions overlap while agencies convert. */
export function editionInForce(editions: readonly EditionFact[], on: Day): EditionFact | undefined {
  return editions.filter((e) => e.validFrom !== null && e.validFrom <= on && (e.validTo === null || e.validTo > on)).toSorted((a, b) => b.year - a.year)[0]
}

/** Of which editions a declaration counts on a day: the one asked for and, until the transition ends, the one before it. */
export function acceptedEditions(editions: readonly EditionFact[], edition: EditionFact, on: Day): string[] {
  const until = edition.formerAcceptedUntil ?? null
  if (until === null || on > until) return [edition.code]
  const former = editions.filter(({ year }) => year < edition.year).toSorted((a, b) => b.year - a.year)[0]
  return former ? [edition.code, former.code] : [edition.code]
}

type Weight = 1 | 2 | 3 | 4
const reasonOf = { 1: 'declared', 2: 'not-yet-effective', 3: 'withdrawn' } as const

function weigh(d: DeclarationFact, { edition, on }: Question, editions: readonly EditionFact[]): Weight | undefined {
  if (d.issuedOn > on) return undefined
  if (!acceptedEditions(editions, edition, on).includes(d.edition)) {
    const year = editions.find((e) => e.code === d.edition)?.year
    return year !== undefined && year < edition.year ? 4 : undefined
  }
  if (d.withdrawnOn !== null && d.withdrawnOn <= on) return 3
  return d.effectiveOn > on ? 2 : 1
}

/** Where one agency stands; undefined when it does not exist on the day and so is not part of N. */
export function standing(
  agency: readonly AgencyFact[],
  declarations: readonly DeclarationFact[],
  reviews: readonly ReviewFact[],
  editions: readonly EditionFact[],
  question: Question,
): Answer | undefined {
  const known = knownTo(question.knownAt)
  const versions = agency.filter(known)
  const now = versions.find((v) => covers(v, question.on))
  if (!now) return undefined
  const nearest = declarations
    .filter(known)
    .flatMap((d) => {
      const weight = weigh(d, question, editions)
      return weight === undefined ? [] : [{ d, weight }]
    })
    .toSorted(
      (a, b) =>
        a.weight - b.weight ||
        Number(a.d.edition !== question.edition.code) - Number(b.d.edition !== question.edition.code) ||
        descending(a.d.issuedOn, b.d.issuedOn) ||
        descending(a.d.effectiveOn, b.d.effectiveOn) ||
        descending(a.d.id, b.d.id),
    )[0]
  const reviewedOn =
    reviews
      .filter(known)
      .filter((r) => acceptedEditions(editions, question.edition, question.on).includes(r.edition) && r.reviewedOn <= question.on)
      .filter((r) => versions.some((v) => covers(v, r.reviewedOn) && r.blocks.includes(v.block)))
      .map((r) => r.reviewedOn)
      .toSorted()
      .at(-1) ?? null
  const answer = (standing: Standing, reason: StandingReason): Answer => ({
    block: now.block,
    standing,
    reason,
    declaration: nearest?.d.id ?? null,
    reviewedOn,
  })
  if (nearest?.weight === 1) return answer('declared', 'declared')
  if (nearest?.weight === 2 || nearest?.weight === 3) return answer('not-yet', reasonOf[nearest.weight])
  if (reviewedOn !== null) return answer('not-yet', nearest ? 'older-edition' : 'reviewed')
  return answer('no-data', nearest ? 'older-edition-not-reviewed' : 'never-reviewed')
}

const descending = (a: string, b: string) => (a < b ? 1 : a > b ? -1 : 0)
