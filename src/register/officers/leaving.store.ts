import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import { Day } from '../../kernel/day.ts'
import { AgencyId, type AuthorityId, OfficerId, type PostId, SeatId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import { Role } from '../../kernel/rights.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { together, type Part } from '../../platform/db/together.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Belongings } from './belongings.queries.ts'
import type { LeftBehind } from './leaving.contract.ts'
import { PostKind } from './post.ts'
import { closedPost, type HeldPost, nextRow, type PostKnown } from './post.store.ts'

const EndingSeat = z.object({
  seatId: SeatId,
  role: Role,
  agency: AgencyId.nullable(),
  agencyName: z.string().nullable(),
  version: z.int(),
  validTo: Day.nullable(),
})
const Held = z.object({
  rowId: z.uuid(),
  postId: z.uuid(),
  version: z.int(),
  officerId: OfficerId,
  agencyId: AgencyId.nullable(),
  agencyName: z.string().nullable(),
  person: z.string(),
  kind: PostKind,
  title: z.string(),
  unit: z.string().nullable(),
  validFrom: Day,
  validTo: Day.nullable(),
  paperNumber: z.string().nullable(),
  paperDate: Day.nullable(),
})
const Found = z.object({
  officerId: OfficerId,
  name: z.string(),
  post: Held.nullable(),
  seats: z.array(EndingSeat),
  others: z.int(),
  accounts: z.array(z.string()),
  administrators: z.int(),
  successor: z.object({ name: z.string() }).nullable(),
})
export type Leaving = z.infer<typeof Found> & { left: LeftBehind[] }

const agencyName = (
  column: string,
  today: Day,
  authority: AuthorityId,
) => sql`(SELECT f.name FROM agency_facts f WHERE f.authority_id = ${authority} AND f.agency_id = ${sql.ref(column)} AND f.recorded_to IS NULL
  ORDER BY (f.valid_from <= ${today}::date AND (f.valid_to IS NULL OR f.valid_to > ${today}::date)) DESC, f.valid_from DESC LIMIT 1)`

const heldNow = (alias: string, today: Day) => sql`(${sql.ref(`${alias}.validTo`)} IS NULL OR ${sql.ref(`${alias}.validTo`)} > ${today}::date)`

/**
 * The seats whose rights hang on a post: those given with it, and those the person has at the same place without any post,
 * unless another post there still carries them.
 */
const seatsOfPost = (authority: AuthorityId, post: PostId, today: Day) => sql`
  SELECT s.* FROM seat s JOIN post p ON p.authority_id = s.authority_id AND p.officer_id = s.officer_id
  WHERE s.authority_id = ${authority} AND p.post_id = ${post} AND p.recorded_to IS NULL AND ${heldNow('s', today)}
    AND (s.post_id = p.post_id OR (s.post_id IS NULL AND s.agency_id IS NOT DISTINCT FROM p.agency_id AND NOT EXISTS (
      SELECT 1 FROM post q WHERE q.authority_id = p.authority_id AND q.officer_id = p.officer_id AND q.recorded_to IS NULL AND q.post_id <> p.post_id
        AND q.agency_id IS NOT DISTINCT FROM p.agency_id AND q.valid_from <= ${today}::date AND ${heldNow('q', today)})))`

const seatAlone = (authority: AuthorityId, seat: SeatId) => sql`SELECT s.* FROM seat s WHERE s.authority_id = ${authority} AND s.id = ${seat}`

interface Asked {
  by: Actor
  today: Day
  ports: readonly Belongings[]
  successor: OfficerId | null
}

function found(
  asked: Asked,
  of: { seats: RawBuilder<unknown>; officer: RawBuilder<unknown>; post: RawBuilder<unknown>; others: RawBuilder<unknown>; accounts: RawBuilder<unknown> },
): Part<z.infer<typeof Found> | null> {
  const { by, today, successor } = asked
  return {
    json: sql`(SELECT jsonb_build_object('officerId', o.id, 'name', o.name, 'post', ${of.post},
        'seats', (SELECT coalesce(jsonb_agg(jsonb_build_object('seatId', e.id, 'role', e.role, 'agency', e.agency_id, 'agencyName', ${agencyName('e.agencyId', today, by.authority)},
          'version', e.version, 'validTo', e.valid_to) ORDER BY e.valid_from, e.id), '[]') FROM (${of.seats}) e),
        'others', ${of.others}, 'accounts', ${of.accounts},
        'administrators', (SELECT count(DISTINCT x.officer_id) FROM seat x WHERE x.authority_id = ${by.authority} AND x.role = 'system-administrator' AND ${heldNow('x', today)} AND x.officer_id <> o.id),
        'successor', (SELECT jsonb_build_object('name', n.name) FROM officer n WHERE n.authority_id = ${by.authority} AND n.id = ${successor}::uuid AND n.id <> o.id))
      FROM officer o WHERE o.authority_id = ${by.authority} AND o.id = ${of.officer})`,
    read: (json) => Found.nullable().parse(json),
  }
}

async function load(tx: Tx, asked: Asked, seats: RawBuilder<unknown>, part: Part<z.infer<typeof Found> | null>): Promise<Leaving> {
  const where = {
    authority: asked.by.authority,
    seats: sql`ARRAY(SELECT e.id FROM (${seats}) e)`,
    agencies: sql`ARRAY(SELECT e.agency_id FROM (${seats}) e WHERE e.agency_id IS NOT NULL)`,
  }
  const parts = Object.fromEntries(
    asked.ports.filter((port) => asked.by.side === 'authority' || port.authorityOnly !== true).map((port) => [port.name, port.ofSeats(where)]),
  )
  const { leaving, ...left } = await together(tx, { ...parts, leaving: part } as Record<string, Part<LeftBehind[]>> & {
    leaving: Part<z.infer<typeof Found> | null>
  })
  if (leaving === null) return refuse('not-found', 'post.not-found')
  return {
    ...leaving,
    left: Object.values(left as Record<string, LeftBehind[]>)
      .flat()
      .filter(({ count }) => count > 0),
  }
}

/** Everything the leaving of a post touches, in one statement. */
export function loadLeaving(tx: Tx, asked: Asked, post: PostId): Promise<Leaving> {
  const { by, today } = asked
  const seats = seatsOfPost(by.authority, post, today)
  const own = (columns: RawBuilder<unknown>) =>
    sql`(SELECT ${columns} FROM post p WHERE p.authority_id = ${by.authority} AND p.post_id = ${post} AND p.recorded_to IS NULL)`
  return load(
    tx,
    asked,
    seats,
    found(asked, {
      seats,
      officer: own(sql`p.officer_id`),
      post: own(sql`jsonb_build_object('rowId', p.id, 'postId', p.post_id, 'version', p.version, 'officerId', p.officer_id, 'agencyId', p.agency_id, 'agencyName', ${agencyName('p.agencyId', today, by.authority)},
        'person', p.person, 'kind', p.kind, 'title', p.title, 'unit', p.unit, 'validFrom', p.valid_from, 'validTo', p.valid_to, 'paperNumber', p.paper_number, 'paperDate', p.paper_date)`),
      others:
        own(sql`(SELECT count(*) FROM post q WHERE q.authority_id = p.authority_id AND q.agency_id IS NOT DISTINCT FROM p.agency_id AND q.kind = p.kind AND q.recorded_to IS NULL
        AND q.officer_id <> p.officer_id AND ${heldNow('q', today)})`),
      accounts: own(sql`(SELECT coalesce(jsonb_agg(DISTINCT n.name), '[]') FROM seat q JOIN officer n ON n.authority_id = q.authority_id AND n.id = q.officer_id
        WHERE q.authority_id = p.authority_id AND q.agency_id = p.agency_id AND q.role = CASE p.kind WHEN 'head' THEN 'agency-head' WHEN 'iso-secretary' THEN 'iso-secretary' END
          AND ${heldNow('q', today)} AND q.id NOT IN (SELECT e.id FROM (${seats}) e))`),
    }),
  )
}

/** The same for a seat on which no post hangs, or which ends alone. */
export function loadSeatLeaving(tx: Tx, asked: Asked, seat: SeatId): Promise<Leaving> {
  const { by, today } = asked
  const seats = seatAlone(by.authority, seat)
  const own = (columns: RawBuilder<unknown>) => sql`(SELECT ${columns} FROM seat s WHERE s.authority_id = ${by.authority} AND s.id = ${seat})`
  return load(
    tx,
    asked,
    seats,
    found(asked, {
      seats,
      officer: own(sql`s.officer_id`),
      post: sql`NULL`,
      others: own(
        sql`(SELECT count(*) FROM seat q WHERE q.authority_id = s.authority_id AND q.agency_id IS NOT DISTINCT FROM s.agency_id AND q.role = s.role AND q.id <> s.id AND ${heldNow('q', today)})`,
      ),
      accounts: sql`'[]'::jsonb`,
    }),
  )
}

interface Ending {
  by: Actor
  at: Date
  leaving: Leaving
  /** First day on which the seats no longer hold. */
  seatsEnd: Day
  successor: OfficerId | null
}

const endedSeats = ({ by, leaving, seatsEnd }: Ending) => sql`
  UPDATE seat SET valid_to = greatest(valid_from, ${seatsEnd}::date), version = version + 1
  WHERE authority_id = ${by.authority} AND id = ANY (${leaving.seats.map(({ seatId }) => seatId)}::uuid[])`

const handedOver = ({ by, at, leaving, successor }: Ending) => sql`
  INSERT INTO handover (authority_id, id, agency_id, from_officer, to_officer, kind, subject_id, title, created_at)
  SELECT ${by.authority}, g.id, ${leaving.post?.agencyId ?? leaving.seats[0]?.agency ?? null}::uuid, ${leaving.officerId}::uuid, ${successor}::uuid, g.kind, g.subject, g.title, ${at}::timestamptz
  FROM jsonb_to_recordset(${JSON.stringify(
    successor === null ? [] : leaving.left.flatMap(({ kind, items }) => items.map(({ id: subject, title }) => ({ id: uuidv7(at), kind, subject, title }))),
  )}::jsonb) AS g(id uuid, kind text, subject uuid, title text)`

/** Post, seats and what goes over to the successor, in one statement; false when somebody else was faster. */
export async function saveLeave(tx: Tx, ending: Ending, held: HeldPost, known: PostKnown): Promise<boolean> {
  const { by, at } = ending
  const { rows } = await sql`
    WITH closed AS (${closedPost(by.authority, held, at)}), ended AS (${endedSeats(ending)}), handed AS (${handedOver(ending)})
    ${nextRow(by.authority, known, sql`closed`)} RETURNING id`.execute(tx)
  return rows.length === 1
}

/** False when somebody else was faster. */
export async function saveSeatEnd(tx: Tx, ending: Ending, seen: number): Promise<boolean> {
  const { rows } =
    await sql`WITH handed AS (${handedOver(ending)}) ${endedSeats(ending)} AND version = ${seen} AND valid_to IS NOT DISTINCT FROM ${ending.leaving.seats[0]?.validTo ?? null}::date RETURNING id`.execute(
      tx,
    )
  return rows.length === 1
}
