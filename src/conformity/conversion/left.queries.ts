import { sql } from 'kysely'
import { z } from 'zod'
import { type Belongings, LeftBehind } from '../../register/officers/facade.ts'

/** Targets of campaigns somebody began that are still to be met. */
export const campaignBelongings: Belongings = {
  name: 'campaigns',
  authorityOnly: true,
  ofSeats: ({ authority, seats }) => ({
    json: sql`(SELECT jsonb_build_array(jsonb_build_object('kind', 'campaign-target', 'count', count(*), 'items', coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'title', t.title)) FILTER (WHERE t.place <= 200), '[]')))
      FROM (SELECT x.id, c.name || ' · ' || trim_scale(x.percent)::text || ' % · ' || to_char(x.due_on, 'DD/MM/YYYY') AS title, row_number() OVER (ORDER BY x.due_on, x.id) AS place
        FROM campaign_target x JOIN campaign c ON c.authority_id = x.authority_id AND c.id = x.campaign_id
        WHERE x.authority_id = ${authority} AND x.state = 'active' AND x.due_on >= c.starts_on
          AND EXISTS (SELECT FROM event e WHERE e.authority_id = ${authority} AND e.subject_id = c.id AND e.type = 'campaign.created' AND e.seat_id = ANY (${seats}))) t)`,
    read: (found) => z.array(LeftBehind).parse(found),
  }),
}
