import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { AgencyId, type AuthorityId, type SeatId } from '../../kernel/identity.ts'
import { detailsAt, refuse } from '../../kernel/refusal.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { composedOnce } from '../../platform/db/composed-once.ts'
import { refuseOn, type Tx } from '../../platform/db/transaction.ts'
import type { Surroundings } from './agency.ts'
import { AgencyFacts } from './agency-facts.ts'
import { type Advance, type AgencyEvent, type AgencyVersion, eventKinds } from './agency-version.ts'
import { nameKey, searchText } from './name-key.ts'

/** What an agency_event row carries in `details`. */
/** JSON carries no undefined: a fact is there or not. */
const Sets = AgencyFacts.partial().transform((sets) => sets as Partial<AgencyFacts>)
const Details = z.strictObject({
  sets: Sets,
  ends: z.boolean().optional(),
  corrects: z.uuid().nullable(),
  line: z.uuid().optional(),
  place: z.int().optional(),
})

/** An event as SQL hands it over inside JSON; parsed by `AgencyEventRow`. */
export const eventJson = sql`jsonb_build_object('id', e.id, 'agency', e.agency_id, 'kind', e.kind, 'effectiveOn', e.effective_on,
  'paperNumber', e.paper_number, 'paperDate', e.paper_date, 'act', e.act_id, 'details', e.details, 'recordedAt', e.recorded_at)`

export const AgencyEventRow = z
  .strictObject({
    id: z.uuid(),
    agency: AgencyId,
    kind: z.enum(eventKinds),
    effectiveOn: Day,
    paperNumber: z.string().nullable(),
    paperDate: Day.nullable(),
    act: z.uuid().nullable(),
    details: Details,
    recordedAt: z.coerce.date(),
  })
  .transform(
    ({ paperNumber: number, paperDate: date, act, details: { ends, ...details }, ...event }): AgencyEvent => ({
      ...event,
      ...details,
      ...(ends ? { ends } : {}),
      ...(act === null ? {} : { act }),
      paper: number !== null && date !== null ? { number, date } : null,
    }),
  )

/** The facts somebody wants to record, of a new agency or of one that is there. */
export interface Wanted {
  authority: AuthorityId
  agency: AgencyId
  facts: AgencyFacts
  from: Day
}

const SurroundingsRow = z.strictObject({
  blockInForce: z.boolean(),
  parentThere: z.boolean(),
  belowItselfFrom: Day.nullable(),
  namesakes: z.array(z.strictObject({ id: AgencyId, name: z.string(), validFrom: Day, validTo: Day.nullable() })),
})

/** Where an agency is to stand, and under which name. */
interface Place extends Pick<Wanted, 'authority' | 'agency' | 'from'>, Pick<AgencyFacts, 'block' | 'parentId'> {
  key: string
}
const placeOf = ({ authority, agency, facts, from }: Wanted): Place => ({
  authority,
  agency,
  from,
  block: facts.block,
  parentId: facts.parentId,
  key: nameKey(facts.name),
})

/**
 * All that `checkPlace` asks about, as one JSON value. The way up from the wanted parent is walked through time: a
 * parent of 2018 may have another parent in 2019. UNION ends it even in a register that holds a circle.
 */
const surroundings = ({ authority, agency, block, parentId, key, from }: Place) => sql<unknown>`jsonb_build_object(
  'blockInForce', EXISTS (SELECT 1 FROM agency_block b WHERE b.authority_id = ${authority} AND b.code = ${block}
    AND b.valid_from <= ${from} AND (b.valid_to IS NULL OR b.valid_to > ${from})),
  'parentThere', EXISTS (SELECT 1 FROM agency_version p WHERE p.authority_id = ${authority} AND p.agency_id = ${parentId}
    AND p.recorded_to IS NULL AND p.valid_from <= ${from} AND (p.valid_to IS NULL OR p.valid_to > ${from})),
  'belowItselfFrom', (WITH RECURSIVE above AS (
      SELECT ${parentId}::uuid AS id, ${from}::date AS since, NULL::date AS until
      UNION
      SELECT v.parent_id, greatest(v.valid_from, a.since), least(v.valid_to, a.until)
      FROM above a JOIN agency_version v ON v.authority_id = ${authority} AND v.agency_id = a.id AND v.recorded_to IS NULL
        AND (a.until IS NULL OR v.valid_from < a.until) AND (v.valid_to IS NULL OR v.valid_to > a.since)
      WHERE v.parent_id IS NOT NULL AND a.id <> ${agency}
    ) SELECT min(since) FROM above WHERE id = ${agency}),
  'namesakes', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', n.agency_id, 'name', n.name, 'validFrom', n.valid_from, 'validTo', n.valid_to)
      ORDER BY n.valid_from), '[]') FROM agency_version n
    WHERE n.authority_id = ${authority} AND n.agency_id <> ${agency} AND n.recorded_to IS NULL AND n.name_key = ${key}
      AND n.parent_id IS NOT DISTINCT FROM ${parentId}::uuid AND (n.valid_to IS NULL OR n.valid_to > ${from})))`

const surrounding = composedOnce((tx, _: Record<string, never>, place: Place) => ({
  compile: () => sql<{ around: unknown; turn: unknown }>`SELECT ${turnJson(place.authority)} AS turn, ${surroundings(place)} AS around`.compile(tx),
}))

export async function loadSurroundings(tx: Tx, wanted: Wanted): Promise<Surroundings> {
  const {
    rows: [row],
  } = await surrounding(tx, {}, placeOf(wanted))
  return Turn.parse(row?.turn).waited ? loadSurroundings(tx, wanted) : SurroundingsRow.parse(row?.around)
}

/**
 * Whatever changes the register waits here for its turn. A wait is seen by comparing the number behind the lock with the one
 * the statement began with: then all else it read is older than what it waited for, and is read again.
 */
export const turnJson = (authority: AuthorityId) => sql<unknown>`jsonb_build_object(
  'locked', (SELECT s.sequence FROM (SELECT sequence FROM register_state WHERE authority_id = ${authority} FOR UPDATE) s),
  'seen', (SELECT sequence FROM register_state WHERE authority_id = ${authority}))`
export const Turn = z.strictObject({ locked: z.int().nullable(), seen: z.int().nullable() }).transform(({ locked, seen }) => ({ waited: locked !== seen }))

/** Counts one more change of the register, as a CTE of the statement that saves it. */
export const nextTurn = (authority: AuthorityId) => sql`INSERT INTO register_state AS s (authority_id, sequence) VALUES (${authority}, 1)
  ON CONFLICT (authority_id) DO UPDATE SET sequence = s.sequence + 1 RETURNING sequence`

export interface LoadedAgency {
  version: number
  events: AgencyEvent[]
  around: Surroundings | null
}

interface Asked {
  authority: AuthorityId
  agency: AgencyId
  /** What is to be recorded: then the answer says what stands around it, too. */
  wanted?: Pick<Wanted, 'facts' | 'from'>
}

/** Waits for its turn and loads what a decision about the agency needs. */
export async function loadAgency(tx: Tx, asked: Asked): Promise<LoadedAgency> {
  const { authority, agency, wanted } = asked
  const {
    rows: [row],
  } = await sql<{ version: number; turn: unknown; events: unknown; around: unknown }>`
    SELECT a.version, ${turnJson(authority)} AS turn, ${wanted ? surroundings(placeOf({ ...wanted, authority, agency })) : sql`NULL`} AS around,
      (SELECT jsonb_agg(${eventJson}) FROM agency_event e WHERE e.authority_id = a.authority_id AND e.agency_id = a.id) AS events
    FROM agency a WHERE a.authority_id = ${authority} AND a.id = ${agency}`.execute(tx)
  if (!row) return refuse('not-found', 'agency.not-found')
  if (Turn.parse(row.turn).waited) return loadAgency(tx, asked)
  return {
    version: row.version,
    events: z.array(AgencyEventRow).parse(row.events),
    around: row.around === null ? null : SurroundingsRow.parse(row.around),
  }
}

export interface Doer {
  authority: AuthorityId
  seat: SeatId | null
}

const eventRow = (event: AgencyEvent) => ({
  agency: event.agency,
  event: event.id,
  kind: event.kind,
  on: event.effectiveOn,
  number: event.paper?.number ?? null,
  date: event.paper?.date ?? null,
  act: event.act ?? null,
  details: { sets: event.sets, ends: event.ends, corrects: event.corrects, line: event.line, place: event.place },
  at: event.recordedAt.toISOString(),
})

const versionRow = ({ facts, ...version }: AgencyVersion) => ({
  ...facts,
  id: uuidv7(version.recordedFrom),
  agency: version.agency,
  event: version.event,
  from: version.validFrom,
  to: version.validTo,
  at: version.recordedFrom.toISOString(),
  nameKey: nameKey(facts.name),
  shortKey: nameKey(facts.shortName),
  search: searchText(facts),
})

/** Rows as one JSON text, which is what these statements take: their own text is then always the same. */
const eventRows = (events: readonly AgencyEvent[]): string => JSON.stringify(events.map(eventRow))
const versionRows = (versions: readonly AgencyVersion[]): string => JSON.stringify(versions.map(versionRow))
const agencyRows = (agencies: readonly { id: AgencyId; at: Date }[]): string => JSON.stringify(agencies.map(({ id, at }) => ({ id, at: at.toISOString() })))

export const insertEvents = (by: Doer, events: readonly AgencyEvent[]) => insertEventRows(by, eventRows(events))
const insertEventRows = ({ authority, seat }: Doer, rows: string) => sql`
  INSERT INTO agency_event (authority_id, id, agency_id, kind, effective_on, paper_number, paper_date, act_id, details, recorded_at, seat_id)
  SELECT ${authority}, event, agency, kind, "on", "number", "date", act, details, "at", ${seat}::uuid
  FROM jsonb_to_recordset(${rows}::jsonb)
    AS g(agency uuid, event uuid, kind text, "on" date, "number" text, "date" date, act uuid, details jsonb, "at" timestamptz)`

/** `first` has to have run before: versions that are closed by the same statement would still stand in the way. */
export const insertVersions = (by: Doer, versions: readonly AgencyVersion[], first: 'closed' | 'added') => insertVersionRows(by, versionRows(versions), first)
const insertVersionRows = ({ authority }: Doer, rows: string, first: 'closed' | 'added') => sql`
  INSERT INTO agency_version (authority_id, id, agency_id, event_id, valid_from, valid_to, recorded_from, code, name, name_key, short_name, short_key, name_norm,
    kind, block, parent_id, obligation, obligation_basis, address)
  SELECT ${authority}, g.id, agency, event, "from", "to", "at", code, "name", "nameKey", "shortName", "shortKey", search,
    kind, block, "parentId", obligation, "obligationBasis", address
  FROM (SELECT count(*) FROM ${sql.ref(first)}) AS first,
    jsonb_to_recordset(${rows}::jsonb)
    AS g(id uuid, agency uuid, event uuid, "from" date, "to" date, "at" timestamptz, code text, "name" text, "nameKey" text, "shortName" text, "shortKey" text, search text,
      kind text, block text, "parentId" uuid, obligation text, "obligationBasis" text, address text)`

const insertAgencyRows = ({ authority }: Doer, rows: string) => sql`
  INSERT INTO agency (authority_id, id, recorded_at) SELECT ${authority}, id, "at"
  FROM jsonb_to_recordset(${rows}::jsonb) AS g(id uuid, "at" timestamptz) RETURNING id`

/** Versions that no longer hold are closed in recorded time, never altered otherwise. */
const closeVersions = ({ authority }: Doer, versions: readonly AgencyVersion[]) => sql`
  UPDATE agency_version v SET recorded_to = g."at"
  FROM jsonb_to_recordset(${JSON.stringify(versions.map((v) => ({ agency: v.agency, event: v.event, from: v.validFrom, at: v.recordedTo?.toISOString() })))}::jsonb)
    AS g(agency uuid, event uuid, "from" date, "at" timestamptz)
  WHERE v.authority_id = ${authority} AND v.agency_id = g.agency AND v.recorded_to IS NULL AND v.event_id = g.event AND v.valid_from = g."from" RETURNING v.id`

const adding = composedOnce((tx, _: Record<string, never>, rows: Doer & Record<'agencies' | 'events' | 'versions', string>) => ({
  compile: () =>
    sql`
    WITH added AS (${insertAgencyRows(rows, rows.agencies)}), told AS (${insertEventRows(rows, rows.events)}), turn AS (${nextTurn(rows.authority)})
    ${insertVersionRows(rows, rows.versions, 'added')}`.compile(tx),
}))

/** New agencies, one or ten thousand, in one statement; their parents stand in the register already or among them. */
export async function addAgencies(tx: Tx, { authority, seat }: Doer, events: readonly AgencyEvent[], versions: readonly AgencyVersion[]): Promise<void> {
  const agencies = agencyRows(events.map(({ agency: id, recordedAt: at }) => ({ id, at })))
  await refusing(versions, adding(tx, {}, { authority, seat, agencies, events: eventRows(events), versions: versionRows(versions) }))
}

/** One more event of an agency. */
export async function addEvent(tx: Tx, by: Doer, event: AgencyEvent, { closed, opened }: Advance): Promise<void> {
  await refusing(
    opened,
    sql`
    WITH closed AS (${closeVersions(by, closed)}), told AS (${insertEvents(by, [event])}), turn AS (${nextTurn(by.authority)}),
    counted AS (UPDATE agency SET version = version + 1 WHERE authority_id = ${by.authority} AND id = ${event.agency})
    ${insertVersions(by, opened, 'closed')}`.execute(tx),
  )
}

/** What happened to many agencies at once. */
export interface RegisterChange {
  established: readonly AgencyId[]
  /** Agencies that were there and are touched: who had seen one of them before is told when saving. */
  touched: readonly AgencyId[]
  events: readonly AgencyEvent[]
  closed: readonly AgencyVersion[]
  opened: readonly AgencyVersion[]
  at: Date
}

/** The CTEs that save it, to stand at the beginning of a greater statement (WITH …), with the last as its body. */
export function registerChange(by: Doer, change: RegisterChange): { ctes: RawBuilder<unknown>; body: RawBuilder<unknown> } {
  return {
    ctes: sql`established AS (${insertAgencyRows(by, agencyRows(change.established.map((id) => ({ id, at: change.at }))))}), closed AS (${closeVersions(by, change.closed)}), told AS (${insertEvents(by, change.events)}), turn AS (${nextTurn(by.authority)}),
    counted AS (UPDATE agency SET version = version + 1 WHERE authority_id = ${by.authority} AND id = ANY (${`{${change.touched.join(',')}}`}::uuid[]))`,
    body: insertVersions(by, change.opened, 'closed'),
  }
}

/** What the checks before could not see: somebody else was faster by milliseconds, or a correction reaches into other years. */
export async function refusing(versions: readonly AgencyVersion[], saving: Promise<unknown>): Promise<void> {
  try {
    await saving
  } catch (error) {
    const facts = versions[0]?.facts
    refuseOn(error, 'agency_code_of_one', 'agency.code-taken', detailsAt('facts.code', 'agency.code-taken', { code: facts?.code }))
    refuseOn(
      error,
      'agency_name_of_one_below_parent',
      'agency.same-name-and-parent',
      detailsAt('facts.name', 'agency.same-name-and-parent', { name: facts?.name }),
    )
    throw error
  }
}
