import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { EditionCode } from './declaration.contract.ts'
import { ReviewId } from './review.ts'
import { line, lines } from '../../kernel/text.ts'

export const ReviewView = z.strictObject({
  id: ReviewId,
  edition: z.string(),
  reviewedOn: Day,
  blocks: z.array(z.string()),
  source: z.string(),
  recordedFrom: z.iso.datetime(),
  version: z.int(),
})
export type ReviewView = z.infer<typeof ReviewView>

export const listReviews = endpoint({
  name: 'listReviews',
  summary: 'Reviews (rà soát) of whole blocks, newest first',
  method: 'GET',
  path: '/declaration-reviews',
  access: 'declaration.read',
  query: z.strictObject({ edition: EditionCode.optional(), knownAt: z.iso.datetime({ offset: true }).optional() }),
  reply: z.strictObject({ rows: z.array(ReviewView) }),
})

export const recordReview = endpoint({
  name: 'recordReview',
  method: 'POST',
  path: '/declaration-reviews',
  access: 'declaration.record',
  status: 201,
  summary: 'Record that whole blocks were reviewed: their agencies without a declaration are from that day known not to have declared',
  body: z.strictObject({
    edition: EditionCode,
    blocks: z.array(z.string().min(1).max(40)).min(1).max(50),
    reviewedOn: Day,
    source: line(500).describe('paper or person the knowledge comes from'),
  }),
  reply: z.strictObject({ id: ReviewId, version: z.int() }),
})

export const retractReview = endpoint({
  name: 'retractReview',
  summary: 'Take back a review that was entered wrongly',
  method: 'POST',
  path: '/declaration-reviews/:reviewId/retraction',
  access: 'declaration.record',
  params: z.strictObject({ reviewId: ReviewId }),
  body: z.strictObject({ version: z.int(), reason: lines(2000) }),
  reply: z.strictObject({ id: ReviewId, version: z.int() }),
})
