import { sql } from 'kysely'
import { z } from 'zod'
import type { Day } from '../../kernel/day.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { CoursePoint } from './conversion.contract.ts'
import { askedEdition, editionOf, known, type Question, within } from './standing.queries.ts'

export interface CourseQuestion extends Question {
  /** Any day of the first month; `on` is the last day. */
  from: Day
}

const Found = z.object({ edition: z.string().nullable(), points: z.array(CoursePoint) })

/**
 * n and N at the end of every month, by the rule of `standing.ts`: each agency's days of being declared are gathered into
 * one multirange, so that no month reads a table again.
 */
export async function viewCourse(tx: Tx, q: CourseQuestion): Promise<{ edition: string; points: CoursePoint[] }> {
  const { authority, agencies, knownAt, from, on } = q
  const { rows } = await sql<{ found: unknown }>`
    WITH asked AS MATERIALIZED (${askedEdition(q)}),
    month AS (
      SELECT least((m + interval '1 month - 1 day')::date, ${on}::date) AS day
      FROM generate_series(date_trunc('month', ${from}::date), ${on}::date, interval '1 month') m
    ),
    declared AS (
      SELECT d.agency_id, range_agg(daterange(greatest(d.issued_on, d.effective_on), d.withdrawn_on)) AS days
      FROM declaration d
      WHERE d.authority_id = ${authority} AND ${within('d', agencies)} AND ${known('d', knownAt)} AND d.edition = (SELECT code FROM asked)
        AND d.effective_on <= ${on}::date AND (d.withdrawn_on IS NULL OR d.withdrawn_on > d.effective_on)
      GROUP BY d.agency_id
    ),
    point AS (
      SELECT m.day,
        count(*) FILTER (WHERE NOT b.apart) AS total, count(*) FILTER (WHERE NOT b.apart AND d.days @> m.day) AS n,
        count(*) FILTER (WHERE b.apart) AS apart_total, count(*) FILTER (WHERE b.apart AND d.days @> m.day) AS apart_n
      FROM agency_facts f
      JOIN agency_block b ON b.authority_id = f.authority_id AND b.code = f.block
      JOIN month m ON f.valid_from <= m.day AND (f.valid_to IS NULL OR f.valid_to > m.day)
      LEFT JOIN declared d ON d.agency_id = f.agency_id
      WHERE f.authority_id = ${authority} AND ${within('f', agencies)} AND ${known('f', knownAt)}
      GROUP BY m.day
    )
    SELECT json_build_object('edition', (SELECT code FROM asked), 'points', (
      SELECT coalesce(json_agg(json_build_object('on', m.day,
          'main', json_build_object('n', coalesce(p.n, 0), 'total', coalesce(p.total, 0)),
          'apart', json_build_object('n', coalesce(p.apart_n, 0), 'total', coalesce(p.apart_total, 0))) ORDER BY m.day), '[]')
      FROM month m LEFT JOIN point p USING (day))) AS found`.execute(tx)
  const found = Found.parse(rows[0]?.found)
  return { edition: editionOf(found.edition, q), points: found.points }
}
