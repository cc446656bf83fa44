import { sql } from 'kysely'
import { z } from 'zod'
import { type Belongings, LeftBehind } from '../../register/officers/facade.ts'

/** Declarations somebody began to draft that are not issued yet. */
export const draftBelongings: Belongings = {
  name: 'declarations',
  ofSeats: ({ authority, seats }) => ({
    json: sql`(SELECT jsonb_build_array(jsonb_build_object('kind', 'declaration-draft', 'count', count(*), 'items', coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'title', d.title)) FILTER (WHERE d.place <= 200), '[]')))
      FROM (SELECT x.id, coalesce(f.name, '') || ' · ' || x.edition AS title, row_number() OVER (ORDER BY x.changed_at DESC, x.id) AS place
        FROM declaration_draft x LEFT JOIN agency_facts f ON f.authority_id = x.authority_id AND f.agency_id = x.agency_id AND f.recorded_to IS NULL AND f.valid_to IS NULL
        WHERE x.authority_id = ${authority} AND x.state NOT IN ('issued', 'discarded')
          AND EXISTS (SELECT 1 FROM event e WHERE e.authority_id = ${authority} AND e.subject_id = x.id AND e.type = 'declaration-draft.created' AND e.seat_id = ANY (${seats}))) d)`,
    read: (found) => z.array(LeftBehind).parse(found),
  }),
}
