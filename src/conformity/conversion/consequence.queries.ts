import { sql } from 'kysely'
import { type AgencyConsequences, Consequences } from '../../register/reorganisations/facade.ts'

/**
 * What an act on the register touches of campaigns: those that still run on the day before it and have the agency on a list. The agency
 * leaves the counts by itself (docs/decisions/0011); its successors inherit the target as a to-do, never a stage or a declaration.
 */
export const campaignConsequences: AgencyConsequences = {
  name: 'campaigns',
  ofActs: ({ authority, agencies, on }) => ({
    json: sql`(WITH touched AS MATERIALIZED (
        SELECT DISTINCT c.id, c.name, c.to_edition, m.agency_id, t.due_on, l.name AS list
        FROM campaign c JOIN campaign_target t ON t.authority_id = ${authority} AND t.campaign_id = c.id AND t.state = 'active'
        JOIN LATERAL (SELECT k.version, k.name FROM campaign_list k WHERE k.authority_id = ${authority} AND k.id = t.list_id
          ORDER BY k.dated_on <= ${on} DESC, CASE WHEN k.dated_on <= ${on} THEN k.dated_on END DESC, k.dated_on LIMIT 1) l ON true
        JOIN campaign_list_member m ON m.authority_id = ${authority} AND m.list_id = t.list_id AND m.version = l.version AND m.agency_id = ANY (${agencies})
        WHERE c.authority_id = ${authority} AND c.starts_on <= ${on} AND c.ends_on >= ${on})
      SELECT json_build_object(
        'affected', (SELECT coalesce(json_agg(json_build_object('agency', a.agency_id, 'kind', 'campaign', 'count', a.n, 'examples', a.examples)), '[]')
          FROM (SELECT f.agency_id, count(DISTINCT f.id) AS n, json_agg(DISTINCT jsonb_build_object('id', f.id, 'title', f.name)) AS examples FROM touched f GROUP BY f.agency_id) a),
        'duties', (SELECT coalesce(json_agg(json_build_object('agency', d.agency_id, 'kind', 'campaign-target', 'subjectKind', 'campaign', 'subjectId', d.id,
            'facts', json_build_object('campaign', d.name, 'edition', d.to_edition, 'dueOn', d.due_on, 'list', d.list))), '[]')
          FROM (SELECT DISTINCT ON (agency_id, id) * FROM touched ORDER BY agency_id, id, due_on) d)))`,
    read: (found) => Consequences.parse(found),
  }),
}
