import type { QueryCreator } from 'kysely'
import type { AuthorityId, DraftPaperId, PlanId } from '../../kernel/identity.ts'
import type { DB } from '../../platform/db/schema.ts'
import type { Tx } from '../../platform/db/transaction.ts'

interface Decided {
  authority: AuthorityId
  plan: PlanId
  edition: number
  sequence: number
  draft: DraftPaperId
  at: Date
}

/** Which draft is to approve the edition, in the statement that begins the draft. */
export const withDecision = (tx: Tx, of: Decided): QueryCreator<DB> =>
  tx.with('decided', (db) =>
    db
      .insertInto('yearPlanDecision')
      .values({ authorityId: of.authority, planId: of.plan, edition: of.edition, sequence: of.sequence, draftId: of.draft, begunAt: of.at }),
  )
