import { sql } from 'kysely'
import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import type { AuthorityId } from '../../kernel/identity.ts'
import type { Asked, Part } from '../../platform/db/together.ts'
import { type InspectionForm, PlanLine } from './plan-line.ts'
import { HeldStep, stepColumns } from './plan.store.ts'
import { type LineWork, workOf } from './plan-work.ts'
import words from './words.vi.json' with { type: 'json' }

/** A line a report may tell of: it comes from a task of a half-year, or agencies are inspected by it. */
export interface ToldLine {
  line: PlanLine
  work: LineWork
  /** Where it stands, in the words of a paper: "Hoàn thành", "Đang thực hiện (12/30 cơ quan)". */
  told: string
  /** Day of the last work told of it. */
  lastOn: Day | null
}

/** In the words of a paper. */
export const workWords = ({ quantity, unit }: Pick<PlanLine, 'quantity' | 'unit'>, { state, done }: Pick<LineWork, 'state' | 'done'>): string =>
  `${words.plan.state[state]}${quantity === null ? '' : ` (${done}/${quantity}${unit === null ? '' : ` ${unit}`})`}`

export const inspectionWords = (form: InspectionForm): string => words.plan.form[form]

const Found = z.object({ on: Day, lines: z.array(z.object({ line: PlanLine, steps: z.array(HeldStep) })) })

/**
 * Lines of the plans in force on a day, as they were known, with what had happened to them by then; the day may stand in the
 * database. A report of former days tells what stood in the plan then, not what it was amended to.
 */
export function toldLinesPart(authority: AuthorityId, on: Asked<Day>, knownAt: Date): Part<ToldLine[]> {
  return {
    json: sql`(SELECT json_build_object('on', day.on, 'lines', coalesce((SELECT json_agg(json_build_object('line', l.line, 'steps',
        (SELECT coalesce(json_agg(json_build_object(${stepColumns}) ORDER BY s.sequence), '[]') FROM year_plan_step s
          WHERE s.authority_id = p.authority_id AND s.plan_id = p.id AND s.line_id = (l.line ->> 'id')::uuid AND s.on_day <= day.on AND s.recorded_at <= ${knownAt})) ORDER BY p.year, p.id, l.at)
      FROM year_plan p CROSS JOIN LATERAL (SELECT t.lines FROM year_plan_text t
        JOIN year_plan_edition e ON e.authority_id = t.authority_id AND e.plan_id = t.plan_id AND e.edition = t.edition
        WHERE t.authority_id = p.authority_id AND t.plan_id = p.id AND e.approved_on <= day.on AND e.approved_at <= ${knownAt} AND t.recorded_at <= ${knownAt}
        ORDER BY t.edition DESC, t.version DESC LIMIT 1) x
      CROSS JOIN LATERAL jsonb_array_elements(x.lines) WITH ORDINALITY AS l(line, at)
      WHERE p.authority_id = ${authority} AND p.year BETWEEN extract(year FROM day.on)::int - 1 AND extract(year FROM day.on)::int
        AND (l.line ->> 'directionId' IS NOT NULL OR (l.line ->> 'form' IS NOT NULL AND l.line -> 'agencyIds' <> '[]'))), '[]'))
      FROM (SELECT ${on}::date AS on) day)`,
    read: (json) => {
      const found = Found.parse(json)
      return found.lines.map(({ line, steps }) => {
        const work = workOf(line, steps, found.on)
        const withdrawn = new Set(steps.flatMap(({ withdraws }) => (withdraws === null ? [] : [withdraws])))
        const last = steps.findLast(({ step, sequence }) => (step === 'done' || step === 'progress') && !withdrawn.has(sequence))
        return { line, work, told: workWords(line, work), lastOn: last?.onDay ?? null }
      })
    },
  }
}
