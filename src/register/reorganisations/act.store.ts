import { type QueryCreator, type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import { Day } from '../../kernel/day.ts'
import { fold } from '../../kernel/fold.ts'
import { ActId, AgencyId, type AuthorityId, PostId, SeatId, TaskId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { type Part, together } from '../../platform/db/together.ts'
import type { DB } from '../../platform/db/schema.ts'
import { refuseOn, type Tx } from '../../platform/db/transaction.ts'
import { blocksPart, historiesPart, type RegisterChange, refusingRegisterChange, registerChange, turnPart, versionsPart } from '../agencies/facade.ts'
import { addSeats, type PostDays, postsPart, seatsPart, setPostDays, setSeatDays } from '../officers/facade.ts'
import { ActDraft, ActSource, ActState, LinkKind } from './act.ts'
import { ActLine, agenciesNamed } from './act-line.ts'
import { OpenTask } from './consequence.ts'
import type { Inherited } from './inheritance.ts'
import type { PlannedLink } from './intent.ts'
import type { AgencyConsequences } from './consequences.queries.ts'
import type { SeatHeld } from './seat-change.ts'

const SeatDid = z.strictObject({ id: SeatId, was: Day.nullable(), ended: Day, moved: SeatId.nullable() })
const PostDid = z.strictObject({ id: PostId, was: Day.nullable(), ended: Day })
/** Acts applied before posts ended with their agencies name none. */
export const Did = z.strictObject({ seats: z.array(SeatDid), posts: z.array(PostDid).default([]) })
export type Did = z.infer<typeof Did>

const LoadedAct = z.strictObject({
  ...ActDraft.shape,
  lines: z.array(ActLine),
  id: ActId,
  state: ActState,
  version: z.int(),
  source: ActSource,
  made: z.record(z.uuid(), AgencyId),
  did: Did.nullable(),
  corrects: ActId.nullable(),
  reason: z.string().nullable(),
})
export type LoadedAct = z.infer<typeof LoadedAct>

const actJson = sql`jsonb_build_object('id', a.id, 'state', a.state, 'version', a.version, 'title', a.title, 'paperNumber', a.paper_number, 'paperDate', a.paper_date,
  'issuer', a.issuer, 'effectiveOn', a.effective_on, 'note', a.note, 'source', a.source, 'lines', a.lines, 'made', a.made, 'did', a.did, 'corrects', a.corrects, 'reason', a.reason)`

/** Locks an act for a change of itself alone. */
export async function loadAct(tx: Tx, authority: AuthorityId, id: ActId): Promise<LoadedAct> {
  const { rows } = await sql<{
    act: unknown
  }>`SELECT ${actJson} AS act FROM agency_act a WHERE a.authority_id = ${authority} AND a.id = ${id} FOR UPDATE`.execute(tx)
  const [row] = rows
  return row ? LoadedAct.parse(row.act) : refuse('not-found', 'act.not-found')
}

/** What is kept of a draft beside what was typed. */
const columnsOf = (draft: ActDraft, made: Readonly<Record<string, AgencyId>>) => ({
  title: draft.title,
  titleNorm: fold(`${draft.title} ${draft.paperNumber ?? ''} ${draft.issuer ?? ''}`),
  paperNumber: draft.paperNumber,
  paperDate: draft.paperDate,
  issuer: draft.issuer,
  effectiveOn: draft.effectiveOn,
  note: draft.note,
  lines: JSON.stringify(draft.lines),
  lineCount: draft.lines.length,
  agencies: [...new Set(draft.lines.flatMap(agenciesNamed))],
  made: JSON.stringify(made),
})

interface NewDraft {
  id: ActId
  by: Actor
  at: Date
  draft: ActDraft
  source: ActSource
  made: Readonly<Record<string, AgencyId>>
  corrects?: { id: ActId; reason: string }
}

/** `begun`: a statement that already holds what is added along with the act. */
export async function addAct(begun: QueryCreator<DB>, { id, by, at, draft, source, made, corrects }: NewDraft): Promise<void> {
  try {
    await begun
      .insertInto('agencyAct')
      .values({
        authorityId: by.authority,
        id,
        state: 'draft',
        source,
        createdAt: at,
        createdBy: by.seat,
        corrects: corrects?.id ?? null,
        reason: corrects?.reason ?? null,
        ...columnsOf(draft, made),
      })
      .execute()
  } catch (error) {
    refuseOn(error, 'agency_act_corrected_once', 'act.correction-begun', {})
    throw error
  }
}

export async function saveDraft(tx: Tx, authority: AuthorityId, id: ActId, draft: ActDraft, made: Readonly<Record<string, AgencyId>>): Promise<void> {
  await tx
    .updateTable('agencyAct')
    .set((eb) => ({ ...columnsOf(draft, made), version: eb('version', '+', 1) }))
    .where('authorityId', '=', authority)
    .where('id', '=', id)
    .execute()
}

export async function setState(tx: Tx, authority: AuthorityId, id: ActId, state: ActState): Promise<void> {
  await tx
    .updateTable('agencyAct')
    .set((eb) => ({ state, version: eb('version', '+', 1) }))
    .where('authorityId', '=', authority)
    .where('id', '=', id)
    .execute()
}

const Link = z.strictObject({ id: z.uuid(), act: z.uuid(), from: AgencyId, to: AgencyId, kind: LinkKind, share: z.number().nullable(), on: Day })
const ActNamed = z.strictObject({ id: z.uuid(), title: z.string(), paperNumber: z.string().nullable() })
const SettledTask = z.strictObject({
  id: TaskId,
  agency: AgencyId,
  from: AgencyId.nullable(),
  kind: z.string(),
  subjectId: z.uuid().nullable(),
  passed: z.boolean(),
  open: z.boolean(),
  facts: z.record(z.string(), z.unknown()),
  fromDay: Day,
})

export type Purpose = 'apply' | 'annul'

const rowsJson = (row: RawBuilder<unknown>, from: RawBuilder<unknown>) => sql`(SELECT coalesce(json_agg(${row}), '[]') FROM ${from})`

/**
 * All that planning an act asks about, in one statement, the rooms above included. With `turn` it waits until nobody else changes
 * the register; if that was a wait, the answer is older than what it waited for, and is asked again.
 */
export async function loadToPlan(tx: Tx, asked: { authority: AuthorityId; id: ActId; purpose: Purpose; turn: boolean; ports: readonly AgencyConsequences[] }) {
  const { authority, id, purpose, turn, ports } = asked
  const own = (column: RawBuilder<unknown>) => sql`(SELECT ${column} FROM agency_act a WHERE a.authority_id = ${authority} AND a.id = ${id})`
  const replaced = purpose === 'annul' ? sql`${id}::uuid` : own(sql`a.corrects`)
  const agencies = sql`ARRAY(SELECT unnest(a.agencies) FROM agency_act a WHERE a.authority_id = ${authority} AND a.id = ${id}
    UNION SELECT e.agency_id FROM agency_event e WHERE e.authority_id = ${authority} AND e.act_id = ${replaced})`
  const from = sql`(SELECT coalesce(least(a.effective_on, r.effective_on), current_date) FROM agency_act a
    LEFT JOIN agency_act r ON r.authority_id = a.authority_id AND r.id = ${replaced} WHERE a.authority_id = ${authority} AND a.id = ${id})`
  const touched = { authority, agencies, from }
  const part = <T>(json: RawBuilder<unknown>, read: (found: unknown) => T): Part<T> => ({ json, read })
  const found = await together(tx, {
    turn: turn ? turnPart(authority) : part(sql`NULL`, () => ({ waited: false })),
    act: part(own(actJson), (row) => (row === null ? refuse('not-found', 'act.not-found') : LoadedAct.parse(row))),
    replaced: part(sql`(SELECT ${actJson} FROM agency_act a WHERE a.authority_id = ${authority} AND a.id = ${replaced})`, (row) =>
      LoadedAct.nullable().parse(row),
    ),
    events: historiesPart(touched),
    versions: versionsPart(touched),
    blocks: blocksPart(authority),
    links: part(
      rowsJson(
        sql`json_build_object('id', l.id, 'act', l.act_id, 'from', l.from_agency, 'to', l.to_agency, 'kind', l.kind, 'share', l.share::float8, 'on', l.effective_on)`,
        sql`agency_link l WHERE l.authority_id = ${authority} AND l.recorded_to IS NULL`,
      ),
      (rows) => z.array(Link).parse(rows),
    ),
    acts: part(
      rowsJson(
        sql`json_build_object('id', a.id, 'title', a.title, 'paperNumber', a.paper_number)`,
        sql`agency_act a WHERE a.authority_id = ${authority}
          AND a.id IN (SELECT e.act_id FROM agency_event e WHERE e.authority_id = ${authority} AND e.act_id IS NOT NULL AND e.agency_id = ANY (${agencies}))`,
      ),
      (rows) => z.array(ActNamed).parse(rows),
    ),
    seats: seatsPart(touched) as Part<SeatHeld[]>,
    posts: postsPart(touched),
    settledTasks: part(
      rowsJson(
        sql`json_build_object('id', t.id, 'agency', t.agency_id, 'from', t.from_agency, 'kind', t.kind, 'subjectId', t.subject_id, 'passed', t.passed_by IS NOT NULL,
          'open', t.state = 'open', 'facts', t.facts, 'fromDay', t.from_day)`,
        sql`agency_task t WHERE t.authority_id = ${authority} AND t.act_id = ${replaced} AND (t.state IN ('open', 'done') OR t.passed_by IS NOT NULL)`,
      ),
      (rows) => z.array(SettledTask).parse(rows),
    ),
    // As if the act that is replaced had never been: what it closed is open, what it opened is not there.
    openTasks: part(
      rowsJson(
        sql`json_build_object('id', t.id, 'agency', t.agency_id, 'from', t.from_agency, 'kind', t.kind, 'subjectKind', t.subject_kind, 'subjectId', t.subject_id, 'facts', t.facts,
          'fromName', (SELECT v.name FROM agency_facts v WHERE v.authority_id = t.authority_id AND v.agency_id = t.from_agency AND v.recorded_to IS NULL ORDER BY v.valid_from DESC LIMIT 1),
          'already', t.passed_by IS NOT NULL)`,
        sql`(SELECT * FROM agency_task WHERE authority_id = ${authority} AND agency_id = ANY (${agencies})
          AND (state = 'open' AND act_id IS DISTINCT FROM ${replaced} OR passed_by = ${replaced}) ORDER BY from_day, id) t`,
      ),
      (rows) => z.array(OpenTask).parse(rows),
    ),
    ...Object.fromEntries(ports.map((port) => [`room ${port.name}`, port.ofActs({ authority, agencies, on: sql`(${from} - 1)` })])),
  })
  if (found.turn.waited) return loadToPlan(tx, asked)
  const rooms = Object.entries(found as Record<string, unknown>).filter(([name]) => name.startsWith('room '))
  return { ...found, consequences: rooms.map(([, one]) => one as ReturnType<ReturnType<AgencyConsequences['ofActs']>['read']>) }
}

export interface SavedAct {
  by: Actor
  id: ActId
  state: 'applied' | 'annulled'
  reason: string | null
  digest: string
  did: Did
  /** The act that this one corrects. */
  corrected: ActId | null
  change: RegisterChange
  links: readonly PlannedLink[]
  effectiveOn: Day
  closedLinks: readonly string[]
  inherited: Inherited
  seatDays: Parameters<typeof setSeatDays>[1]
  newSeats: Parameters<typeof addSeats>[1]
  postDays: readonly PostDays[]
}

/** One statement: events, versions, links, to-dos, seats and the act itself hold together or not at all. */
export async function saveAct(tx: Tx, saved: SavedAct): Promise<void> {
  const { by, id, change } = saved
  const { authority } = by
  const { at } = change
  const replaced = saved.state === 'annulled' ? id : saved.corrected
  const { ctes, body } = registerChange(by, change)
  const acted =
    saved.state === 'annulled'
      ? sql`state = 'annulled', annulled_at = ${at}, reason = ${saved.reason}`
      : sql`state = 'applied', applied_at = ${at}, applied_by = ${by.seat}, digest = ${saved.digest}, did = ${JSON.stringify(saved.did)}::jsonb`
  const links = saved.links.map(({ line, from, to, kind, share }) => ({ id: uuidv7(at), line, from, to, kind, share }))
  const { passed, kept, lost } = saved.inherited
  const uuids = (ids: readonly string[]) => sql`${`{${ids.join(',')}}`}::uuid[]`
  const tasks = saved.inherited.tasks.map((task) => ({ id: uuidv7(at), ...task }))
  await refusingRegisterChange(
    change.opened,
    sql`
    WITH RECURSIVE ${ctes},
    acted AS (UPDATE agency_act SET version = version + 1, ${acted} WHERE authority_id = ${authority} AND id = ${id}),
    replaced AS (UPDATE agency_act SET version = version + 1, state = 'corrected', corrected_by = ${id} WHERE authority_id = ${authority} AND id = ${saved.corrected}::uuid),
    unlinked AS (UPDATE agency_link SET recorded_to = ${at} WHERE authority_id = ${authority} AND id = ANY (${`{${saved.closedLinks.join(',')}}`}::uuid[])),
    linked AS (
      INSERT INTO agency_link (authority_id, id, act_id, line_id, from_agency, to_agency, kind, share, effective_on, recorded_from)
      SELECT ${authority}, id, ${id}::uuid, line, "from", "to", kind, share, ${saved.effectiveOn}::date, ${at}::timestamptz
      FROM jsonb_to_recordset(${JSON.stringify(links)}::jsonb) AS g(id uuid, line uuid, "from" uuid, "to" uuid, kind text, share numeric)
    ), lost AS (
      SELECT unnest(${uuids(lost)}) AS id
      UNION SELECT t.id FROM agency_task t JOIN lost l ON t.passed_from = l.id WHERE t.authority_id = ${authority}
    ), settled AS (
      UPDATE agency_task SET version = version + 1,
        act_id = CASE WHEN id = ANY (${uuids(kept)}) THEN ${id}::uuid ELSE act_id END,
        state = CASE WHEN id = ANY (${uuids(kept)}) THEN state
          WHEN id = ANY (${uuids(passed)}) OR act_id = ${replaced}::uuid OR id IN (SELECT l.id FROM lost l) THEN 'cancelled' ELSE 'open' END,
        passed_by = CASE WHEN id = ANY (${uuids(kept)}) THEN passed_by WHEN id = ANY (${uuids(passed)}) THEN ${id}::uuid END
      WHERE authority_id = ${authority} AND (id = ANY (${uuids([...passed, ...kept])}) OR passed_by = ${replaced}::uuid OR state = 'open' AND act_id = ${replaced}::uuid
        OR id IN (SELECT l.id FROM lost l) AND (state = 'open' OR passed_by IS NOT NULL))
    ), tasked AS (
      INSERT INTO agency_task (authority_id, id, agency_id, kind, from_agency, act_id, subject_kind, subject_id, facts, from_day, state, created_at, passed_from)
      SELECT ${authority}, id, agency, kind, "from", ${id}::uuid, "subjectKind", "subjectId", facts, "fromDay", 'open', ${at}::timestamptz, "passedFrom"
      FROM jsonb_to_recordset(${JSON.stringify(tasks)}::jsonb)
        AS g(id uuid, agency uuid, kind text, "from" uuid, "subjectKind" text, "subjectId" uuid, facts jsonb, "fromDay" date, "passedFrom" uuid)
    ), seated AS (${setSeatDays(authority, saved.seatDays)}), reseated AS (${addSeats(authority, saved.newSeats)}),
    ${setPostDays(authority, saved.postDays, { at, by: by.seat })}
    ${body}`.execute(tx),
  )
}
