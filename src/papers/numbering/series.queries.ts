import { sql } from 'kysely'
import { z } from 'zod'
import { type Day, Day as DayShape } from '../../kernel/day.ts'
import type { AuthorityId, BodyId } from '../../kernel/identity.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { symbolOf } from '../../register/authority/set-up.ts'
import { arrivals, serialText } from './number-series.ts'
import { SeriesRow } from './series.contract.ts'
import { heldEnd, seriesOf } from './series.store.ts'

const shownAtMost = 200

/** Every series kept here in a year, begun or not, with what is reserved and what was skipped. One statement. */
export async function viewSeries(tx: Tx, authority: AuthorityId, year: number): Promise<SeriesRow[]> {
  const { rows } = await sql`
    WITH kept AS (
      SELECT b.authority_id, b.id AS issuer_id, b.name, b.symbol, array_position(ARRAY['peoples-committee', 'department', 'sub-department', 'division'], b.level) AS level,
        CASE WHEN h.kind = ANY (r.shared) THEN 'shared' ELSE h.kind END AS series, ${year}::int AS year, coalesce(min(k.position), 0) AS place, array_agg(h.kind ORDER BY k.position) AS kinds
      FROM issuing_body b
      CROSS JOIN LATERAL (SELECT coalesce((SELECT n.shared FROM number_rule n
        WHERE n.authority_id = b.authority_id AND n.issuer_id = b.id AND n.from_year <= ${year} ORDER BY n.from_year DESC LIMIT 1), '{}') AS shared) r
      CROSS JOIN LATERAL (SELECT unnest(b.series_here) AS kind UNION ALL
        SELECT n.series FROM number_series n WHERE n.authority_id = b.authority_id AND n.issuer_id = b.id AND n.series = ${arrivals} AND n.year = ${year}) h
      LEFT JOIN paper_kind k ON k.code = h.kind
      WHERE b.authority_id = ${authority} GROUP BY 1, 2, 3, 4, 5, 6
    ), standing AS (
      SELECT k.*, s.id, s.last_on, coalesce(s.opening, ${heldEnd('k', 'ASC')}, 1) AS opening, greatest(s.last_serial, ${heldEnd('k', 'DESC')}, 0) AS last
      FROM kept k LEFT JOIN number_series s ON s.authority_id = k.authority_id AND s.issuer_id = k.issuer_id AND s.series = k.series AND s.year = k.year
    ), borne AS (
      SELECT s.issuer_id, s.series, v.serial, split_part(v.number_key, '/', 1) = v.serial::text AS whole
      FROM standing s CROSS JOIN LATERAL unnest(s.kinds) AS one(kind)
      JOIN paper_version v ON v.authority_id = s.authority_id AND v.issuer_id = s.issuer_id AND v.year = s.year AND v.kind = one.kind AND v.recorded_to IS NULL
      WHERE v.authority_id = ${authority}
      UNION ALL SELECT s.issuer_id, s.series, i.serial, i.suffix = '' FROM standing s
      JOIN incoming_paper i ON i.authority_id = s.authority_id AND i.body_id = s.issuer_id AND i.year = s.year
      WHERE i.authority_id = ${authority} AND s.series = ${arrivals}
    ), spoken AS (
      SELECT s.issuer_id, s.series, n.serial, n.suffix, n.state, n.kind, n.reserved_for, n.until, n.reason, o.name AS by
      FROM standing s JOIN number_step n ON n.authority_id = s.authority_id AND n.series_id = s.id AND n.latest AND n.state <> 'given'
      LEFT JOIN officer o ON o.authority_id = n.authority_id AND o.id = n.officer_id
      WHERE n.authority_id = ${authority}
    ), steps AS (
      SELECT u.issuer_id, u.series, u.serial, lag(u.serial, 1, u.opening - 1) OVER (PARTITION BY u.issuer_id, u.series ORDER BY u.serial) AS before
      FROM (
        SELECT b.issuer_id, b.series, b.serial, s.opening FROM borne b JOIN standing s USING (issuer_id, series) WHERE b.whole AND b.serial BETWEEN s.opening AND s.last
        UNION SELECT p.issuer_id, p.series, p.serial, s.opening FROM spoken p JOIN standing s USING (issuer_id, series) WHERE p.suffix = '' AND p.serial BETWEEN s.opening AND s.last
        UNION SELECT issuer_id, series, last + 1, opening FROM standing
      ) u
    )
    SELECT s.issuer_id AS "issuerId", s.name AS "issuerName", s.symbol AS "issuerSymbol", s.series, s.kinds, s.year, s.opening, s.last, s.last_on AS "lastOn",
      (SELECT count(*)::int FROM borne b WHERE b.issuer_id = s.issuer_id AND b.series = s.series) AS given,
      (SELECT count(*)::int FROM spoken p WHERE p.issuer_id = s.issuer_id AND p.series = s.series AND p.state = 'spoiled') AS spoiled,
      (SELECT coalesce(json_agg(json_build_object('serial', p.serial, 'suffix', p.suffix, 'kind', p.kind, 'reservedFor', p.reserved_for, 'until', p.until, 'reason', p.reason, 'by', p.by)
        ORDER BY p.serial, p.suffix), '[]')
        FROM (SELECT * FROM spoken q WHERE q.issuer_id = s.issuer_id AND q.series = s.series AND q.state = 'reserved' ORDER BY q.serial, q.suffix LIMIT ${shownAtMost}) p) AS reserved,
      (SELECT coalesce(json_agg(json_build_object('from', g.before + 1, 'to', g.serial - 1) ORDER BY g.serial), '[]')
        FROM (SELECT * FROM steps t WHERE t.issuer_id = s.issuer_id AND t.series = s.series AND t.serial > t.before + 1 ORDER BY t.serial LIMIT ${shownAtMost}) g) AS gaps
    FROM standing s ORDER BY s.level, s.name COLLATE "vi-x-icu", s.place`.execute(tx)
  return z.array(SeriesRow).parse(rows)
}

const Next = z.object({ kind_symbol: z.string().nullable(), issuer_symbol: z.string(), last: z.int(), last_on: DayShape.nullable() })

/** What the next paper is likely to be called; nothing is locked and nothing promised. */
export async function viewNext(tx: Tx, authority: AuthorityId, asked: { issuerId: BodyId; kind: string; issuedOn: Day; unit?: string | undefined }) {
  const of = { authority, issuer: asked.issuerId, kind: asked.kind, year: Number(asked.issuedOn.slice(0, 4)) }
  const { rows } = await sql`
    SELECT json_build_object('kind_symbol', s.kind_symbol, 'issuer_symbol', s.issuer_symbol, 'last', greatest(n.last_serial, ${heldEnd('s', 'DESC')}, 0), 'last_on', n.last_on) AS found
    FROM (${seriesOf(of)}) s LEFT JOIN number_series n ON n.authority_id = s.authority_id AND n.issuer_id = s.issuer_id AND n.series = s.series AND n.year = s.year`.execute(
    tx,
  )
  const [row] = rows as { found: unknown }[]
  if (!row) return { kept: false, next: null }
  const { kind_symbol, issuer_symbol, last, last_on } = Next.parse(row.found)
  const serial = last + 1
  const number = `${serialText({ serial, suffix: '' })}/${symbolOf(kind_symbol, issuer_symbol, asked.unit ?? null)}`
  return { kept: true, next: { number, serial, last, lastOn: last_on } }
}
