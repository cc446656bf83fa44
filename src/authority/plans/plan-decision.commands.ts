import type { Actor } from '../../kernel/actor.ts'
import { type AuthorityId, DraftPaperId, type PlanId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { beginDraft } from '../../papers/drafting/facade.ts'
import { refuseOn, type Tx } from '../../platform/db/transaction.ts'
import { draftOf } from './plan-draft.queries.ts'
import { decisionFields, withPlan } from './plan-decision.ts'
import { withDecision } from './plan-decision.store.ts'
import type { FoundPlan } from './plan.queries.ts'

/** The draft of a plan as it was seen, with lines, and without a decision that is being drafted already. */
export async function readyToDecide(tx: Tx, authority: AuthorityId, id: PlanId, seen: number, at: Date): Promise<FoundPlan> {
  const plan = await draftOf(tx, authority, id, at)
  if (plan.version !== seen)
    refuse('conflict', 'record.changed-meanwhile', { version: plan.version, at: plan.changedAt, by: plan.changedBy ?? undefined, fields: [] })
  if (plan.lines === null || plan.lines.length === 0) refuse('invalid', 'plan.without-lines')
  const decision = decisionOf(plan)
  if (decision !== null && decision.state !== 'discarded') refuse('conflict', 'plan.decision-drafted', { abstract: decision.abstract })
  return plan
}

const decisionOf = ({ editions, shown }: FoundPlan) => editions.find(({ edition }) => edition === shown)?.decision ?? null

/** "Soạn quyết định": its text is the template's, with the plan's lines as the table of what it encloses; from here on it is a draft like any other. */
export async function draftDecision(
  tx: Tx,
  { by, at, plan, unit }: { by: Actor; at: Date; plan: FoundPlan; unit: string | null },
): Promise<{ id: DraftPaperId; version: number }> {
  const id = DraftPaperId.parse(uuidv7(at))
  const sequence = (decisionOf(plan)?.sequence ?? 0) + 1
  const asked = { templateCode: 'plan-decision', issuerId: plan.issuer.id, unit, topic: null, carriesId: null, fields: decisionFields(plan) }
  return beginDraft(
    tx,
    { actor: by, at },
    {
      ...asked,
      id,
      shape: (text) => withPlan(plan, text),
      beside: (begun) => withDecision(begun, { authority: by.authority, plan: plan.id, edition: plan.shown, sequence, draft: id, at }),
    },
  ).catch((error: unknown) => {
    refuseOn(error, 'year_plan_decision_in_turn', 'plan.decision-drafted', { abstract: plan.title })
    throw error
  })
}
