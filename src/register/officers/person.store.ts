import { sql } from 'kysely'
import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { fold } from '../../kernel/fold.ts'
import { AgencyId, type AuthorityId, LoginId, OfficerId, type PostId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { nameSort } from './name-sort.ts'
import { Beside, type PostFacts } from './post.ts'
import { addedPost, type PostKnown } from './post.store.ts'

const Life = z.object({ from: Day, to: Day.nullable() })
const Namesake = z.object({ officerId: OfficerId, remark: z.string().nullable(), post: z.string().nullable() })
export type Namesake = z.infer<typeof Namesake>

/** Others of the very same name, marks and spelling aside, with what tells them apart. */
const namesakes = (authority: AuthorityId, name: string, self: OfficerId | null) => sql`
  (SELECT coalesce(jsonb_agg(jsonb_build_object('officerId', n.id, 'remark', n.remark, 'post', (SELECT p.title FROM post p
      WHERE p.authority_id = n.authority_id AND p.officer_id = n.id AND p.recorded_to IS NULL ORDER BY p.valid_from DESC LIMIT 1))), '[]')
    FROM officer n WHERE n.authority_id = ${authority} AND n.name_sort = ${nameSort(name)} AND n.id IS DISTINCT FROM ${self}::uuid)`

/** All that is asked before somebody is recorded with a first post. */
export async function loadForPerson(tx: Tx, authority: AuthorityId, name: string, facts: PostFacts) {
  const { rows } = await sql<Record<string, unknown>>`
    SELECT ${namesakes(authority, name, null)} AS namesakes,
      (SELECT CASE WHEN count(*) = 0 THEN NULL ELSE jsonb_build_object('from', min(f.valid_from), 'to', CASE WHEN bool_or(f.valid_to IS NULL) THEN NULL ELSE max(f.valid_to) END) END
        FROM agency_facts f WHERE f.authority_id = ${authority} AND f.agency_id = ${facts.agencyId}::uuid AND f.recorded_to IS NULL) AS life,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('postId', p.post_id, 'officerId', p.officer_id, 'name', p.person, 'title', p.title, 'validFrom', p.valid_from, 'validTo', p.valid_to)), '[]')
        FROM post p WHERE p.authority_id = ${authority} AND p.recorded_to IS NULL AND p.kind = ${facts.kind} AND p.agency_id IS NOT DISTINCT FROM ${facts.agencyId}::uuid
          AND (p.valid_to IS NULL OR p.valid_to > ${facts.validFrom}::date) AND (${facts.validTo}::date IS NULL OR p.valid_from < ${facts.validTo}::date)) AS beside`.execute(
    tx,
  )
  const row = rows[0] ?? {}
  return {
    namesakes: z.array(Namesake).parse(row['namesakes']),
    life: Life.nullable().parse(row['life']),
    beside: z.array(Beside).parse(row['beside']),
  }
}

export interface NewPerson {
  authority: AuthorityId
  id: OfficerId
  name: string
  remark: string | null
  agency: AgencyId | null
  at: Date
}

/** Person and first post in one statement. */
export async function addPerson(tx: Tx, p: NewPerson, post: PostKnown): Promise<PostId> {
  await sql`
    WITH person AS (
      INSERT INTO officer (authority_id, id, agency_id, name, name_norm, name_sort, remark, created_at)
      VALUES (${p.authority}, ${p.id}, ${p.agency}, ${p.name}, ${fold(p.name)}, ${nameSort(p.name)}, ${p.remark}, ${p.at})
    ) ${addedPost(p.authority, post)}`.execute(tx)
  return post.postId
}

const Card = z.object({
  name: z.string(),
  remark: z.string().nullable(),
  username: z.string().nullable(),
  loginId: LoginId.nullable(),
  agency: AgencyId.nullable(),
  version: z.int(),
  namesakes: z.array(Namesake),
})

export async function loadCard(tx: Tx, authority: AuthorityId, id: OfficerId, name: string): Promise<z.infer<typeof Card>> {
  const { rows } = await sql<Record<string, unknown>>`
    SELECT o.name, o.remark, o.username, o.login_id, o.agency_id AS agency, o.version, ${namesakes(authority, name, id)} AS namesakes
    FROM officer o WHERE o.authority_id = ${authority} AND o.id = ${id} FOR UPDATE OF o`.execute(tx)
  return rows[0] ? Card.parse(rows[0]) : refuse('not-found', 'person.not-found')
}

/** The name stands on the posts, too, as their agency knows it. */
export async function saveCard(
  tx: Tx,
  authority: AuthorityId,
  id: OfficerId,
  { name, username, remark }: { name: string; username: string | null; remark: string | null },
): Promise<void> {
  await sql`
    WITH named AS (UPDATE post SET person = ${name} WHERE authority_id = ${authority} AND officer_id = ${id} AND recorded_to IS NULL AND person <> ${name})
    UPDATE officer SET name = ${name}, name_norm = ${fold(`${name} ${username ?? ''}`)}, name_sort = ${nameSort(name)}, remark = ${remark}, version = version + 1
    WHERE authority_id = ${authority} AND id = ${id}`.execute(tx)
}
