import type { Day } from '../../kernel/day.ts'
import { Refusal, refuse } from '../../kernel/refusal.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { record } from '../../platform/audit-log/record.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { By } from './declaration.commands.ts'
import { addReview, closeReview, loadReview, loadReviewCircumstances } from './review.store.ts'
import { faultsOfReview, ReviewId } from './review.ts'

export interface ReviewMade {
  edition: string
  reviewedOn: Day
  blocks: readonly string[]
  source: string
}

/** From the day of the review on, an agency of these blocks without a declaration is known not to have declared. */
export async function recordReview(tx: Tx, { actor, at }: By, made: ReviewMade): Promise<{ id: ReviewId; version: number }> {
  const review = { ...made, blocks: [...new Set(made.blocks)] }
  const faults = faultsOfReview(review, await loadReviewCircumstances(tx, actor.authority, review, at))
  const [first] = faults
  if (first) throw new Refusal('invalid', first.code, { ...first.details, errors: faults.map(({ field, code, details }) => ({ path: field, code, details })) })
  const id = ReviewId.parse(uuidv7(at))
  await addReview(tx, actor.authority, id, review, at)
  record(tx, {
    at,
    by: actor,
    type: 'declaration-review.recorded',
    subject: { kind: 'declaration-review', id },
    assertedOn: review.reviewedOn,
    facts: { edition: review.edition, blocks: review.blocks },
    personal: { source: review.source },
  })
  return { id, version: 1 }
}

export async function retractReview(
  tx: Tx,
  { actor, at }: By,
  id: ReviewId,
  { version, reason }: { version: number; reason: string },
): Promise<{ id: ReviewId; version: number }> {
  const before = await loadReview(tx, actor.authority, id)
  if (!before) refuse('not-found', 'review.not-found')
  if (before.version !== version) refuse('conflict', 'record.changed-meanwhile', { version: before.version })
  if (before.retracted) refuse('conflict', 'review.retracted-already')
  await closeReview(tx, actor.authority, id, at)
  record(tx, { at, by: actor, type: 'declaration-review.retracted', subject: { kind: 'declaration-review', id }, personal: { reason } })
  return { id, version: version + 1 }
}
