import { sql } from 'kysely'
import { z } from 'zod'
import { dayOf } from '../../kernel/day.ts'
import type { AuthorityId } from '../../kernel/identity.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Review, ReviewCircumstances, ReviewId } from './review.ts'

const Codes = z.array(z.string())

export async function loadReviewCircumstances(tx: Tx, authority: AuthorityId, review: Review, at: Date): Promise<ReviewCircumstances> {
  const { rows } = await sql<{ blocks: unknown; known: boolean }>`
    SELECT (SELECT coalesce(json_agg(code), '[]') FROM agency_block
        WHERE authority_id = ${authority} AND valid_from <= ${review.reviewedOn}::date AND (valid_to IS NULL OR valid_to > ${review.reviewedOn}::date)) AS blocks,
      EXISTS (SELECT FROM standard_edition WHERE code = ${review.edition}) AS known`.execute(tx)
  return { today: dayOf(at), knownBlocks: Codes.parse(rows[0]?.blocks ?? []), editionKnown: rows[0]?.known ?? false }
}

export async function addReview(tx: Tx, authority: AuthorityId, id: ReviewId, review: Review & { source: string }, at: Date): Promise<void> {
  await tx
    .insertInto('declarationReview')
    .values({
      authorityId: authority,
      id,
      edition: review.edition,
      reviewedOn: review.reviewedOn,
      blocks: [...review.blocks],
      source: review.source,
      recordedFrom: at,
    })
    .execute()
}

export async function loadReview(tx: Tx, authority: AuthorityId, id: ReviewId): Promise<{ version: number; retracted: boolean } | undefined> {
  const row = await tx
    .selectFrom('declarationReview')
    .select(['version', 'recordedTo'])
    .where('authorityId', '=', authority)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && { version: row.version, retracted: row.recordedTo !== null }
}

export async function closeReview(tx: Tx, authority: AuthorityId, id: ReviewId, at: Date): Promise<void> {
  await tx
    .updateTable('declarationReview')
    .set({ recordedTo: at, version: sql`version + 1` })
    .where('authorityId', '=', authority)
    .where('id', '=', id)
    .execute()
}
