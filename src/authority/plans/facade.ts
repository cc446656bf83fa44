import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { type Day, dayOf, type HalfYear } from '../../kernel/day.ts'
import { type AuthorityId, DirectionId, PlanId, type PlanLineId } from '../../kernel/identity.ts'
import type { OfficialDocumentDraft } from '../../papers/layout/official-document.ts'
import { type Part, together } from '../../platform/db/together.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { planEnclosure } from './plan-paper.ts'
import { PlanLine } from './plan-line.ts'
import { findPlan } from './plan.queries.ts'
import { HeldStep, stepColumns } from './plan.store.ts'
import { type WorkState, workOf } from './plan-work.ts'
import { workWords } from './told-lines.queries.ts'

export { isOpen, type LineInForce, linesInForcePart, pathOfLine } from './lines-in-force.queries.ts'
/** For reports: what became of the tasks of a half-year, and which agencies were inspected, as of a day that may stand in the database. */
export { inspectionWords, type ToldLine, toldLinesPart } from './told-lines.queries.ts'
export { createPlan, approvePlan, saveLines } from './plan.commands.ts'
export { recordStep } from './plan-work.commands.ts'

/** The plan as an annex of the decision that is to approve it: the draft where there is one asked for, else the edition in force. */
export async function planAsEnclosure(
  tx: Tx,
  authority: AuthorityId,
  plan: PlanId,
  at: Date,
  edition?: number,
): Promise<NonNullable<OfficialDocumentDraft['annexes']>[number]> {
  return planEnclosure((await findPlan(tx, authority, { id: plan, edition, today: dayOf(at) })).plan)
}

export interface PlanOutcome {
  direction: DirectionId
  task: string
  /** As an officer recorded it; it goes before what is proposed. */
  outcome: string | null
  plan: PlanId
  line: PlanLineId
  state: WorkState
  done: number
  quantity: number | null
  unit: string | null
  /** In the words of a paper: "Hoàn thành", "Đang thực hiện (12/30 cơ quan)". */
  proposed: string
}

const Row = z.object({
  id: DirectionId,
  task: z.string(),
  outcome: z.string().nullable(),
  plan: PlanId,
  line: PlanLine,
  steps: z.array(HeldStep),
})

/** What became of the tasks of a half-year, by the lines of plans in force that come from them; tasks without a line are left out. */
export function planOutcomesPart(authority: AuthorityId, period: HalfYear, today: Day): Part<PlanOutcome[]> {
  return outcomesPart(authority, sql`d.period = ${period}`, today)
}

function outcomesPart(authority: AuthorityId, which: RawBuilder<unknown>, today: Day): Part<PlanOutcome[]> {
  return {
    json: sql`(SELECT coalesce(json_agg(json_build_object('id', d.direction_id, 'task', d.task, 'outcome', d.outcome, 'plan', x.plan_id, 'line', l.line, 'steps',
        (SELECT coalesce(json_agg(json_build_object(${stepColumns}) ORDER BY s.sequence), '[]') FROM year_plan_step s
          WHERE s.authority_id = d.authority_id AND s.plan_id = x.plan_id AND s.line_id = (l.line ->> 'id')::uuid)) ORDER BY d.position, d.direction_id), '[]')
      FROM direction_version d
      JOIN (SELECT DISTINCT ON (t.plan_id) t.authority_id, t.plan_id, t.lines FROM year_plan_text t
        JOIN year_plan_edition e ON e.authority_id = t.authority_id AND e.plan_id = t.plan_id AND e.edition = t.edition AND e.paper_id IS NOT NULL
        WHERE t.authority_id = ${authority} ORDER BY t.plan_id, t.edition DESC, t.version DESC) x ON x.authority_id = d.authority_id
      CROSS JOIN LATERAL jsonb_array_elements(x.lines) AS l(line)
      WHERE d.authority_id = ${authority} AND ${which} AND d.recorded_to IS NULL AND l.line ->> 'directionId' = d.direction_id::text)`,
    read: (found) =>
      z
        .array(Row)
        .parse(found)
        .map(({ id, task, outcome, plan, line, steps }) => {
          const { state, done } = workOf(line, steps, today)
          return {
            direction: id,
            task,
            outcome,
            plan,
            line: line.id,
            state,
            done,
            quantity: line.quantity,
            unit: line.unit,
            proposed: workWords(line, { state, done }),
          }
        }),
  }
}

/** The same alone. */
export const planOutcomes = (tx: Tx, authority: AuthorityId, period: HalfYear, at: Date): Promise<PlanOutcome[]> =>
  together(tx, { outcomes: planOutcomesPart(authority, period, dayOf(at)) }).then(({ outcomes }) => outcomes)

/** What became of one task. */
export const outcomesOfDirection = (tx: Tx, authority: AuthorityId, direction: DirectionId, at: Date): Promise<PlanOutcome[]> =>
  together(tx, { outcomes: outcomesPart(authority, sql`d.direction_id = ${direction}`, dayOf(at)) }).then(({ outcomes }) => outcomes)
