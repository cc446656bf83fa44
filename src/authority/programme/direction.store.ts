import { sql } from 'kysely'
import { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import { changedFields } from '../../kernel/changed-fields.ts'
import type { HalfYear } from '../../kernel/day.ts'
import { type AuthorityId, DirectionId, type OfficerId } from '../../kernel/identity.ts'
import { changedSince, refuseChanged } from '../../kernel/meanwhile.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { type Direction, directionSearchText, type Place, Target } from './direction.ts'
import { KnownDate, Period } from './programme-fields.ts'

const Held = z.object({
  period: Period,
  position: z.int(),
  task: z.string(),
  quantity: z.int().nullable(),
  unit: z.string().nullable(),
  owner: z.string().nullable(),
  cooperating: z.array(z.string()),
  deadline: KnownDate,
  targets: z.array(Target),
  outcome: z.string().nullable(),
})
const columns = ['period', 'position', 'task', 'quantity', 'unit', 'owner', 'cooperating', 'deadline', 'targets', 'outcome'] as const

const last = (authority: AuthorityId, period: HalfYear) =>
  sql<number>`(SELECT coalesce(max(position), 0) FROM direction_version WHERE authority_id = ${authority} AND period = ${period} AND recorded_to IS NULL)`.as(
    'lastPosition',
  )

export async function lastPosition(tx: Tx, authority: AuthorityId, period: HalfYear): Promise<number> {
  return (await tx.selectNoFrom(last(authority, period)).executeTakeFirstOrThrow()).lastPosition
}

export interface LoadedDirection {
  version: number
  direction: Direction
  recordedFrom: Date
  /** Of the half-year asked for. */
  lastPosition: number
}

/** Locks the task; a version other than the one seen is told with who, when and which fields. */
export async function loadDirection(tx: Tx, authority: AuthorityId, id: DirectionId, seen: number, period?: HalfYear): Promise<LoadedDirection> {
  const row = await tx
    .selectFrom('direction as d')
    .leftJoin('directionVersion as v', (join) =>
      join.onRef('v.authorityId', '=', 'd.authorityId').onRef('v.directionId', '=', 'd.id').on('v.recordedTo', 'is', null),
    )
    .select(['d.version as current', 'v.version as heldVersion', 'v.recordedFrom', ...columns.map((column) => `v.${column}` as const)])
    .select(period === undefined ? sql<number>`0`.as('lastPosition') : last(authority, period))
    .where('d.authorityId', '=', authority)
    .where('d.id', '=', id)
    .forUpdate('d')
    .executeTakeFirst()
  if (!row) refuse('not-found', 'direction.not-found')
  if (changedSince(seen, row)) await tellChange(tx, authority, id, seen)
  if (row.heldVersion === null || row.recordedFrom === null) return refuse('conflict', 'direction.retracted')
  return { version: row.current, direction: Held.parse(row), recordedFrom: row.recordedFrom, lastPosition: row.lastPosition }
}

async function tellChange(tx: Tx, authority: AuthorityId, id: DirectionId, seen: number): Promise<never> {
  const rows = await tx
    .selectFrom('directionVersion as v')
    .leftJoin('officer as o', (join) => join.onRef('o.authorityId', '=', 'v.authorityId').onRef('o.id', '=', 'v.officerId'))
    .select(['v.version', 'v.recordedFrom', 'v.recordedTo', 'o.name', ...columns.map((column) => `v.${column}` as const)])
    .where('v.authorityId', '=', authority)
    .where('v.directionId', '=', id)
    .where('v.version', '>=', seen)
    .orderBy('v.version')
    .execute()
  const now = rows.at(-1)
  if (now && now.recordedTo !== null) refuse('conflict', 'direction.retracted')
  return refuseChanged(rows, seen, (before, after) => changedFields<Direction>(Held.parse(before), Held.parse(after)))
}

const rowOf = (authority: AuthorityId, id: DirectionId, version: number, direction: Direction, officer: OfficerId, from: Date) => ({
  authorityId: authority,
  directionId: id,
  version,
  ...direction,
  cooperating: [...direction.cooperating],
  deadline: JSON.stringify(direction.deadline),
  targets: JSON.stringify(direction.targets),
  searchNorm: directionSearchText(direction),
  officerId: officer,
  recordedFrom: from,
})

export async function addDirection(tx: Tx, authority: AuthorityId, id: DirectionId, direction: Direction, officer: OfficerId, at: Date): Promise<void> {
  await tx
    .with('identity', (db) => db.insertInto('direction').values({ authorityId: authority, id, recordedAt: at }))
    .insertInto('directionVersion')
    .values(rowOf(authority, id, 1, direction, officer, at))
    .execute()
}

/** Closes what was held and holds the new state from the same instant on; never before it was held itself, whatever the clock says. */
export async function saveDirection(tx: Tx, by: Actor, id: DirectionId, before: LoadedDirection, direction: Direction, at: Date): Promise<number> {
  const from = at > before.recordedFrom ? at : before.recordedFrom
  const row = rowOf(by.authority, id, before.version + 1, direction, by.officer, from)
  // The insert reads from the update, so that the update comes first and only one version is held at any time.
  await closing(tx, by.authority, id, before, from)
    .insertInto('directionVersion')
    .columns(Object.keys(row) as (keyof typeof row)[])
    .expression((db) => db.selectFrom('closed').select(Object.entries(row).map(([name, value]) => sql`${value}`.as(name))))
    .execute()
  return row.version
}

export async function closeDirection(tx: Tx, authority: AuthorityId, id: DirectionId, before: LoadedDirection, at: Date): Promise<number> {
  await closing(tx, authority, id, before, at > before.recordedFrom ? at : before.recordedFrom)
    .selectFrom('closed')
    .select('directionId')
    .execute()
  return before.version + 1
}

function closing(tx: Tx, authority: AuthorityId, id: DirectionId, before: LoadedDirection, at: Date) {
  return tx
    .with('moved', (db) =>
      db
        .updateTable('direction')
        .set({ version: before.version + 1 })
        .where('authorityId', '=', authority)
        .where('id', '=', id),
    )
    .with('closed', (db) =>
      db
        .updateTable('directionVersion')
        .set({ recordedTo: at })
        .where('authorityId', '=', authority)
        .where('directionId', '=', id)
        .where('recordedTo', 'is', null)
        .returning('directionId'),
    )
}

/** Every task of a half-year, locked in the order of their ids so that two who put it in order at once do not wait for each other. */
export async function loadPlan(tx: Tx, authority: AuthorityId, period: HalfYear): Promise<(Place & { position: number })[]> {
  const rows = await tx
    .selectFrom('direction as d')
    .innerJoin('directionVersion as v', (join) =>
      join.onRef('v.authorityId', '=', 'd.authorityId').onRef('v.directionId', '=', 'd.id').on('v.recordedTo', 'is', null),
    )
    .select(['d.id', 'd.version', 'v.position'])
    .where('d.authorityId', '=', authority)
    .where('v.period', '=', period)
    .orderBy('d.id')
    .forUpdate('d')
    .execute()
  return rows.map((row) => ({ ...row, id: DirectionId.parse(row.id) }))
}

/** One statement over all that move: their former versions are closed and go on with another position. */
export async function savePlan(tx: Tx, by: Actor, moved: readonly { id: DirectionId; position: number }[], at: Date): Promise<void> {
  await sql`
    WITH wanted AS (SELECT * FROM unnest(${moved.map(({ id }) => id)}::uuid[], ${moved.map(({ position }) => position)}::int[]) AS w(id, place)),
    moved AS (UPDATE direction d SET version = d.version + 1 FROM wanted w WHERE d.authority_id = ${by.authority} AND d.id = w.id),
    closed AS (
      UPDATE direction_version v SET recorded_to = greatest(${at}::timestamptz, v.recorded_from) FROM wanted w
      WHERE v.authority_id = ${by.authority} AND v.direction_id = w.id AND v.recorded_to IS NULL RETURNING v.*, w.place
    )
    INSERT INTO direction_version (authority_id, direction_id, version, period, position, task, quantity, unit, owner, cooperating, deadline, targets, outcome, search_norm, officer_id, recorded_from)
    SELECT authority_id, direction_id, version + 1, period, place, task, quantity, unit, owner, cooperating, deadline, targets, outcome, search_norm, ${by.officer}::uuid, recorded_to
    FROM closed`.execute(tx)
}
