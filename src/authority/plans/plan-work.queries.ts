import { sql } from 'kysely'
import { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import type { Day } from '../../kernel/day.ts'
import { ActivityId, DirectionId, type PlanId, type PlanLineId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import { isoInstant } from '../../platform/db/instant.ts'
import { type Part, together } from '../../platform/db/together.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { type PlanLineView, StepView } from './plan.contract.ts'
import { findPlanPart, lineView } from './plan.queries.ts'

const Steps = z.array(StepView)
const Offered = z.array(z.object({ id: ActivityId, title: z.string(), quantity: z.int().nullable(), kind: z.string() }))
const Direction = z.object({ id: DirectionId, task: z.string(), outcome: z.string().nullable() })

/** A line with the work done on it and the activities that could count to it: one statement. */
export async function viewPlanLine(tx: Tx, { authority, officer }: Actor, of: { plan: PlanId; line: PlanLineId; today: Day }): Promise<PlanLineView> {
  const steps: Part<StepView[]> = {
    json: sql`(SELECT coalesce(json_agg(json_build_object('sequence', s.sequence, 'step', s.step, 'onDay', s.on_day, 'quantity', s.quantity, 'words', s.words,
        'activities', (SELECT coalesce(json_agg(json_build_object('id', a.activity_id, 'title', a.title)), '[]') FROM (SELECT DISTINCT ON (v.activity_id) v.activity_id, v.title
          FROM activity_version v WHERE v.authority_id = s.authority_id AND v.activity_id = ANY(s.activity_ids) ORDER BY v.activity_id, v.version DESC) a),
        'paper', (SELECT json_build_object('id', f.paper_id, 'number', f.number, 'issuedOn', f.issued_on) FROM paper_facts f
          WHERE f.authority_id = s.authority_id AND f.paper_id = s.paper_id ORDER BY f.version DESC LIMIT 1),
        'fileName', (SELECT k.name FROM stored_file k WHERE k.authority_id = s.authority_id AND k.id = s.file_id),
        'link', s.link, 'until', s.until, 'withdraws', s.withdraws,
        'withdrawn', EXISTS (SELECT 1 FROM year_plan_step w WHERE w.authority_id = s.authority_id AND w.plan_id = s.plan_id AND w.line_id = s.line_id AND w.withdraws = s.sequence),
        'by', o.name, 'own', s.officer_id IS NOT DISTINCT FROM ${officer}::uuid, 'at', ${isoInstant('s.recorded_at')}) ORDER BY s.sequence), '[]')
      FROM year_plan_step s LEFT JOIN officer o ON o.authority_id = s.authority_id AND o.id = s.officer_id
      WHERE s.authority_id = ${authority} AND s.plan_id = ${of.plan} AND s.line_id = ${of.line})`,
    read: (found) => Steps.parse(found),
  }
  const offered: Part<z.infer<typeof Offered>> = {
    json: sql`(SELECT coalesce(json_agg(json_build_object('id', v.activity_id, 'title', v.title, 'quantity', v.quantity, 'kind', v.kind) ORDER BY v.period, v.began_from, v.activity_id), '[]')
      FROM activity_version v JOIN year_plan p ON p.authority_id = v.authority_id AND p.id = ${of.plan}
      WHERE v.authority_id = ${authority} AND v.recorded_to IS NULL AND left(v.period, 4) = p.year::text
        AND NOT EXISTS (SELECT 1 FROM year_plan_step s WHERE s.authority_id = v.authority_id AND s.plan_id = p.id AND s.activity_ids @> ARRAY[v.activity_id]
          AND NOT EXISTS (SELECT 1 FROM year_plan_step w WHERE w.authority_id = s.authority_id AND w.plan_id = s.plan_id AND w.line_id = s.line_id AND w.withdraws = s.sequence)))`,
    read: (found) => Offered.parse(found),
  }
  const directions: Part<z.infer<typeof Direction>[]> = {
    json: sql`(SELECT coalesce(json_agg(json_build_object('id', d.direction_id, 'task', d.task, 'outcome', d.outcome)), '[]') FROM direction_facts d
      JOIN year_plan p ON p.authority_id = d.authority_id AND p.id = ${of.plan}
      WHERE d.authority_id = ${authority} AND d.recorded_to IS NULL AND left(d.period, 4) = p.year::text)`,
    read: (found) => z.array(Direction).parse(found),
  }
  const found = await together(tx, { plan: findPlanPart(authority, { id: of.plan, today: of.today }), steps, offered, directions })
  const { plan, workingDays } = found.plan
  const n = (plan.lines ?? []).findIndex(({ id }) => id === of.line)
  const line = plan.lines?.[n] ?? refuse('not-found', 'plan.line-unknown')
  const work = plan.worked.get(line.id)?.work
  const view = lineView(plan, line, n + 1, workingDays, of.today)
  return {
    plan: { id: plan.id, title: plan.title, year: plan.year, kind: plan.kind, state: plan.state },
    line: view,
    sequence: work?.sequence ?? 0,
    workable: isWorkable(plan),
    pending: work?.asked?.until ? { until: work.asked.until, words: work.asked.words ?? '', own: work.asked.officerId === officer } : null,
    steps: found.steps.toReversed(),
    offered: found.offered.filter(({ kind }) => kind === line.activityKind).map(({ kind: _, ...one }) => one),
    direction: found.directions.find(({ id }) => id === line.directionId) ?? null,
  }
}

function isWorkable({ state }: { state: string }): boolean {
  return state === 'approved' || state === 'amending'
}

export async function fileOfStep(tx: Tx, { authority }: Actor, of: { plan: PlanId; line: PlanLineId; sequence: number }) {
  const row = await tx
    .selectFrom('yearPlanStep as s')
    .innerJoin('storedFile as f', (join) => join.onRef('f.authorityId', '=', 's.authorityId').onRef('f.id', '=', 's.fileId'))
    .select(['f.sha256', 'f.name', 'f.mediaType'])
    .where('s.authorityId', '=', authority)
    .where('s.planId', '=', of.plan)
    .where('s.lineId', '=', of.line)
    .where('s.sequence', '=', of.sequence)
    .executeTakeFirst()
  return row ?? refuse('not-found', 'plan.step-without-file')
}
