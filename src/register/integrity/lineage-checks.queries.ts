import { sql } from 'kysely'
import { bySql, type CheckQuestion, type IntegrityCheck, lives } from './integrity-check.queries.ts'

const linksNow = ({ authority }: CheckQuestion) => sql`(SELECT * FROM agency_link_facts WHERE authority_id = ${authority} AND recorded_to IS NULL)`

/** The first day after an agency's life, of every agency that ends. */
const ended = (asked: CheckQuestion) => sql`(SELECT agency_id, upper(days) AS ended_on FROM ${lives(asked)} life WHERE NOT upper_inf(days))`

export const lineageChecks: readonly IntegrityCheck[] = [
  // What goes over must have been there the day before, or on the day itself where one act does both; what it goes to, on the day.
  bySql(
    'link-outside-life',
    'fault',
    (asked) => sql`
    WITH life AS MATERIALIZED ${lives(asked)}
    SELECT l.act_id || ' ' || l.from_agency || ' ' || l.to_agency || ' ' || l.kind AS key, l.from_agency AS agency_id, l.to_agency AS other_id,
      'act' AS subject_kind, l.act_id AS subject_id, l.effective_on AS since
    FROM ${linksNow(asked)} l LEFT JOIN life f ON f.agency_id = l.from_agency LEFT JOIN life t ON t.agency_id = l.to_agency
    WHERE NOT coalesce(f.days @> (l.effective_on - 1) OR f.days @> l.effective_on, false) OR NOT coalesce(t.days @> l.effective_on, false)`,
  ),
  bySql(
    'shares-over-whole',
    'fault',
    (asked) => sql`
    SELECT from_agency || ' ' || effective_on AS key, from_agency AS agency_id, 'act' AS subject_kind, min(act_id::text) AS subject_id, effective_on AS since,
      jsonb_build_object('share', round(sum(share) * 100)) AS facts
    FROM ${linksNow(asked)} l GROUP BY from_agency, effective_on HAVING sum(share) > 1`,
  ),
  bySql(
    'ended-without-successor',
    'fault',
    (asked) => sql`
    SELECT e.agency_id::text AS key, e.agency_id, e.ended_on AS since FROM ${ended(asked)} e
    WHERE NOT EXISTS (SELECT 1 FROM ${linksNow(asked)} l WHERE l.from_agency = e.agency_id AND l.effective_on = e.ended_on AND l.kind IN ('merge', 'split'))
      AND NOT EXISTS (SELECT 1 FROM agency_end_facts d WHERE d.authority_id = ${asked.authority} AND d.agency_id = e.agency_id AND d.effective_on = e.ended_on AND d.kind = 'dissolve')`,
  ),
  bySql(
    'seat-after-end',
    'fault',
    (asked) => sql`
    SELECT s.seat_id::text AS key, s.of_agency_id AS agency_id, 'officer' AS subject_kind, s.officer_id AS subject_id, e.ended_on AS since
    FROM seat_facts s JOIN ${ended(asked)} e ON e.agency_id = s.of_agency_id
    WHERE s.authority_id = ${asked.authority} AND (s.valid_to IS NULL OR s.valid_to > greatest(e.ended_on, s.valid_from))`,
  ),
  bySql(
    'task-after-end',
    'fault',
    (asked) => sql`
    SELECT t.task_id::text AS key, t.agency_id, e.ended_on AS since FROM agency_task_facts t JOIN ${ended(asked)} e ON e.agency_id = t.agency_id
    WHERE t.authority_id = ${asked.authority} AND t.state = 'open' AND e.ended_on <= ${asked.on}`,
  ),
  bySql(
    'act-waiting',
    'notice',
    (asked) => sql`
    SELECT act_id::text AS key, NULL::uuid AS agency_id, 'act' AS subject_kind, act_id AS subject_id, effective_on AS since
    FROM register_act_facts WHERE authority_id = ${asked.authority} AND state = 'applied' AND effective_on > ${asked.on}`,
  ),
]
