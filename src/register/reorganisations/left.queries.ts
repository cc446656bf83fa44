import { sql } from 'kysely'
import { z } from 'zod'
import { type Belongings, LeftBehind } from '../officers/facade.ts'

/** To-dos that are open at the agencies a seat acts for. */
export const taskBelongings: Belongings = {
  name: 'tasks',
  ofSeats: ({ authority, agencies }) => ({
    json: sql`(SELECT jsonb_build_array(jsonb_build_object('kind', 'task', 'count', count(*), 'items', coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'title', t.title)) FILTER (WHERE t.place <= 200), '[]')))
      FROM (SELECT k.id, coalesce(a.title, k.kind) AS title, row_number() OVER (ORDER BY k.from_day, k.id) AS place
        FROM agency_task k LEFT JOIN (SELECT authority_id, id, title FROM agency_act) a ON a.authority_id = k.authority_id AND a.id = k.act_id
        WHERE k.authority_id = ${authority} AND k.agency_id = ANY (${agencies}) AND k.state = 'open') t)`,
    read: (found) => z.array(LeftBehind).parse(found),
  }),
}

/** Acts on the register that somebody drafted and nobody has applied. */
export const actBelongings: Belongings = {
  name: 'acts',
  authorityOnly: true,
  ofSeats: ({ authority, seats }) => ({
    json: sql`(SELECT jsonb_build_array(jsonb_build_object('kind', 'act-draft', 'count', count(*), 'items', coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'title', a.title)) FILTER (WHERE a.place <= 200), '[]')))
      FROM (SELECT id, title, row_number() OVER (ORDER BY created_at DESC) AS place FROM agency_act
        WHERE authority_id = ${authority} AND created_by = ANY (${seats}) AND state = 'draft') a)`,
    read: (found) => z.array(LeftBehind).parse(found),
  }),
}
