import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Day } from '../../kernel/day.ts'
import type { AuthorityId, PostId, SeatId } from '../../kernel/identity.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import type { Part } from '../../platform/db/together.ts'
import { HeldAtAgency } from './held-at-agency.ts'

/** Posts at some agencies that are held on a day or later; both stand in the database. */
export const postsPart = ({
  authority,
  agencies,
  from,
}: {
  authority: AuthorityId
  agencies: RawBuilder<unknown>
  from: RawBuilder<unknown>
}): Part<HeldAtAgency[]> => ({
  json: sql`(SELECT coalesce(json_agg(json_build_object('postId', p.post_id, 'version', p.version, 'officerId', p.officer_id, 'name', p.person, 'title', p.title,
      'agency', p.agency_id, 'validFrom', p.valid_from, 'validTo', p.valid_to) ORDER BY p.person, p.post_id), '[]')
    FROM post p WHERE p.authority_id = ${authority} AND p.agency_id = ANY (${agencies}) AND p.recorded_to IS NULL AND (p.valid_to IS NULL OR p.valid_to >= ${from}))`,
  read: (found) => z.array(HeldAtAgency).parse(found),
})

export interface PostDays {
  postId: PostId
  version: number
  /** First day on which it is no longer held; null: until further notice. */
  to: Day | null
}

/**
 * Other last days of some posts, as two CTEs of a greater statement, named `postsClosed` and `postsKnown`: what was known ends, what is
 * known from now on begins. A post that would end before it begins is not held at all any more. What was corrected since it was seen
 * ends all the same, as corrected and no later than the correction says; moved to another agency, it is none of the act's business.
 */
export function setPostDays(authority: AuthorityId, posts: readonly PostDays[], { at, by }: { at: Date; by: SeatId }): RawBuilder<unknown> {
  const rows = JSON.stringify(posts.map((post) => ({ ...post, id: uuidv7(at) })))
  return sql`
    posts_changed AS (SELECT * FROM jsonb_to_recordset(${rows}::jsonb) AS g(id uuid, "postId" uuid, version int, "to" date)),
    posts_closed AS (
      UPDATE post p SET recorded_to = greatest(${at}::timestamptz, p.recorded_from) FROM posts_changed g
      JOIN post seen ON seen.authority_id = ${authority} AND seen.post_id = g."postId" AND seen.version = g.version
      WHERE p.authority_id = ${authority} AND p.post_id = g."postId" AND p.version >= g.version AND p.recorded_to IS NULL AND p.agency_id IS NOT DISTINCT FROM seen.agency_id
      RETURNING p.*, g.id AS next_id, CASE WHEN p.version = g.version THEN g."to" WHEN g."to" IS NULL THEN p.valid_to ELSE least(g."to", p.valid_to) END AS next_to),
    posts_known AS (
      INSERT INTO post (authority_id, id, post_id, version, officer_id, agency_id, person, kind, title, unit, paper_number, paper_date, valid_from, valid_to, recorded_from, recorded_by, beside_reason)
      SELECT authority_id, next_id, post_id, version + 1, officer_id, agency_id, person, kind, title, unit, paper_number, paper_date, valid_from, next_to, ${at}::timestamptz, ${by}::uuid, beside_reason
      FROM posts_closed WHERE next_to IS NULL OR next_to > valid_from)`
}
