import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Day } from '../../kernel/day.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { CourseBlock, CoursePoint } from './conversion.contract.ts'
import { known } from './known.queries.ts'
import { askedEdition, editionOf, type Question, within } from './standing.queries.ts'
import type { Tree } from './tree.ts'

export interface CourseQuestion extends Question {
  /** Any day of the first month; `on` is the last day. */
  from: Day
  tree: Tree
}

const Found = z.object({ edition: z.string().nullable(), blocks: z.array(CourseBlock), points: z.array(CoursePoint) })

/** The days of every agency's life, and who came of whom by merges and splits up to the last day. */
const histories = ({ authority, knownAt, on }: CourseQuestion) => sql`
    life AS MATERIALIZED (
      SELECT f.agency_id, range_agg(daterange(f.valid_from, f.valid_to)) AS days FROM agency_facts f WHERE f.authority_id = ${authority} AND ${known('f', knownAt)} GROUP BY f.agency_id
    ),
    link AS MATERIALIZED (
      SELECT l.from_agency, l.to_agency, l.effective_on FROM agency_link_facts l
      WHERE l.authority_id = ${authority} AND ${known('l', knownAt)} AND l.kind IN ('merge', 'split') AND l.effective_on <= ${on}::date
    ),
    existing AS MATERIALIZED (
      SELECT f.agency_id, f.block FROM agency_facts f
      WHERE f.authority_id = ${authority} AND ${known('f', knownAt)} AND f.valid_from <= ${on}::date AND (f.valid_to IS NULL OR f.valid_to > ${on}::date)
    )`

/**
 * The CTE `member` of each tree: who is in N from when to when and in which block, on which of these days something is known of it,
 * and on which it counts. A predecessor stands for its successor only before the first link of the way that leads to it.
 */
const members: Record<Tree, (q: CourseQuestion) => RawBuilder<unknown>> = {
  'each-day': ({ authority, agencies, knownAt }) => sql`
    member AS (
      SELECT f.block, f.valid_from, f.valid_to, NULL::datemultirange AS known, d.days AS counts
      FROM agency_facts f LEFT JOIN declared d ON d.agency_id = f.agency_id
      WHERE f.authority_id = ${authority} AND ${within('f', agencies)} AND ${known('f', knownAt)}
    )`,
  today: (q) => sql`${histories(q)},
    way AS (
      SELECT l.to_agency AS top, l.from_agency AS id, l.effective_on AS until FROM link l WHERE l.to_agency IN (SELECT agency_id FROM existing)
      UNION
      SELECT w.top, l.from_agency, l.effective_on FROM way w JOIN link l ON l.to_agency = w.id AND l.effective_on <= w.until
    ),
    predecessor AS (
      SELECT w.top, l.days * datemultirange(daterange(NULL, max(w.until))) AS days, d.days AS declared
      FROM way w JOIN life l ON l.agency_id = w.id LEFT JOIN declared d ON d.agency_id = w.id
      WHERE w.id <> w.top GROUP BY w.top, w.id, l.days, d.days
    ),
    before AS (
      SELECT top, range_agg(days) AS days, range_agg(days - coalesce(declared, '{}')) AS undeclared FROM predecessor GROUP BY top
    ),
    member AS (
      SELECT x.block, '-infinity'::date AS valid_from, NULL::date AS valid_to, l.days + coalesce(b.days, '{}') AS known,
        l.days * coalesce(d.days, '{}') + (coalesce(b.days - b.undeclared, '{}') - l.days) AS counts
      FROM existing x JOIN life l USING (agency_id) LEFT JOIN declared d USING (agency_id) LEFT JOIN before b ON b.top = x.agency_id
    )`,
  unchanged: (q) => sql`${histories(q)},
    member AS (
      SELECT x.block, '-infinity'::date AS valid_from, NULL::date AS valid_to, NULL::datemultirange AS known, d.days AS counts
      FROM existing x JOIN life l USING (agency_id) LEFT JOIN declared d USING (agency_id)
      WHERE l.days @> daterange(${q.from}, ${q.on}, '[]') AND x.agency_id NOT IN (
        SELECT unnest(ARRAY[from_agency, to_agency]) FROM link WHERE effective_on > ${q.from}::date)
    )`,
}

const part = (which: RawBuilder<unknown>) => sql`json_build_object(
  'n', coalesce(sum(p.n) FILTER (WHERE ${which}), 0), 'total', coalesce(sum(p.total) FILTER (WHERE ${which}), 0), 'known', coalesce(sum(p.known) FILTER (WHERE ${which}), 0))`

/**
 * n and N at the end of every month, by the rule of `standing.ts` over the agencies of `tree.ts`, whole and by block: each agency's
 * days of being declared are gathered into one multirange, so that no month reads a table again.
 */
export async function viewCourse(tx: Tx, q: CourseQuestion): Promise<{ edition: string; tree: Tree; blocks: CourseBlock[]; points: CoursePoint[] }> {
  const { authority, agencies, knownAt, from, on, tree } = q
  const { rows } = await sql<{ found: unknown }>`
    WITH RECURSIVE asked AS MATERIALIZED (${askedEdition(q)}),
    month AS (
      SELECT least((m + interval '1 month - 1 day')::date, ${on}::date) AS day
      FROM generate_series(date_trunc('month', ${from}::date), ${on}::date, interval '1 month') m
    ),
    declared AS MATERIALIZED (
      SELECT d.agency_id, range_agg(daterange(greatest(d.issued_on, d.effective_on),
        CASE WHEN d.edition = a.code THEN d.withdrawn_on ELSE least(d.withdrawn_on, a.until + 1) END)) AS days
      FROM declaration d JOIN asked a ON d.edition = a.code OR d.edition = a.former AND greatest(d.issued_on, d.effective_on) <= a.until
      WHERE d.authority_id = ${authority} AND ${within('d', agencies)} AND ${known('d', knownAt)}
        AND d.effective_on <= ${on}::date AND (d.withdrawn_on IS NULL OR d.withdrawn_on > d.effective_on)
      GROUP BY d.agency_id
    ), ${members[tree](q)},
    point AS MATERIALIZED (
      SELECT m.day, f.block, count(*) AS total, count(*) FILTER (WHERE f.known IS NULL OR f.known @> m.day) AS known, count(*) FILTER (WHERE f.counts @> m.day) AS n
      FROM member f JOIN month m ON f.valid_from <= m.day AND (f.valid_to IS NULL OR f.valid_to > m.day)
      GROUP BY m.day, f.block
    ),
    block AS (
      SELECT b.code, b.name_vi, b.name_en, b.apart, b.position FROM agency_block b WHERE b.authority_id = ${authority} AND b.code IN (SELECT block FROM point)
    ),
    whole AS (
      SELECT m.day, json_build_object('on', m.day, 'main', ${part(sql`NOT b.apart`)}, 'apart', ${part(sql`b.apart`)},
        'blocks', coalesce(json_agg(json_build_object('block', p.block, 'n', p.n, 'total', p.total, 'known', p.known) ORDER BY b.position, b.code) FILTER (WHERE p.block IS NOT NULL), '[]')) AS said
      FROM month m LEFT JOIN point p USING (day) LEFT JOIN block b ON b.code = p.block GROUP BY m.day
    )
    SELECT json_build_object('edition', (SELECT code FROM asked),
      'blocks', (SELECT coalesce(json_agg(json_build_object('block', code, 'name', json_build_object('vi', name_vi, 'en', name_en), 'apart', apart) ORDER BY position, code), '[]') FROM block),
      'points', (SELECT coalesce(json_agg(said ORDER BY day), '[]') FROM whole)) AS found`.execute(tx)
  const found = Found.parse(rows[0]?.found)
  return { edition: editionOf(found.edition, q), tree, blocks: found.blocks, points: found.points }
}
