import { type RawBuilder, sql } from 'kysely'
import { bySql, type CheckQuestion, type IntegrityCheck, lives, versionsNow } from './integrity-check.queries.ts'

/** Days of an agency's life on which its parent is not there: before or between the parent's days, or after its last. */
const withoutParent = (asked: CheckQuestion, part: RawBuilder<unknown>) => sql`
  WITH life AS MATERIALIZED ${lives(asked)}, child AS (
    SELECT agency_id, parent_id, range_agg(daterange(valid_from, valid_to)) AS days FROM ${versionsNow(asked)} v WHERE parent_id IS NOT NULL GROUP BY agency_id, parent_id
  ), lack AS (
    SELECT c.agency_id, c.parent_id, c.days - coalesce(p.days, '{}'::datemultirange) AS days,
      CASE WHEN p.days IS NULL OR upper_inf(p.days) THEN '{}'::datemultirange ELSE datemultirange(daterange(upper(p.days), NULL)) END AS afterwards
    FROM child c LEFT JOIN life p ON p.agency_id = c.parent_id
  ), lacking AS (SELECT agency_id, parent_id, ${part} AS days FROM lack WHERE NOT isempty(days))
  SELECT agency_id || ' ' || parent_id AS key, agency_id, parent_id AS other_id, lower(days) AS since, upper(days) AS until FROM lacking WHERE NOT isempty(days)`

const meet = sql`a.valid_from < coalesce(b.valid_to, 'infinity') AND b.valid_from < coalesce(a.valid_to, 'infinity')`
const since = sql`min(greatest(a.valid_from, b.valid_from)) AS since, max(least(coalesce(a.valid_to, 'infinity'), coalesce(b.valid_to, 'infinity'))) AS ends`

/** Two agencies that share what only one may have, on some day. */
const shared = (asked: CheckQuestion, same: RawBuilder<unknown>, facts: RawBuilder<unknown>) => sql`
  SELECT agency_id || ' ' || other_id AS key, agency_id, other_id, since, nullif(ends, 'infinity') AS until, facts FROM (
    SELECT a.agency_id, b.agency_id AS other_id, min(${facts}::text)::jsonb AS facts, ${since}
    FROM ${versionsNow(asked)} a JOIN ${versionsNow(asked)} b ON ${same} AND b.agency_id > a.agency_id AND ${meet}
    GROUP BY a.agency_id, b.agency_id) both_of`

export const versionChecks: readonly IntegrityCheck[] = [
  bySql('parent-missing', 'fault', (asked) => withoutParent(asked, sql`days - afterwards`)),
  bySql('outlives-parent', 'fault', (asked) => withoutParent(asked, sql`days * afterwards`)),
  bySql(
    'parent-circle',
    'fault',
    (asked) => sql`
    WITH RECURSIVE held AS MATERIALIZED (SELECT agency_id, parent_id, valid_from, valid_to FROM ${versionsNow(asked)} v WHERE parent_id IS NOT NULL),
    up AS (
      SELECT agency_id AS start, parent_id AS id, valid_from AS since, valid_to AS until FROM held
      UNION
      SELECT u.start, h.parent_id, greatest(h.valid_from, u.since), least(h.valid_to, u.until)
      FROM up u JOIN held h ON h.agency_id = u.id AND (u.until IS NULL OR h.valid_from < u.until) AND (h.valid_to IS NULL OR h.valid_to > u.since)
      WHERE u.id <> u.start
    )
    SELECT start::text AS key, start AS agency_id, min(since) AS since FROM up WHERE id = start GROUP BY start`,
  ),
  bySql('same-name', 'fault', (asked) =>
    shared(asked, sql`b.name_key = a.name_key AND b.parent_id IS NOT DISTINCT FROM a.parent_id`, sql`jsonb_build_object('name', a.name)`),
  ),
  bySql('same-code', 'fault', (asked) => shared(asked, sql`b.code = a.code`, sql`jsonb_build_object('code', a.code)`)),
  bySql(
    'version-gap',
    'fault',
    (asked) => sql`
    SELECT agency_id::text AS key, agency_id, lower(gap) AS since, upper(gap) AS until
    FROM (SELECT agency_id, datemultirange(daterange(lower(days), upper(days))) - days AS gap FROM ${lives(asked)} life) gaps WHERE NOT isempty(gap)`,
  ),
  bySql(
    'version-overlap',
    'fault',
    (asked) => sql`
    SELECT agency_id::text AS key, agency_id, min(since) AS since, nullif(max(ends), 'infinity') AS until FROM (
      SELECT a.agency_id, ${since} FROM ${versionsNow(asked)} a JOIN ${versionsNow(asked)} b ON b.agency_id = a.agency_id AND b.version_id > a.version_id AND ${meet}
      GROUP BY a.agency_id, b.version_id) pairs GROUP BY agency_id`,
  ),
  bySql(
    'block-not-in-force',
    'fault',
    (asked) => sql`
    SELECT agency_id || ' ' || block AS key, agency_id, lower(days) AS since, upper(days) AS until, jsonb_build_object('block', name) AS facts FROM (
      SELECT v.agency_id, v.block, jsonb_build_object('vi', b.name_vi, 'en', b.name_en) AS name,
        range_agg(daterange(v.valid_from, v.valid_to)) - datemultirange(daterange(b.valid_from, b.valid_to)) AS days
      FROM ${versionsNow(asked)} v JOIN agency_block b ON b.authority_id = ${asked.authority} AND b.code = v.block
      GROUP BY v.agency_id, v.block, b.name_vi, b.name_en, b.valid_from, b.valid_to) stood WHERE NOT isempty(days)`,
  ),
  // Only administrative units have a national code; a department without one lacks nothing.
  bySql(
    'without-code',
    'gap',
    (asked) => sql`
    SELECT agency_id::text AS key, agency_id, min(valid_from) AS since FROM ${versionsNow(asked)} v
    WHERE code IS NULL AND kind IN ('district-committee', 'commune-committee') AND valid_from <= ${asked.on} AND (valid_to IS NULL OR valid_to > ${asked.on})
    GROUP BY agency_id`,
  ),
]
