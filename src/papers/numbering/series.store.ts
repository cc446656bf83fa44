import { type QueryCreator, sql } from 'kysely'
import { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import { Day } from '../../kernel/day.ts'
import type { AuthorityId, BodyId } from '../../kernel/identity.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import type { DB } from '../../platform/db/schema.ts'
import { refuseOn, type Tx } from '../../platform/db/transaction.ts'
import { arrivals, type NumberState, type Series, serialText, type WishedNumber } from './number-series.ts'

export interface SeriesOf {
  authority: AuthorityId
  issuer: BodyId
  kind: string
  year: number
  /** The numbers whose state is looked at. */
  numbers?: { from: number; to: number; suffix: string } | undefined
}

/** One number as a range. */
export const only = (wish: WishedNumber | undefined) => wish && { from: wish.serial, to: wish.serial, suffix: wish.suffix }

/** The kinds that the issuer numbers here and that share one series with this kind. No row where the series is kept elsewhere. */
export const seriesOf = ({ authority, issuer, kind, year }: Omit<SeriesOf, 'numbers'>) => sql`
  SELECT b.authority_id, b.id AS issuer_id, b.symbol AS issuer_symbol, ${year}::int AS year,
    CASE WHEN ${kind} = ANY (r.shared) THEN 'shared' ELSE ${kind} END AS series,
    CASE WHEN ${kind} = ANY (r.shared) THEN ARRAY(SELECT unnest(r.shared) INTERSECT SELECT unnest(b.series_here)) ELSE ARRAY[${kind}::text] END AS kinds,
    (SELECT k.symbol FROM paper_kind k WHERE k.code = ${kind}) AS kind_symbol
  FROM issuing_body b
  CROSS JOIN LATERAL (SELECT coalesce((SELECT n.shared FROM number_rule n
    WHERE n.authority_id = b.authority_id AND n.issuer_id = b.id AND n.from_year <= ${year} ORDER BY n.from_year DESC LIMIT 1), '{}') AS shared) r
  WHERE b.authority_id = ${authority} AND b.id = ${issuer} AND (${kind} = ANY (b.series_here) OR ${kind} = ${arrivals})`

/** First or last number that held papers of a series bear, whoever numbered them; the index answers for each kind. */
export const heldEnd = (of: string, way: 'ASC' | 'DESC') => sql`
  (SELECT ${sql.raw(way === 'ASC' ? 'min' : 'max')}(e.serial) FROM unnest(${sql.ref(of)}.kinds) AS one(kind)
    CROSS JOIN LATERAL (SELECT v.serial FROM paper_version v WHERE v.authority_id = ${sql.ref(of)}.authority_id AND v.issuer_id = ${sql.ref(of)}.issuer_id
      AND v.year = ${sql.ref(of)}.year AND v.kind = one.kind AND v.recorded_to IS NULL AND v.serial > 0 ORDER BY v.serial ${sql.raw(way)} LIMIT 1) e)`

/**
 * Begins a statement that locks the counter of a series, and makes it where this is its first number. It begins where the
 * papers of the year that are recorded already leave off.
 */
export const withSeries = (tx: QueryCreator<DB>, of: SeriesOf, at: Date) =>
  tx
    .with('seriesOf', () => sql<{ kinds: string[] }>`(${seriesOf(of)})`)
    .with(
      'lockedSeries',
      () => sql<{ id: string }>`(
    INSERT INTO number_series (authority_id, id, issuer_id, series, year, opening, last_serial)
    SELECT s.authority_id, ${uuidv7(at)}::uuid, s.issuer_id, s.series, s.year, coalesce(${heldEnd('s', 'ASC')}, 1), coalesce(${heldEnd('s', 'DESC')}, 0) FROM series_of s
    ON CONFLICT ON CONSTRAINT number_series_once DO UPDATE SET version = number_series.version
    RETURNING id, series, opening, last_serial, last_on)`,
    )

/** The locked series and the states of the numbers asked for as one JSON value of the statement that `withSeries` began; null where it is kept elsewhere. */
export const lockedJson = ({ authority, numbers }: SeriesOf) => {
  const { from, to, suffix } = numbers ?? { from: 1, to: 0, suffix: '' }
  return sql<unknown>`(SELECT json_build_object('id', l.id, 'name', l.series, 'opening', l.opening, 'last', l.last_serial, 'lastOn', l.last_on,
    'seenLast', (SELECT n.last_serial FROM number_series n WHERE n.authority_id = ${authority} AND n.id = l.id),
    'heldLast', ${heldEnd('s', 'DESC')}, 'kindSymbol', s.kind_symbol, 'issuerSymbol', s.issuer_symbol,
    'numbers', (SELECT coalesce(json_agg(json_build_object('serial', g.serial, 'step', coalesce(n.step, 0), 'state', CASE
        WHEN EXISTS (SELECT FROM paper_version v WHERE v.authority_id = s.authority_id AND v.issuer_id = s.issuer_id AND v.year = s.year AND v.kind = ANY (s.kinds)
          AND v.serial = g.serial AND v.recorded_to IS NULL AND split_part(v.number_key, '/', 1) = g.serial || ${suffix}) THEN 'given'
        WHEN n.state IN ('reserved', 'spoiled') OR n.kind = ${arrivals} THEN n.state ELSE 'free' END) ORDER BY g.serial), '[]')
      FROM generate_series(${from}::int, ${to}::int) AS g(serial)
      LEFT JOIN number_step n ON n.authority_id = ${authority} AND n.series_id = l.id AND n.serial = g.serial AND n.suffix = ${suffix} AND n.latest))
    FROM locked_series l CROSS JOIN series_of s)`
}

const NumberSeen = z.object({ serial: z.int(), step: z.int(), state: z.enum(['free', 'given', 'reserved', 'spoiled']) })
const Locked = z.object({
  id: z.uuid(),
  name: z.string(),
  opening: z.int(),
  last: z.int(),
  lastOn: Day.nullable(),
  seenLast: z.int().nullable(),
  heldLast: z.int().nullable(),
  kindSymbol: z.string().nullable(),
  issuerSymbol: z.string(),
  numbers: z.array(NumberSeen),
})

export interface LockedSeries {
  id: string
  name: string
  series: Series
  kindSymbol: string | null
  issuerSymbol: string
  /** Where the series stood before the wait for its lock: the states of the numbers below are of that moment. */
  seenLast: number
  /** The numbers asked for. One that was given to a paper whose record was retracted is free again; a number of arrival never is. */
  numbers: { serial: number; step: number; state: NumberState }[]
}

/** A paper that came in past the counter moves it all the same. */
export function readLocked(found: unknown): LockedSeries | undefined {
  if (found === null || found === undefined) return undefined
  const { opening, last, lastOn, heldLast, seenLast, ...rest } = Locked.parse(found)
  return { ...rest, seenLast: Math.max(seenLast ?? opening - 1, heldLast ?? 0), series: { opening, last: Math.max(last, heldLast ?? 0), lastOn } }
}

export async function lockSeries(tx: QueryCreator<DB>, of: SeriesOf, at: Date): Promise<LockedSeries | undefined> {
  const row = await withSeries(tx, of, at).selectNoFrom(lockedJson(of).as('locked')).executeTakeFirst()
  return readLocked(row?.locked)
}

export interface Step {
  state: 'given' | 'reserved' | 'spoiled'
  kind: string
  day: Day
  reservedFor?: string | undefined
  until?: Day | undefined
  reason?: string | undefined
}

/** A number as the decision saw it: `step` is its last one, 0 for a number nobody has touched. */
export interface SteppingNumber extends WishedNumber {
  step: number
}

export interface Moved {
  by: Pick<Actor, 'authority' | 'officer'>
  at: Date
  locked: LockedSeries
  /** How the series stands afterwards. */
  series: Series
}

/**
 * The new state of a series, and the further step of some of its numbers. `tx` may have begun its statement, and may go on with it.
 * Whoever waited for the lock decided on what stood before it: the key of the further step tells when another step came between.
 */
export function withSteps(tx: QueryCreator<DB>, { by, at, locked, series }: Moved, numbers: readonly SteppingNumber[], step: Step): QueryCreator<DB> {
  const { authority } = by
  const wanted = sql`unnest(${numbers.map(({ serial }) => serial)}::int[], ${numbers.map(({ suffix }) => suffix)}::text[], ${numbers.map((number) => number.step)}::int[]) AS w(serial, suffix, step)`
  return (
    tx
      .with(
        'movedSeries',
        () => sql`(UPDATE number_series SET opening = ${series.opening}, last_serial = ${series.last}, last_on = ${series.lastOn}, version = version + 1
          WHERE authority_id = ${authority} AND id = ${locked.id})`,
      )
      .with(
        'formerSteps',
        () => sql<{ step: number }>`(UPDATE number_step SET latest = false WHERE authority_id = ${authority} AND series_id = ${locked.id} AND latest
          AND (serial, suffix, step) IN (SELECT * FROM ${wanted}) RETURNING serial, suffix, step)`,
      )
      // The insert reads from the update, so that the index over the latest steps sees only one.
      .with(
        'furtherSteps',
        () => sql`(INSERT INTO number_step (authority_id, series_id, serial, suffix, step, state, kind, day, reserved_for, until, reason, officer_id, recorded_at)
          SELECT ${authority}, ${locked.id}::uuid, w.serial, w.suffix, w.step + 1, ${step.state}, ${step.kind}, ${step.day}::date, ${step.reservedFor ?? null},
            ${step.until ?? null}::date, ${step.reason ?? null}, ${by.officer}::uuid, ${at}::timestamptz
          FROM ${wanted} CROSS JOIN (SELECT count(*) FROM former_steps) AS f)`,
      ) as QueryCreator<DB>
  )
}

/** Two at once at one number behind the last: the index decides, and the second is told that it is taken. */
export async function numberOnce<T>(number: WishedNumber, write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    const details = { serial: serialText(number) }
    for (const constraint of ['number_step_latest', 'number_step_pkey']) refuseOn(error, constraint, 'numbering.taken-meanwhile', details)
    throw error
  }
}

/** The steps alone, where nothing else goes with them. */
export async function saveSteps(tx: Tx, moved: Moved, numbers: readonly SteppingNumber[], step: Step): Promise<void> {
  await numberOnce(numbers[0] ?? { serial: 0, suffix: '' }, () => withSteps(tx, moved, numbers, step).selectNoFrom(sql<number>`1`.as('saved')).execute())
}
