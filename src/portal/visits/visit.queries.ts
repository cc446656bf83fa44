import { sql } from 'kysely'
import type { Day } from '../../kernel/day.ts'
import type { AuthorityId } from '../../kernel/identity.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { VisitFigures } from './visit.contract.ts'

/** Figures of a year by page and month, with the sums that stand on the public pages, in one statement. */
export async function viewVisits(tx: Tx, authority: AuthorityId, { today, year = Number(today.slice(0, 4)) }: { today: Day; year?: number | undefined }) {
  const { rows } = await sql<{ found: unknown }>`
    WITH days AS (SELECT day, n FROM published_visit_day WHERE authority_id = ${authority}),
    of_year AS (
      SELECT v.page, v.n, extract(month FROM v.day)::int AS month FROM published_visit v
      WHERE v.authority_id = ${authority} AND v.day BETWEEN make_date(${year}::int, 1, 1) AND make_date(${year}::int, 12, 31)
    ),
    pages AS (SELECT page, sum(n) AS n FROM of_year GROUP BY page ORDER BY sum(n) DESC, page LIMIT 500)
    SELECT json_build_object(
      'today', (SELECT coalesce(sum(n), 0) FROM days WHERE day = ${today}::date),
      'month', (SELECT coalesce(sum(n), 0) FROM days WHERE day BETWEEN date_trunc('month', ${today}::date)::date AND ${today}::date),
      'total', (SELECT coalesce(sum(n), 0) FROM published_visit_total WHERE authority_id = ${authority}),
      'since', (SELECT since FROM published_visit_total WHERE authority_id = ${authority}),
      'year', ${year}::int,
      'years', (SELECT coalesce(json_agg(y ORDER BY y DESC), '[]') FROM (SELECT DISTINCT extract(year FROM day)::int AS y FROM days) years),
      'months', (SELECT json_agg(json_build_object('month', to_char(make_date(${year}::int, m, 1), 'YYYY-MM'),
          'n', (SELECT coalesce(sum(n), 0) FROM of_year WHERE month = m)) ORDER BY m) FROM generate_series(1, 12) m),
      'pages', (SELECT coalesce(json_agg(json_build_object('page', p.page, 'n', p.n,
          'title', (SELECT a.title FROM published_article a WHERE a.authority_id = ${authority} AND p.page = '/tin/' || a.slug),
          'months', (SELECT json_agg((SELECT coalesce(sum(n), 0) FROM of_year o WHERE o.page = p.page AND o.month = m) ORDER BY m) FROM generate_series(1, 12) m))
          ORDER BY p.n DESC, p.page), '[]') FROM pages p)) AS found`.execute(tx)
  return VisitFigures.parse(rows[0]?.found)
}
