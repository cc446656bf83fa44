import { dayOf } from '../../kernel/day.ts'
import type { AuthorityId, PlanId } from '../../kernel/identity.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { checkDraft } from './plan.ts'
import { findPlan, type FoundPlan } from './plan.queries.ts'

/** The plan with the lines of its draft, which an import adds to and a decision approves. */
export async function draftOf(tx: Tx, authority: AuthorityId, id: PlanId, at: Date): Promise<FoundPlan> {
  const today = dayOf(at)
  const { plan } = await findPlan(tx, authority, { id, today })
  const draft = plan.editions.find(({ paper }) => paper === null)?.edition ?? null
  const inForce = plan.editions.findLast(({ paper }) => paper !== null)?.edition ?? null
  const edition = checkDraft({ draft, inForce, closed: plan.closedOn !== null })
  return edition === plan.shown ? plan : (await findPlan(tx, authority, { id, edition, today })).plan
}
