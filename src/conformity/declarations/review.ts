import { z } from 'zod'
import type { Day } from '../../kernel/day.ts'

export const ReviewId = z.uuid().brand<'ReviewId'>()
export type ReviewId = z.infer<typeof ReviewId>

/** A review (rà soát): somebody looked at every agency of these blocks on this day, whatever the outcome. */
export interface Review {
  edition: string
  reviewedOn: Day
  blocks: readonly string[]
}

export interface ReviewCircumstances {
  today: Day
  knownBlocks: readonly string[]
  editionKnown: boolean
}

export interface ReviewFault {
  field: keyof Review
  code: string
  details: Record<string, string>
}

export function faultsOfReview(review: Review, { today, knownBlocks, editionKnown }: ReviewCircumstances): ReviewFault[] {
  const faults: ReviewFault[] = []
  const unknown = review.blocks.filter((block) => !knownBlocks.includes(block))
  if (unknown.length > 0) faults.push({ field: 'blocks', code: 'review.unknown-block', details: { blocks: unknown.join(', ') } })
  if (!editionKnown) faults.push({ field: 'edition', code: 'edition.unknown', details: { edition: review.edition } })
  if (review.reviewedOn > today) faults.push({ field: 'reviewedOn', code: 'review.in-future', details: { day: review.reviewedOn, today: today } })
  return faults
}
