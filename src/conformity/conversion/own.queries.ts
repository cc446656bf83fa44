import { sql } from 'kysely'
import { z } from 'zod'
import { addDays, type Day } from '../../kernel/day.ts'
import type { AgencyId, AuthorityId } from '../../kernel/identity.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { OwnCampaign } from './own.contract.ts'
import { missedBy } from './stage.ts'

const Found = z.array(OwnCampaign.omit({ behind: true }))

/**
 * What an agency may know of the campaigns it is listed in. Its policies let it see its own places, stages and declarations only, so
 * the board of the office can't be asked: being declared is told here as the course of a target tells it.
 */
export async function viewOwnCampaigns(tx: Tx, authority: AuthorityId, agency: AgencyId, on: Day): Promise<OwnCampaign[]> {
  const { rows } = await sql<{ found: unknown }>`
    WITH target AS (
      SELECT t.id, t.campaign_id, t.percent, t.due_on, l.name, l.dated_on, l.basis
      FROM campaign_target t CROSS JOIN LATERAL (
        SELECT l.id, l.version, l.name, l.dated_on, l.basis FROM campaign_list l WHERE l.authority_id = ${authority} AND l.id = t.list_id
        ORDER BY l.dated_on <= ${on}::date DESC, CASE WHEN l.dated_on <= ${on}::date THEN l.dated_on END DESC, l.dated_on LIMIT 1) l
      JOIN campaign_list_member m ON m.authority_id = ${authority} AND m.list_id = l.id AND m.version = l.version AND m.agency_id = ${agency}::uuid
      WHERE t.authority_id = ${authority} AND t.state = 'active'
    )
    SELECT coalesce(json_agg(json_build_object('id', c.id, 'name', c.name, 'kind', c.kind, 'toEdition', c.to_edition, 'startsOn', c.starts_on, 'endsOn', c.ends_on,
        'milestones', c.milestones, 'stage', CASE WHEN d.number IS NOT NULL THEN 'declared' ELSE coalesce(s.stage, 'not_started') END,
        'since', coalesce(d.effective_on, s.reached_on), 'evidence', coalesce(d.number, s.evidence), 'targets', w.targets) ORDER BY c.ends_on DESC, c.id), '[]') AS found
    FROM campaign c
    JOIN LATERAL (SELECT json_agg(json_build_object('id', t.id, 'percent', t.percent::float8, 'dueOn', t.due_on,
        'list', json_build_object('name', t.name, 'datedOn', t.dated_on, 'basis', t.basis)) ORDER BY t.due_on, t.id) AS targets FROM target t WHERE t.campaign_id = c.id) w ON w.targets IS NOT NULL
    LEFT JOIN LATERAL (SELECT s.stage, s.reached_on, s.evidence FROM campaign_stage s
      WHERE s.authority_id = ${authority} AND s.campaign_id = c.id AND s.agency_id = ${agency}::uuid AND s.reached_on <= ${on}::date ORDER BY s.sequence DESC LIMIT 1) s ON true
    LEFT JOIN LATERAL (SELECT d.number, d.effective_on FROM declaration_facts d
      WHERE d.authority_id = ${authority} AND d.agency_id = ${agency}::uuid AND d.recorded_to IS NULL AND d.edition = c.to_edition AND d.issued_on <= ${on}::date
        AND d.effective_on <= ${on}::date AND (d.withdrawn_on IS NULL OR d.withdrawn_on > ${on}::date) AND (c.kind <> 'widen' OR d.issued_on >= c.starts_on)
      ORDER BY d.effective_on DESC LIMIT 1) d ON true
    WHERE c.authority_id = ${authority} AND c.starts_on <= ${on}::date`.execute(tx)
  return Found.parse(rows[0]?.found).map((one) => {
    const due = one.targets.map(({ dueOn }) => ({ stage: 'declared' as const, by: dueOn }))
    const missed = missedBy(one.stage, [...one.milestones, ...due.slice(0, 1)], on)
    return { ...one, behind: missed ? { stage: missed.stage, since: addDays(missed.by, 1) } : null }
  })
}
