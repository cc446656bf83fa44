import type { AuthorityId } from '../../kernel/identity.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { known } from './known.queries.ts'
import { ReviewView } from './review.contract.ts'

/** Blocks are reviewed a few times a year: the list needs no pages. */
export async function viewReviews(tx: Tx, authority: AuthorityId, edition: string | undefined, knownAt: Date | null): Promise<ReviewView[]> {
  const rows = await tx
    .selectFrom('declarationReview')
    .select(['id', 'edition', 'reviewedOn', 'blocks', 'source', 'recordedFrom', 'version'])
    .where('authorityId', '=', authority)
    .where(known('declarationReview', knownAt))
    .$if(edition !== undefined, (q) => q.where('edition', '=', edition ?? ''))
    .orderBy('reviewedOn', 'desc')
    .orderBy('id', 'desc')
    .limit(500)
    .execute()
  return rows.map((row) => ReviewView.parse({ ...row, recordedFrom: row.recordedFrom.toISOString() }))
}
