import { sql } from 'kysely'
import { z } from 'zod'
import { addDays, type Day } from '../../kernel/day.ts'
import { type AuthorityId, PlanId } from '../../kernel/identity.ts'
import { soonDays, type WaitingItem, type WaitingProvider } from '../../kernel/waiting.ts'
import type { Part } from '../../platform/db/together.ts'
import { PlanKind, PlanLine } from './plan-line.ts'
import { HeldStep, stepColumns } from './plan.store.ts'
import { type LineWork, workOf } from './plan-work.ts'

/** A line of a plan that is in force, and where it stands on the day asked for. */
export interface LineInForce {
  plan: { id: PlanId; kind: PlanKind; year: number; title: string }
  line: PlanLine
  work: LineWork
}

const Rows = z.array(
  z.object({
    id: PlanId,
    kind: PlanKind,
    year: z.int(),
    title: z.string(),
    lines: z.array(PlanLine),
    steps: z.array(HeldStep.extend({ lineId: z.string() })),
  }),
)

/**
 * Lines of the plans in force on a day and not closed by then, of its year and the one before, with what had happened to them up to
 * it. Days count, not instants of recording: two days asked alike can be compared.
 */
export function linesInForcePart(authority: AuthorityId, on: Day): Part<LineInForce[]> {
  const year = Number(on.slice(0, 4))
  return {
    json: sql`(SELECT coalesce(json_agg(json_build_object('id', p.id, 'kind', p.kind, 'year', p.year, 'title', p.title, 'lines', x.lines,
        'steps', (SELECT coalesce(json_agg(json_build_object('lineId', s.line_id, ${stepColumns}) ORDER BY s.line_id, s.sequence), '[]') FROM year_plan_step s
          WHERE s.authority_id = p.authority_id AND s.plan_id = p.id AND s.on_day <= ${on}::date))), '[]')
      FROM year_plan p CROSS JOIN LATERAL (SELECT t.lines FROM year_plan_text t
        JOIN year_plan_edition e ON e.authority_id = t.authority_id AND e.plan_id = t.plan_id AND e.edition = t.edition
        WHERE t.authority_id = p.authority_id AND t.plan_id = p.id AND e.approved_on <= ${on}::date ORDER BY t.edition DESC, t.version DESC LIMIT 1) x
      WHERE p.authority_id = ${authority} AND p.year BETWEEN ${year - 1} AND ${year} AND (p.closed_on IS NULL OR p.closed_on > ${on}::date))`,
    read: (found) =>
      Rows.parse(found).flatMap(({ lines, steps, ...plan }) => {
        const stepsOf = Map.groupBy(steps, ({ lineId }) => lineId)
        return lines.map((line) => ({ plan, line, work: workOf(line, stepsOf.get(line.id) ?? [], on) }))
      }),
  }
}

export const pathOfLine = ({ plan, line }: Pick<LineInForce, 'plan' | 'line'>): string => `/plans/${plan.id}/lines/${line.id}`

export const isOpen = ({ work }: LineInForce): boolean => work.state !== 'done' && work.state !== 'dropped'

/** Lines that are overdue or due soon, and requests for more time. */
export const planLinesWaiting: WaitingProvider<Part<WaitingItem[]>> = {
  act: 'plan.write',
  waitingFor: ({ authority }, { on }) => {
    const { json, read } = linesInForcePart(authority, on)
    return {
      json,
      read: (found) =>
        read(found)
          .filter((one) => isOpen(one) && (one.work.asked !== null || (one.work.due !== null && one.work.due <= addDays(on, soonDays))))
          .map((one): WaitingItem => {
            const kind = one.work.asked ? 'plan-extension-asked' : one.work.state === 'overdue' ? 'plan-line-overdue' : 'plan-line-due'
            return { kind, title: one.line.task, path: pathOfLine(one), due: one.work.due, since: null }
          }),
    }
  },
}
