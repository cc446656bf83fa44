import { sql } from 'kysely'
import { z } from 'zod'
import { type Belongings, LeftBehind } from '../officers/facade.ts'

/** Works that still run from a seat; they go on, but nobody sees their end there. */
export const workBelongings: Belongings = {
  name: 'works',
  authorityOnly: true,
  ofSeats: ({ authority, seats }) => ({
    json: sql`(SELECT jsonb_build_array(jsonb_build_object('kind', 'work', 'count', count(*), 'items', coalesce(jsonb_agg(jsonb_build_object('id', w.id, 'title', w.kind)) FILTER (WHERE w.place <= 200), '[]')))
      FROM (SELECT id, kind, row_number() OVER (ORDER BY created_at DESC) AS place FROM work
        WHERE authority_id = ${authority} AND seat_id = ANY (${seats}) AND state IN ('waiting', 'running')) w)`,
    read: (found) => z.array(LeftBehind).parse(found),
  }),
}
