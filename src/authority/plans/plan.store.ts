import { sql } from 'kysely'
import { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import { Day } from '../../kernel/day.ts'
import { ActivityId, type BodyId, DirectionId, FileId, type OfficerId, PaperId, type PlanId, type PlanLineId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import { refuseOn, type Tx } from '../../platform/db/transaction.ts'
import { withLinks } from '../../papers/links/facade.ts'
import { Counted } from '../programme/counting.ts'
import { countedOf } from '../programme/facade.ts'
import { KnownDate } from '../programme/programme-fields.ts'
import type { PlanStanding } from './plan.ts'
import { type LineSurroundings, PlanKind, PlanLine, type PlanLineForm } from './plan-line.ts'
import { type NewStep, type PlanStep, type StepForm, StepKind } from './plan-work.ts'

const Texts = z.array(PlanLine)

const Held = z.object({
  version: z.int(),
  kind: PlanKind,
  year: z.int(),
  title: z.string(),
  changedAt: z.date(),
  changedBy: z.string().nullable(),
  closedOn: Day.nullable(),
  draft: z.int().nullable(),
  inForce: z.int().nullable(),
  formerOn: Day.nullable(),
  lines: Texts,
})

export interface LoadedPlan extends PlanStanding {
  version: number
  kind: PlanKind
  year: number
  title: string
  changedAt: Date
  /** Day of the decision on the edition in force. */
  formerOn: Day | null
  /** Of the draft, else of the edition in force. */
  lines: PlanLine[]
}

const textOf = (edition: ReturnType<typeof sql>) => sql`(SELECT t.lines FROM year_plan_text t
  WHERE t.authority_id = p.authority_id AND t.plan_id = p.id AND t.edition = ${edition} ORDER BY t.version DESC LIMIT 1)`
const ofPlan = sql`FROM year_plan_edition e WHERE e.authority_id = p.authority_id AND e.plan_id = p.id`
const draftEdition = sql`(SELECT e.edition ${ofPlan} AND e.paper_id IS NULL)`
const editionInForce = sql`(SELECT max(e.edition) ${ofPlan} AND e.paper_id IS NOT NULL)`

/** Locks the plan and reads it with whatever else the act has to know, in one statement. `with` gives columns over the row `p`. */
async function load(tx: Tx, by: Actor, id: PlanId, seen: number | null, extra = sql`NULL::json`): Promise<LoadedPlan & { extra: unknown }> {
  // Scalar subqueries only: whoever waited for the lock would lose the row by a join on what has changed meanwhile.
  const { rows } = await sql<Record<string, unknown>>`SELECT p.version, p.kind, p.year, p.title, p.changed_at, p.closed_on,
      (SELECT o.name FROM officer o WHERE o.authority_id = p.authority_id AND o.id = p.officer_id) AS changed_by,
      ${draftEdition} AS draft, ${editionInForce} AS in_force,
      (SELECT max(e.approved_on) ${ofPlan}) AS former_on,
      coalesce(${textOf(draftEdition)}, ${textOf(editionInForce)}) AS lines, ${extra} AS extra
    FROM year_plan p WHERE p.authority_id = ${by.authority} AND p.id = ${id} FOR UPDATE OF p`.execute(tx)
  const row = rows[0] ?? refuse('not-found', 'plan.not-found')
  const { changedBy, closedOn, ...held } = Held.parse(row)
  if (seen !== null && held.version !== seen)
    refuse('conflict', 'record.changed-meanwhile', { version: held.version, at: held.changedAt.toISOString(), by: changedBy ?? undefined, fields: [] })
  return { ...held, closed: closedOn !== null, extra: row['extra'] }
}

export const loadPlan = (tx: Tx, by: Actor, id: PlanId, seen: number): Promise<LoadedPlan> => load(tx, by, id, seen)

/** The same, whichever version somebody saw. */
export const lockPlan = (tx: Tx, by: Actor, id: PlanId): Promise<LoadedPlan> => load(tx, by, id, null)

const Around = z.object({ unknownAgencies: z.array(z.string()), unknownDirections: z.array(z.string()), unknownKinds: z.array(z.string()) })

/** Besides the plan: what the asked lines name and nobody knows. */
export async function loadPlanWithLines(
  tx: Tx,
  by: Actor,
  id: PlanId,
  seen: number,
  asked: readonly PlanLineForm[],
): Promise<LoadedPlan & { around: LineSurroundings }> {
  const agencies = asked.flatMap(({ agencyIds }) => agencyIds)
  const directions = asked.flatMap(({ directionId }) => (directionId === undefined ? [] : [directionId]))
  const kinds = asked.flatMap(({ activityKind }) => (activityKind === undefined ? [] : [activityKind]))
  const plan = await load(
    tx,
    by,
    id,
    seen,
    sql`json_build_object(
      'unknownAgencies', ARRAY(SELECT w.id FROM unnest(${agencies}::uuid[]) AS w(id) WHERE NOT EXISTS
        (SELECT 1 FROM agency_facts a WHERE a.authority_id = ${by.authority} AND a.agency_id = w.id AND a.recorded_to IS NULL)),
      'unknownDirections', ARRAY(SELECT w.id FROM unnest(${directions}::uuid[]) AS w(id) WHERE NOT EXISTS
        (SELECT 1 FROM direction_facts d WHERE d.authority_id = ${by.authority} AND d.direction_id = w.id)),
      'unknownKinds', ARRAY(SELECT w.code FROM unnest(${kinds}::text[]) AS w(code) WHERE NOT EXISTS (SELECT 1 FROM activity_kind k WHERE k.code = w.code)))`,
  )
  return { ...plan, around: Around.parse(plan.extra) }
}

const Paper = z.object({ number: z.string(), kind: z.string(), issuedOn: Day, former: PaperId.nullable() }).nullable()

/** Besides the plan: the decision. */
export async function loadPlanWithPaper(tx: Tx, by: Actor, id: PlanId, seen: number, paper: PaperId): Promise<LoadedPlan & { paper: z.infer<typeof Paper> }> {
  const plan = await load(
    tx,
    by,
    id,
    seen,
    sql`(SELECT json_build_object('number', f.number, 'kind', f.kind, 'issuedOn', f.issued_on,
        'former', (SELECT e.paper_id FROM year_plan_edition e WHERE e.authority_id = ${by.authority} AND e.plan_id = ${id} AND e.paper_id IS NOT NULL ORDER BY e.edition DESC LIMIT 1))
      FROM paper_facts f
      WHERE f.authority_id = ${by.authority} AND f.paper_id = ${paper} AND f.recorded_to IS NULL)`,
  )
  return { ...plan, paper: Paper.parse(plan.extra) }
}

const Directions = z.array(
  z.object({
    id: DirectionId,
    task: z.string(),
    quantity: z.int().nullable(),
    unit: z.string().nullable(),
    owner: z.string().nullable(),
    cooperating: z.array(z.string()),
    deadline: KnownDate,
    period: z.string(),
  }),
)

/** Besides the plan: the tasks of the half-year that were chosen, in their order. */
export async function loadPlanWithDirections(
  tx: Tx,
  by: Actor,
  id: PlanId,
  seen: number,
  of: { period: string; ids: readonly DirectionId[] },
): Promise<LoadedPlan & { directions: z.infer<typeof Directions> }> {
  const plan = await load(
    tx,
    by,
    id,
    seen,
    sql`(SELECT coalesce(json_agg(json_build_object('id', d.direction_id, 'task', d.task, 'quantity', d.quantity, 'unit', d.unit, 'owner', d.owner,
        'cooperating', d.cooperating, 'deadline', d.deadline, 'period', d.period) ORDER BY d.position, d.direction_id), '[]')
      FROM direction_version d WHERE d.authority_id = ${by.authority} AND d.period = ${of.period} AND d.recorded_to IS NULL AND d.direction_id = ANY(${[...of.ids]}::uuid[]))`,
  )
  return { ...plan, directions: Directions.parse(plan.extra) }
}

const Source = z.object({ issuerKnown: z.boolean(), year: z.int().nullable(), lines: Texts.nullable() })

/** What a new plan rests on: its issuer, and the plan it is copied from. */
export async function loadSource(tx: Tx, by: Actor, of: { issuer: BodyId; copy: PlanId | null }): Promise<z.infer<typeof Source>> {
  const { rows } =
    await sql`SELECT EXISTS (SELECT 1 FROM issuing_body b WHERE b.authority_id = ${by.authority} AND b.id = ${of.issuer}) AS issuer_known, s.year, s.lines
    FROM (SELECT 1) one LEFT JOIN LATERAL (SELECT p.year, coalesce(${textOf(editionInForce)}, ${textOf(draftEdition)}) AS lines
      FROM year_plan p WHERE p.authority_id = ${by.authority} AND p.id = ${of.copy}::uuid) s ON true`.execute(tx)
  return Source.parse(rows[0])
}

interface Saving {
  by: Actor
  at: Date
  id: PlanId
}

export async function addPlan(
  tx: Tx,
  { by, at, id }: Saving,
  plan: { kind: PlanKind; year: number; title: string; issuerId: BodyId; lines: readonly PlanLine[] },
): Promise<void> {
  const { authority, officer } = by
  const { lines, ...row } = plan
  await tx
    .with('identity', (db) => db.insertInto('yearPlan').values({ authorityId: authority, id, ...row, createdAt: at, changedAt: at, officerId: officer }))
    .with('edition', (db) => db.insertInto('yearPlanEdition').values({ authorityId: authority, planId: id, edition: 1, openedAt: at, officerId: officer }))
    .insertInto('yearPlanText')
    .values({ authorityId: authority, planId: id, version: 1, edition: 1, lines: JSON.stringify(lines), officerId: officer, recordedAt: at })
    .execute()
    .catch((error: unknown) => {
      refuseOn(error, 'year_plan_once', 'plan.exists', { year: plan.year })
      throw error
    })
}

const changed = (tx: Tx, { by, at, id }: Saving, version: number, set: { title?: string; closedOn?: Day; evaluation?: string } = {}) =>
  tx.with('moved', (db) =>
    db
      .updateTable('yearPlan')
      .set({ version, changedAt: at, officerId: by.officer, ...set })
      .where('authorityId', '=', by.authority)
      .where('id', '=', id),
  )

export async function saveText(tx: Tx, saving: Saving, of: { version: number; edition: number; title: string; lines: readonly PlanLine[] }): Promise<void> {
  const { by, at, id } = saving
  await changed(tx, saving, of.version, { title: of.title })
    .insertInto('yearPlanText')
    .values({
      authorityId: by.authority,
      planId: id,
      version: of.version,
      edition: of.edition,
      lines: JSON.stringify(of.lines),
      officerId: by.officer,
      recordedAt: at,
    })
    .execute()
}

/** The decision amends the one that approved the edition before it, and the register of papers says so. */
export async function saveApproval(
  tx: Tx,
  saving: Saving,
  of: { version: number; edition: number; paper: PaperId; on: Day; former: PaperId | null },
): Promise<void> {
  const { by, at, id } = saving
  const links = of.former === null ? [] : [{ from: of.paper, to: of.former, relation: 'amends' as const }]
  await withLinks(changed(tx, saving, of.version), { authority: by.authority, officer: by.officer, at }, links)
    .updateTable('yearPlanEdition')
    .set({ paperId: of.paper, approvedOn: of.on, approvedAt: at })
    .where('authorityId', '=', by.authority)
    .where('planId', '=', id)
    .where('edition', '=', of.edition)
    .execute()
}

export async function addEdition(tx: Tx, saving: Saving, of: { version: number; edition: number; reason: string; lines: readonly PlanLine[] }): Promise<void> {
  const { by, at, id } = saving
  const whose = { authorityId: by.authority, planId: id, edition: of.edition, officerId: by.officer }
  await changed(tx, saving, of.version)
    .with('edition', (db) => db.insertInto('yearPlanEdition').values({ ...whose, reason: of.reason, openedAt: at }))
    .insertInto('yearPlanText')
    .values({ ...whose, version: of.version, lines: JSON.stringify(of.lines), recordedAt: at })
    .execute()
}

export async function saveClosure(tx: Tx, saving: Saving, of: { version: number; on: Day; evaluation: string }): Promise<void> {
  await changed(tx, saving, of.version, { closedOn: of.on, evaluation: of.evaluation }).selectNoFrom(sql<number>`1`.as('closed')).execute()
}

export const stepColumns = sql`'sequence', s.sequence, 'step', s.step, 'onDay', s.on_day, 'quantity', s.quantity, 'words', s.words, 'activityIds', s.activity_ids,
  'paperId', s.paper_id, 'fileId', s.file_id, 'link', s.link, 'until', s.until, 'withdraws', s.withdraws, 'officerId', s.officer_id`

export const HeldStep = z.object({
  sequence: z.int(),
  step: StepKind,
  onDay: Day,
  quantity: z.int().nullable(),
  words: z.string().nullable(),
  activityIds: z.array(ActivityId),
  paperId: PaperId.nullable(),
  fileId: FileId.nullable(),
  link: z.string().nullable(),
  until: Day.nullable(),
  withdraws: z.int().nullable(),
  officerId: z.string().nullable(),
})

const Worked = z.object({
  steps: z.array(HeldStep),
  force: Texts.nullable(),
  activities: z.array(z.object({ id: ActivityId, kind: z.string(), quantity: z.int().nullable(), counted: Counted })),
  taken: z.array(ActivityId),
  paperKnown: z.boolean(),
  fileKnown: z.boolean(),
})

export interface LoadedLine {
  plan: LoadedPlan
  line: PlanLine | undefined
  steps: PlanStep[]
  around: Pick<z.infer<typeof Worked>, 'activities' | 'taken' | 'paperKnown' | 'fileKnown'>
}

/** The line of the edition in force with its steps, and whether the evidence asked for is there. */
export async function loadLine(tx: Tx, by: Actor, of: { plan: PlanId; line: PlanLineId }, asked?: StepForm): Promise<LoadedLine> {
  const evidence = asked && 'activityIds' in asked ? asked : undefined
  const plan = await load(
    tx,
    by,
    of.plan,
    null,
    sql`json_build_object(
      'steps', (SELECT coalesce(json_agg(json_build_object(${stepColumns}) ORDER BY s.sequence), '[]') FROM year_plan_step s
        WHERE s.authority_id = p.authority_id AND s.plan_id = p.id AND s.line_id = ${of.line}),
      'force', ${textOf(editionInForce)},
      'activities', (SELECT coalesce(json_agg(json_build_object('id', a.activity_id, 'kind', a.kind, 'quantity', a.quantity, 'counted', ${countedOf(by.authority, 'a')})), '[]') FROM activity_version a
        WHERE a.authority_id = p.authority_id AND a.recorded_to IS NULL AND a.activity_id = ANY(${[...(evidence?.activityIds ?? [])]}::uuid[])),
      'taken', (SELECT coalesce(json_agg(w.id), '[]') FROM unnest(${[...(evidence?.activityIds ?? [])]}::uuid[]) AS w(id) WHERE EXISTS (SELECT 1 FROM year_plan_step s
        WHERE s.authority_id = p.authority_id AND s.plan_id = p.id AND s.activity_ids @> ARRAY[w.id] AND NOT EXISTS (SELECT 1 FROM year_plan_step g
          WHERE g.authority_id = s.authority_id AND g.plan_id = s.plan_id AND g.line_id = s.line_id AND g.withdraws = s.sequence))),
      'paperKnown', EXISTS (SELECT 1 FROM paper_facts f WHERE f.authority_id = p.authority_id AND f.paper_id = ${evidence?.paperId ?? null}::uuid AND f.recorded_to IS NULL),
      'fileKnown', EXISTS (SELECT 1 FROM stored_file f WHERE f.authority_id = p.authority_id AND f.id = ${evidence?.fileId ?? null}::uuid AND f.seat_id = ${by.seat}))`,
  )
  const { steps, force, ...around } = Worked.parse(plan.extra)
  return { plan, line: force?.find(({ id }) => id === of.line), steps, around }
}

export async function addStep(
  tx: Tx,
  of: { authority: Actor['authority']; plan: PlanId; line: PlanLineId; sequence: number; officer: OfficerId; at: Date },
  step: NewStep,
): Promise<void> {
  await tx
    .insertInto('yearPlanStep')
    .values({
      authorityId: of.authority,
      planId: of.plan,
      lineId: of.line,
      sequence: of.sequence,
      ...step,
      activityIds: [...step.activityIds],
      officerId: of.officer,
      recordedAt: of.at,
    })
    .execute()
    .catch((error: unknown) => {
      refuseOn(error, 'year_plan_step_in_turn', 'record.changed-meanwhile', { version: of.sequence, fields: [] })
      throw error
    })
}
