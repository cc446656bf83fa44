import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { AgencyId, type AuthorityId, LoginId, OfficerId, PostId, type SeatId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { HeldSeat } from './account.ts'
import { Beside, type PostFacts, PostKind } from './post.ts'

const Life = z.object({ from: Day, to: Day.nullable() })
const Person = z.object({ name: z.string(), loginId: LoginId.nullable(), agency: AgencyId.nullable(), seats: z.array(HeldSeat) })

/** Posts of the same kind at the same place that others hold on some of the days; both places may be the authority's office. */
const beside = (
  authority: AuthorityId,
  of: { officer: RawBuilder<unknown>; post: PostId | null } & Pick<PostFacts, 'agencyId' | 'kind' | 'validFrom' | 'validTo'>,
) => sql`
  (SELECT coalesce(jsonb_agg(jsonb_build_object('postId', p.post_id, 'officerId', p.officer_id, 'name', p.person, 'title', p.title,
      'validFrom', p.valid_from, 'validTo', p.valid_to) ORDER BY p.valid_from, p.id), '[]')
    FROM post p WHERE p.authority_id = ${authority} AND p.recorded_to IS NULL AND p.kind = ${of.kind} AND p.agency_id IS NOT DISTINCT FROM ${of.agencyId}::uuid
      AND p.officer_id <> ${of.officer} AND p.post_id IS DISTINCT FROM ${of.post}::uuid
      AND (p.valid_to IS NULL OR p.valid_to > ${of.validFrom}::date) AND (${of.validTo}::date IS NULL OR p.valid_from < ${of.validTo}::date))`

const life = (authority: AuthorityId, agency: AgencyId | null) => sql`
  (SELECT CASE WHEN count(*) = 0 THEN NULL ELSE jsonb_build_object('from', min(f.valid_from), 'to', CASE WHEN bool_or(f.valid_to IS NULL) THEN NULL ELSE max(f.valid_to) END) END
    FROM agency_facts f WHERE f.authority_id = ${authority} AND f.agency_id = ${agency}::uuid AND f.recorded_to IS NULL)`

const seats = (today: Day) => sql`
  (SELECT coalesce(jsonb_agg(jsonb_build_object('authority', s.authority_id, 'role', s.role, 'agency', s.agency_id,
      'current', s.valid_from <= ${today}::date AND (s.valid_to IS NULL OR s.valid_to > ${today}::date))), '[]'::jsonb)
    FROM auth.seats_of_officer(o.id) s)`

/** All that is asked before a post is recorded, in one statement: the person, who else holds it, and how long the agency is there. */
export async function loadForPost(tx: Tx, authority: AuthorityId, officer: OfficerId, facts: PostFacts, today: Day) {
  const { rows } = await sql<Record<string, unknown>>`
    SELECT o.name, o.login_id, o.agency_id AS agency, ${seats(today)} AS seats, ${life(authority, facts.agencyId)} AS life,
      ${beside(authority, { ...facts, officer: sql`o.id`, post: null })} AS beside
    FROM officer o WHERE o.authority_id = ${authority} AND o.id = ${officer} FOR UPDATE OF o`.execute(tx)
  const row = rows[0] ?? refuse('not-found', 'person.not-found')
  return { person: Person.parse(row), life: Life.nullable().parse(row['life']), beside: z.array(Beside).parse(row['beside']) }
}

export const HeldPost = z.object({
  rowId: z.uuid(),
  postId: PostId,
  version: z.int(),
  officerId: OfficerId,
  agencyId: AgencyId.nullable(),
  person: z.string(),
  kind: PostKind,
  title: z.string(),
  unit: z.string().nullable(),
  validFrom: Day,
  validTo: Day.nullable(),
  paperNumber: z.string().nullable(),
  paperDate: Day.nullable(),
})
export type HeldPost = z.infer<typeof HeldPost>

export const heldPost = sql`p.id AS row_id, p.post_id, p.version, p.officer_id, p.agency_id, p.person, p.kind, p.title, p.unit, p.valid_from, p.valid_to, p.paper_number, p.paper_date`

/** The post as it is known now, locked, with what is asked before `facts` replace it; without them, before it is taken back. */
export async function loadPost(tx: Tx, authority: AuthorityId, id: PostId, facts: PostFacts | null, today: Day) {
  const { rows } = await sql<Record<string, unknown>>`
    SELECT ${heldPost}, ${seats(today)} AS seats, ${life(authority, facts?.agencyId ?? null)} AS life,
      ${facts === null ? sql`'[]'::jsonb` : beside(authority, { ...facts, officer: sql`p.officer_id`, post: id })} AS beside,
      (SELECT count(*)::int FROM seat s WHERE s.authority_id = p.authority_id AND s.post_id = p.post_id AND (s.valid_to IS NULL OR s.valid_to > ${today}::date)) AS hanging
    FROM post p LEFT JOIN officer o ON o.authority_id = p.authority_id AND o.id = p.officer_id
    WHERE p.authority_id = ${authority} AND p.post_id = ${id} AND p.recorded_to IS NULL FOR UPDATE OF p`.execute(tx)
  const row = rows[0] ?? refuse('not-found', 'post.not-found')
  return {
    post: HeldPost.parse(row),
    seats: z.array(HeldSeat).nullable().parse(row['seats']) ?? [],
    life: Life.nullable().parse(row['life']),
    beside: z.array(Beside).parse(row['beside']),
    hanging: z.int().parse(row['hanging']),
  }
}

export interface PostKnown extends PostFacts {
  postId: PostId
  version: number
  officer: OfficerId
  person: string
  at: Date
  by: SeatId
  besideReason: string | null
}

/** A row of knowledge; `after` are rows whose end it waits for: the unique index holds one row per post that is known now. */
const knownRow = (authority: AuthorityId, p: PostKnown, after: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  INSERT INTO post (authority_id, id, post_id, version, officer_id, agency_id, person, kind, title, unit, paper_number, paper_date, valid_from, valid_to, recorded_from, recorded_by, beside_reason)
  SELECT ${authority}::int, ${uuidv7(p.at)}::uuid, ${p.postId}::uuid, ${p.version}::int, ${p.officer}::uuid, ${p.agencyId}::uuid, ${p.person}::text, ${p.kind}::text, ${p.title}::text, ${p.unit}::text,
    ${p.paper?.number ?? null}::text, ${p.paper?.date ?? null}::date, ${p.validFrom}::date, ${p.validTo}::date, ${p.at}::timestamptz, ${p.by}::uuid, ${p.besideReason}::text FROM ${after}`

export const addedPost = (authority: AuthorityId, post: PostKnown): RawBuilder<unknown> => knownRow(authority, post, sql`(SELECT 1) AS new`)

/** What was known ends: `closed` of a greater statement. */
export const closedPost = (authority: AuthorityId, held: HeldPost, at: Date): RawBuilder<unknown> => sql`
  UPDATE post SET recorded_to = greatest(${at}::timestamptz, recorded_from) WHERE authority_id = ${authority} AND id = ${held.rowId} AND recorded_to IS NULL RETURNING id`

export async function addPost(tx: Tx, authority: AuthorityId, post: PostKnown): Promise<void> {
  await addedPost(authority, post).execute(tx)
}

/** What was known ends, and what is known from now on begins; nothing is lost. Null: it never was. */
export async function replacePost(tx: Tx, authority: AuthorityId, held: HeldPost, at: Date, known: PostKnown | null): Promise<void> {
  if (known === null) await closedPost(authority, held, at).execute(tx)
  else await sql`WITH closed AS (${closedPost(authority, held, at)}) ${knownRow(authority, known, sql`closed`)}`.execute(tx)
}

export const nextRow = knownRow
