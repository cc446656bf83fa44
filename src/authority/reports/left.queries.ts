import { sql } from 'kysely'
import { z } from 'zod'
import { type Belongings, LeftBehind } from '../../register/officers/facade.ts'

/** Reports somebody began that are not issued yet. */
export const reportBelongings: Belongings = {
  name: 'reports',
  authorityOnly: true,
  ofSeats: ({ authority, seats }) => ({
    json: sql`(SELECT jsonb_build_array(jsonb_build_object('kind', 'report', 'count', count(*), 'items', coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'title', r.period)) FILTER (WHERE r.place <= 200), '[]')))
      FROM (SELECT x.id, x.period, row_number() OVER (ORDER BY x.created_at DESC) AS place FROM report x
        WHERE x.authority_id = ${authority} AND x.state <> 'issued'
          AND EXISTS (SELECT 1 FROM event e WHERE e.authority_id = ${authority} AND e.subject_id = x.id AND e.type = 'report.created' AND e.seat_id = ANY (${seats}))) r)`,
    read: (found) => z.array(LeftBehind).parse(found),
  }),
}
