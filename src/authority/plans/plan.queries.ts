import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import { Day } from '../../kernel/day.ts'
import { type AuthorityId, BodyId, DraftPaperId, PaperId, PlanId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import { DraftState } from '../../papers/drafting/life-cycle.ts'
import { isoInstant } from '../../platform/db/instant.ts'
import { type Part, together } from '../../platform/db/together.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { workingDaysPart, type WorkingDaysAfter } from '../../register/calendars/facade.ts'
import type { Counts, DifferenceView, LineView, PlanRow, PlanState, PlanView } from './plan.contract.ts'
import { differenceOf } from './plan-difference.ts'
import { PlanKind, PlanLine } from './plan-line.ts'
import { type LineWork, type PlanStep, workOf } from './plan-work.ts'
import { HeldStep, stepColumns } from './plan.store.ts'

const Edition = z.object({
  edition: z.int(),
  reason: z.string().nullable(),
  openedAt: z.string(),
  by: z.string().nullable(),
  paper: z.object({ id: PaperId, number: z.string(), issuedOn: Day, issuerName: z.string() }).nullable(),
  decision: z
    .object({
      draftId: DraftPaperId,
      sequence: z.int(),
      state: DraftState,
      abstract: z.string(),
      paper: z.object({ id: PaperId, number: z.string(), issuedOn: Day }).nullable(),
    })
    .nullable(),
  lines: z.int(),
})

const Found = z.object({
  id: PlanId,
  version: z.int(),
  kind: PlanKind,
  year: z.int(),
  title: z.string(),
  issuer: z.object({ id: BodyId, name: z.string(), symbol: z.string(), placeName: z.string() }),
  parentName: z.string().nullable(),
  changedAt: z.string(),
  changedBy: z.string().nullable(),
  closedOn: Day.nullable(),
  evaluation: z.string().nullable(),
  shown: z.int(),
  editions: z.array(Edition),
  lines: z.array(PlanLine).nullable(),
  steps: z.array(HeldStep.extend({ lineId: z.string() })),
  agencies: z.record(z.string(), z.string()),
})
export type FoundPlan = z.infer<typeof Found> & { state: PlanState; worked: Map<string, { steps: PlanStep[]; work: LineWork }> }

/** A plan with the lines of one edition (in force without a wish, else the draft) and every step on them, as one JSON row. */
const planJson = (edition: number | null, from: RawBuilder<unknown>) => sql`
  SELECT p.id, p.version, p.kind, p.year, p.title, json_build_object('id', b.id, 'name', b.name, 'symbol', b.symbol, 'placeName', b.place_name) AS issuer,
    (SELECT u.name FROM issuing_body u WHERE u.authority_id = b.authority_id AND u.id = b.parent_id) AS "parentName",
    ${isoInstant('p.changed_at')} AS "changedAt", o.name AS "changedBy", p.closed_on AS "closedOn", p.evaluation, s.edition AS shown,
    (SELECT json_agg(json_build_object('edition', e.edition, 'reason', e.reason, 'openedAt', ${isoInstant('e.opened_at')}, 'by', eo.name,
        'paper', (SELECT json_build_object('id', f.paper_id, 'number', f.number, 'issuedOn', f.issued_on, 'issuerName', f.issuer_name)
          FROM paper_facts f WHERE f.authority_id = e.authority_id AND f.paper_id = e.paper_id ORDER BY f.version DESC LIMIT 1),
        'decision', (SELECT json_build_object('draftId', d.id, 'sequence', y.sequence, 'state', d.state, 'abstract', d.abstract, 'paper',
            CASE WHEN d.paper_id IS NOT NULL THEN json_build_object('id', d.paper_id, 'number', d.number, 'issuedOn', d.issued_on) END)
          FROM year_plan_decision y JOIN draft_paper d ON d.authority_id = y.authority_id AND d.id = y.draft_id
          WHERE y.authority_id = e.authority_id AND y.plan_id = e.plan_id AND y.edition = e.edition ORDER BY y.sequence DESC LIMIT 1),
        'lines', (SELECT jsonb_array_length(t.lines) FROM year_plan_text t WHERE t.authority_id = e.authority_id AND t.plan_id = e.plan_id AND t.edition = e.edition
          ORDER BY t.version DESC LIMIT 1)) ORDER BY e.edition)
      FROM year_plan_edition e LEFT JOIN officer eo ON eo.authority_id = e.authority_id AND eo.id = e.officer_id
      WHERE e.authority_id = p.authority_id AND e.plan_id = p.id) AS editions,
    x.lines,
    (SELECT coalesce(json_agg(json_build_object('lineId', s.line_id, ${stepColumns}) ORDER BY s.line_id, s.sequence), '[]') FROM year_plan_step s
      WHERE s.authority_id = p.authority_id AND s.plan_id = p.id) AS steps,
    (SELECT coalesce(json_object_agg(n.agency_id, n.name), '{}') FROM (SELECT DISTINCT ON (a.agency_id) a.agency_id, a.name FROM agency_facts a
      WHERE a.authority_id = p.authority_id AND a.recorded_to IS NULL
        AND a.agency_id IN (SELECT w.id::uuid FROM jsonb_array_elements(x.lines) l, jsonb_array_elements_text(l -> 'agencyIds') AS w(id))
      ORDER BY a.agency_id, a.valid_from DESC) n) AS agencies
  FROM ${from} p
  JOIN issuing_body b ON b.authority_id = p.authority_id AND b.id = p.issuer_id
  LEFT JOIN officer o ON o.authority_id = p.authority_id AND o.id = p.officer_id
  CROSS JOIN LATERAL (SELECT coalesce(${edition}::int, (SELECT max(e.edition) FROM year_plan_edition e
    WHERE e.authority_id = p.authority_id AND e.plan_id = p.id AND e.paper_id IS NOT NULL), 1) AS edition) s
  LEFT JOIN LATERAL (SELECT t.lines FROM year_plan_text t WHERE t.authority_id = p.authority_id AND t.plan_id = p.id AND t.edition = s.edition
    ORDER BY t.version DESC LIMIT 1) x ON true`

function foundPlan(row: unknown, today: Day): FoundPlan {
  const plan = Found.parse(row)
  const stepsOf = Map.groupBy(plan.steps, ({ lineId }) => lineId)
  const worked = new Map(
    (plan.lines ?? []).map((line) => {
      const steps = stepsOf.get(line.id) ?? []
      return [line.id as string, { steps, work: workOf(line, steps, today) }]
    }),
  )
  const inForce = plan.editions.some(({ paper }) => paper !== null)
  const draft = plan.editions.some(({ paper }) => paper === null)
  const state = plan.closedOn !== null ? 'closed' : !inForce ? 'draft' : draft ? 'amending' : 'approved'
  return { ...plan, state, worked }
}

const countKeys = { done: 'done', running: 'running', overdue: 'overdue', 'not-begun': 'notBegun', dropped: 'dropped' } as const

/** Lines by where they stand; the same rule for the list, the page and the homes. */
export function countsOf(plan: FoundPlan): Counts {
  const counts: Counts = { lines: plan.worked.size, done: 0, running: 0, overdue: 0, notBegun: 0, dropped: 0 }
  for (const { work } of plan.worked.values()) counts[countKeys[work.state]] += 1
  return counts
}

const rowSorted = sql`(SELECT * FROM year_plan`

export async function viewPlans(
  tx: Tx,
  { authority }: Actor,
  asked: { kind?: readonly PlanKind[] | undefined; year?: number | undefined; q?: string | undefined; from: number; limit: number },
  today: Day,
): Promise<{ rows: PlanRow[]; total: number; more: boolean }> {
  const where = sql`authority_id = ${authority} AND (${asked.kind ? [...asked.kind] : null}::text[] IS NULL OR kind = ANY(${asked.kind ? [...asked.kind] : null}::text[]))
    AND (${asked.year ?? null}::int IS NULL OR year = ${asked.year ?? null}::int) AND (${asked.q ?? ''} = '' OR strpos(lower(title), lower(${asked.q ?? ''})) > 0)`
  const { rows } = await sql<{ total: string; rows: unknown[] }>`SELECT (SELECT count(*) FROM year_plan WHERE ${where}) AS total,
    (SELECT coalesce(json_agg(j ORDER BY j.year DESC, j.kind, j.id), '[]') FROM (${planJson(
      null,
      sql`${rowSorted} WHERE ${where} ORDER BY year DESC, kind, id OFFSET ${asked.from} LIMIT ${asked.limit})`,
    )}) j) AS rows`.execute(tx)
  const found = (rows[0]?.rows ?? []).map((row) => foundPlan(row, today))
  return {
    rows: found.map((plan) => ({
      id: plan.id,
      version: plan.version,
      kind: plan.kind,
      year: plan.year,
      title: plan.title,
      issuerName: plan.issuer.name,
      state: plan.state,
      edition: plan.shown,
      paper: paperOf(plan),
      counts: countsOf(plan),
    })),
    total: Number(rows[0]?.total ?? 0),
    more: false,
  }
}

function paperOf({ editions, shown }: FoundPlan) {
  const paper = editions.find(({ edition }) => edition === shown)?.paper ?? null
  return paper === null ? null : { id: paper.id, number: paper.number, issuedOn: paper.issuedOn }
}

export interface PlanAsked {
  id: PlanId
  edition?: number | undefined
  today: Day
}

/** A plan with its calendar as a part of a greater statement; refused where there is none, or no such edition. */
export function findPlanPart(authority: AuthorityId, { id, edition, today }: PlanAsked): Part<{ plan: FoundPlan; workingDays: WorkingDaysAfter }> {
  const calendar = workingDaysPart(authority)
  const rows = sql`(SELECT row_to_json(j) FROM (${planJson(edition ?? null, sql`(SELECT * FROM year_plan WHERE authority_id = ${authority} AND id = ${id})`)}) j)`
  return {
    json: sql`json_build_object('plan', ${rows}, 'calendar', ${calendar.json})`,
    read: (found) => {
      const { plan: row, calendar: days } = z.object({ plan: z.unknown(), calendar: z.unknown() }).parse(found)
      if (row === null || row === undefined) return refuse('not-found', 'plan.not-found')
      const plan = foundPlan(row, today)
      if (plan.lines === null) refuse('not-found', 'plan.edition-unknown', { edition })
      return { plan, workingDays: calendar.read(days) }
    },
  }
}

/** The same alone. */
export const findPlan = (tx: Tx, authority: AuthorityId, asked: PlanAsked) => together(tx, { found: findPlanPart(authority, asked) }).then(({ found }) => found)

/** A line as every screen shows it. */
export function lineView(plan: FoundPlan, line: PlanLine, no: number, workingDays: WorkingDaysAfter, today: Day): LineView {
  const work = plan.worked.get(line.id)?.work ?? workOf(line, [], today)
  return {
    ...line,
    no,
    state: work.state,
    done: work.done,
    due: work.due,
    extensions: work.extensions,
    extensionAsked: work.asked !== null,
    lateDays: work.state === 'overdue' && work.due !== null ? workingDays(work.due, today) : null,
    agencies: line.agencyIds.map((id) => ({ id, name: plan.agencies[id] ?? '' })),
  }
}

export async function viewPlan(tx: Tx, actor: Actor, asked: PlanAsked): Promise<PlanView> {
  const { plan, workingDays } = await findPlan(tx, actor.authority, asked)
  const { id, version, kind, year, title, issuer, state, changedAt, changedBy, closedOn, evaluation, shown, editions } = plan
  const shownEdition = editions.find(({ edition }) => edition === shown)
  return {
    id,
    version,
    kind,
    year,
    title,
    issuer: { id: issuer.id, name: issuer.name },
    state,
    changedAt,
    changedBy,
    closedOn,
    evaluation,
    edition: shown,
    editable: closedOn === null && shownEdition?.paper === null,
    editions,
    counts: countsOf(plan),
    lines: (plan.lines ?? []).map((line, n) => lineView(plan, line, n + 1, workingDays, asked.today)),
  }
}

const Compared = z.object({
  id: PlanId,
  title: z.string(),
  year: z.int(),
  edition: z.int(),
  lines: z.array(PlanLine),
  steps: z.array(HeldStep.extend({ lineId: z.string() })),
})

/** Two texts side by side, in one statement. */
export async function viewDifference(
  tx: Tx,
  { authority }: Actor,
  asked: { id: PlanId; edition?: number | undefined; with?: PlanId | undefined; withEdition?: number | undefined },
  today: Day,
): Promise<DifferenceView> {
  const text = (
    id: PlanId,
    edition: RawBuilder<unknown>,
  ) => sql`(SELECT json_build_object('id', p.id, 'title', p.title, 'year', p.year, 'edition', t.edition, 'lines', t.lines,
      'steps', (SELECT coalesce(json_agg(json_build_object('lineId', s.line_id, ${stepColumns}) ORDER BY s.sequence), '[]') FROM year_plan_step s
        WHERE s.authority_id = p.authority_id AND s.plan_id = p.id))
    FROM year_plan p JOIN year_plan_text t ON t.authority_id = p.authority_id AND t.plan_id = p.id
    WHERE p.authority_id = ${authority} AND p.id = ${id} AND t.edition = ${edition} ORDER BY t.version DESC LIMIT 1)`
  const latest = (id: PlanId, only = sql`true`) =>
    sql`(SELECT max(e.edition) FROM year_plan_edition e WHERE e.authority_id = ${authority} AND e.plan_id = ${id} AND ${only})`
  const after = asked.edition === undefined ? latest(asked.id) : sql`${asked.edition}::int`
  const other = asked.with ?? asked.id
  const before =
    asked.withEdition !== undefined
      ? sql`${asked.withEdition}::int`
      : other === asked.id
        ? sql`greatest(1, ${after} - 1)`
        : sql`coalesce(${latest(other, sql`e.paper_id IS NOT NULL`)}, ${latest(other)})`
  const { rows } = await sql<{ before: unknown; after: unknown }>`SELECT ${text(other, before)} AS before, ${text(asked.id, after)} AS after`.execute(tx)
  if (!rows[0]?.before || !rows[0].after) return refuse('not-found', 'plan.not-found')
  const [was, is] = [Compared.parse(rows[0].before), Compared.parse(rows[0].after)]
  const { lines, same } = differenceOf(was.lines, is.lines)
  const stepsOf = Map.groupBy(was.steps, ({ lineId }) => lineId)
  const head = ({ id, title, year, edition }: z.infer<typeof Compared>) => ({ id, title, year, edition })
  return {
    before: head(was),
    after: head(is),
    same,
    lines: lines.map((one) => ({ ...one, notDone: one.before !== null && workOf(one.before, stepsOf.get(one.before.id) ?? [], today).state !== 'done' })),
  }
}
