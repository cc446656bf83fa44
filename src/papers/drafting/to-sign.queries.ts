import { sql } from 'kysely'
import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import type { AuthorityId } from '../../kernel/identity.ts'
import type { Part } from '../../platform/db/together.ts'

const ToSign = z.object({ total: z.int(), rows: z.array(z.object({ title: z.string(), issuer: z.string(), since: Day, path: z.string() })) })

const shown = 5

/** Papers that were let through by all who check and wait for a signature, here or on paper. */
export const toSignPart = (authority: AuthorityId): Part<z.infer<typeof ToSign>> => ({
  json: sql`(SELECT json_build_object('total', count(*), 'rows', coalesce(json_agg(json_build_object('title', s.abstract, 'issuer', s.issuer, 'since', s.since,
      'path', '/draft-papers/' || s.id) ORDER BY s.place) FILTER (WHERE s.place <= ${shown}), '[]'))
    FROM (SELECT d.id, d.abstract, b.name AS issuer, (d.changed_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS since, row_number() OVER (ORDER BY d.changed_at, d.id) AS place
      FROM draft_paper d JOIN issuing_body b ON b.authority_id = d.authority_id AND b.id = d.issuer_id
      WHERE d.authority_id = ${authority} AND d.state NOT IN ('issued', 'discarded') AND d.state = 'approved') s)`,
  read: (found) => ToSign.parse(found),
})
