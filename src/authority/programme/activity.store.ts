import { type RawBuilder, sql, type QueryCreator } from 'kysely'
import { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import { changedFields } from '../../kernel/changed-fields.ts'
import { type ActivityId, AgencyId, type AuthorityId, FileId, type OfficerId, PaperId } from '../../kernel/identity.ts'
import { changedSince, refuseChanged } from '../../kernel/meanwhile.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { DB } from '../../platform/db/schema.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { type Activity, type ActivityForm, activitySearchText, type ActivitySurroundings, firstAndLastDay } from './activity.ts'
import { KnownDate, Period } from './programme-fields.ts'

const Held = z.object({
  kind: z.string(),
  title: z.string(),
  period: Period,
  began: KnownDate,
  ended: KnownDate.nullable(),
  doer: z.string().nullable(),
  quantity: z.int().nullable(),
  unit: z.string().nullable(),
  product: z.string().nullable(),
  channels: z.array(z.string()),
  note: z.string().nullable(),
  paperIds: z.array(PaperId),
  agencyIds: z.array(AgencyId),
  fileId: FileId.nullable(),
})
const columns = [
  'kind',
  'title',
  'period',
  'began',
  'ended',
  'doer',
  'quantity',
  'unit',
  'product',
  'channels',
  'note',
  'paperIds',
  'agencyIds',
  'fileId',
] as const

const Around = z.object({ kindKnown: z.boolean(), unknownPapers: z.array(z.string()), unknownAgencies: z.array(z.string()), fileKnown: z.boolean() })

/** Everything the rules look at, within the one statement that loads. */
function around(actor: Actor, asked: ActivityForm, self: ActivityId | null) {
  return [
    sql<boolean>`EXISTS (SELECT FROM activity_kind WHERE code = ${asked.kind})`.as('kindKnown'),
    sql<string[]>`ARRAY(SELECT wanted.id FROM unnest(${asked.paperIds}::uuid[]) AS wanted(id)
      WHERE NOT EXISTS (SELECT FROM paper_facts p WHERE p.authority_id = ${actor.authority} AND p.paper_id = wanted.id AND p.recorded_to IS NULL))`.as(
      'unknownPapers',
    ),
    sql<string[]>`ARRAY(SELECT wanted.id FROM unnest(${asked.agencyIds}::uuid[]) AS wanted(id)
      WHERE NOT EXISTS (SELECT FROM agency_facts a WHERE a.authority_id = ${actor.authority} AND a.agency_id = wanted.id AND a.recorded_to IS NULL))`.as(
      'unknownAgencies',
    ),
    // A file reaches an activity only from the seat that uploaded it; what the activity already holds may stay.
    sql<boolean>`EXISTS (SELECT FROM stored_file f WHERE f.authority_id = ${actor.authority} AND f.id = ${asked.fileId ?? null}::uuid AND (f.seat_id = ${actor.seat}
      OR f.id IN (SELECT h.file_id FROM activity_version h WHERE h.authority_id = ${actor.authority} AND h.activity_id = ${self}::uuid)))`.as('fileKnown'),
  ]
}

export async function loadSurroundings(tx: Tx, actor: Actor, asked: ActivityForm): Promise<ActivitySurroundings> {
  return Around.parse(await tx.selectNoFrom(around(actor, asked, null)).executeTakeFirstOrThrow())
}

export interface LoadedActivity {
  version: number
  activity: Activity
  recordedFrom: Date
}

export async function loadActivity(tx: Tx, authority: AuthorityId, id: ActivityId, seen: number): Promise<LoadedActivity> {
  return held(tx, authority, id, seen, await forUpdate(tx, authority, id).executeTakeFirst())
}

export async function loadActivityWithSurroundings(
  tx: Tx,
  actor: Actor,
  id: ActivityId,
  seen: number,
  asked: ActivityForm,
): Promise<LoadedActivity & { around: ActivitySurroundings }> {
  const row = await forUpdate(tx, actor.authority, id)
    .select(around(actor, asked, id))
    .executeTakeFirst()
  return { ...(await held(tx, actor.authority, id, seen, row)), around: Around.parse(row) }
}

function forUpdate(tx: Tx, authority: AuthorityId, id: ActivityId) {
  return tx
    .selectFrom('activity as a')
    .leftJoin('activityVersion as v', (join) =>
      join.onRef('v.authorityId', '=', 'a.authorityId').onRef('v.activityId', '=', 'a.id').on('v.recordedTo', 'is', null),
    )
    .select(['a.version as current', 'v.version as heldVersion', 'v.recordedFrom', ...columns.map((column) => `v.${column}` as const)])
    .where('a.authorityId', '=', authority)
    .where('a.id', '=', id)
    .forUpdate('a')
}

async function held(
  tx: Tx,
  authority: AuthorityId,
  id: ActivityId,
  seen: number,
  row: { current: number; heldVersion: number | null; recordedFrom: Date | null } | undefined,
): Promise<LoadedActivity> {
  if (!row) refuse('not-found', 'activity.not-found')
  if (changedSince(seen, row)) await tellChange(tx, authority, id, seen)
  if (row.heldVersion === null || row.recordedFrom === null) return refuse('conflict', 'activity.retracted')
  return { version: row.current, activity: Held.parse(row), recordedFrom: row.recordedFrom }
}

async function tellChange(tx: Tx, authority: AuthorityId, id: ActivityId, seen: number): Promise<never> {
  const rows = await tx
    .selectFrom('activityVersion as v')
    .leftJoin('officer as o', (join) => join.onRef('o.authorityId', '=', 'v.authorityId').onRef('o.id', '=', 'v.officerId'))
    .select(['v.version', 'v.recordedFrom', 'v.recordedTo', 'o.name', ...columns.map((column) => `v.${column}` as const)])
    .where('v.authorityId', '=', authority)
    .where('v.activityId', '=', id)
    .where('v.version', '>=', seen)
    .orderBy('v.version')
    .execute()
  const last = rows.at(-1)
  if (last && last.recordedTo !== null) refuse('conflict', 'activity.retracted')
  return refuseChanged(rows, seen, (before, after) => changedFields<Activity>(Held.parse(before), Held.parse(after)))
}

function rowOf(authority: AuthorityId, id: ActivityId, version: number, activity: Activity, officer: OfficerId, from: Date) {
  const span = firstAndLastDay(activity.began)
  return {
    authorityId: authority,
    activityId: id,
    version,
    ...activity,
    channels: [...activity.channels],
    paperIds: [...activity.paperIds],
    agencyIds: [...activity.agencyIds],
    began: JSON.stringify(activity.began),
    ended: activity.ended === null ? null : JSON.stringify(activity.ended),
    beganFrom: span.from,
    beganTo: span.to,
    searchNorm: activitySearchText(activity),
    officerId: officer,
    recordedFrom: from,
  }
}

export async function addActivity(
  tx: QueryCreator<DB>,
  authority: AuthorityId,
  id: ActivityId,
  activity: Activity,
  officer: OfficerId,
  at: Date,
): Promise<void> {
  await tx
    .with('identity', (db) => db.insertInto('activity').values({ authorityId: authority, id, recordedAt: at }))
    .insertInto('activityVersion')
    .values(rowOf(authority, id, 1, activity, officer, at))
    .execute()
}

/** Closes what was held and holds the new state from the same instant on; never before it was held itself, whatever the clock says. */
export async function saveActivity(
  tx: Tx,
  authority: AuthorityId,
  id: ActivityId,
  before: LoadedActivity,
  activity: Activity,
  officer: OfficerId,
  at: Date,
): Promise<number> {
  const from = at > before.recordedFrom ? at : before.recordedFrom
  const row = rowOf(authority, id, before.version + 1, activity, officer, from)
  // The insert reads from the update, so that the update comes first and only one version is held at any time.
  await closing(tx, authority, id, before, from)
    .insertInto('activityVersion')
    .columns(Object.keys(row) as (keyof typeof row)[])
    .expression((db) => db.selectFrom('closed').select(Object.entries(row).map(([name, value]) => sql`${value}`.as(name))))
    .execute()
  return row.version
}

export async function closeActivity(tx: Tx, authority: AuthorityId, id: ActivityId, before: LoadedActivity, at: Date): Promise<number> {
  await closing(tx, authority, id, before, at > before.recordedFrom ? at : before.recordedFrom)
    .selectFrom('closed')
    .select('activityId')
    .execute()
  return before.version + 1
}

function closing(tx: Tx, authority: AuthorityId, id: ActivityId, before: LoadedActivity, at: Date) {
  return tx
    .with('moved', (db) =>
      db
        .updateTable('activity')
        .set({ version: before.version + 1 })
        .where('authorityId', '=', authority)
        .where('id', '=', id),
    )
    .with('closed', (db) =>
      db
        .updateTable('activityVersion')
        .set({ recordedTo: at })
        .where('authorityId', '=', authority)
        .where('activityId', '=', id)
        .where('recordedTo', 'is', null)
        .returning('activityId'),
    )
}

/** Nothing tells of an activity any more: it was retracted. The id stands in the database. */
/** Kind and quantity of an activity that is held, as one JSON value; null for any other. */
export const activityJson = (authority: AuthorityId, activity: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(SELECT json_build_object('kind', v.kind, 'quantity', v.quantity) FROM activity_version v WHERE v.authority_id = ${authority} AND v.activity_id = ${activity} AND v.recorded_to IS NULL)`

export const activityGone = (authority: AuthorityId, activity: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`NOT EXISTS (SELECT 1 FROM activity_version v WHERE v.authority_id = ${authority} AND v.activity_id = ${activity} AND v.recorded_to IS NULL)`
