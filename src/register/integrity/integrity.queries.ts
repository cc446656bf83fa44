import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import { countedRows, sortOf } from '../../kernel/list.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { FindingState } from './check.ts'
import { findingColumns, FindingRow, type listChecks } from './integrity.contract.ts'
import type { IntegrityCheck } from './integrity-check.queries.ts'

const Instant = z.coerce.date().transform((at) => at.toISOString())
const Counts = z.strictObject({
  checks: z.array(z.strictObject({ code: z.string(), open: z.int(), accepted: z.int(), firstSeenAt: Instant.nullable() })),
  lastRun: z.strictObject({ finishedAt: Instant, byNight: z.boolean(), checks: z.int(), fresh: z.int(), gone: z.int() }).nullable(),
  workId: z.uuid().nullable(),
})

/** Every check with what it finds now, the last run, and the asker's own run that has not ended: one statement. */
export async function viewChecks(tx: Tx, actor: Actor, checks: readonly IntegrityCheck[]): Promise<z.input<typeof listChecks.reply>> {
  const { rows } = await sql<{ found: unknown }>`
    SELECT json_build_object(
      'checks', (SELECT coalesce(json_agg(c), '[]') FROM (
        SELECT code, count(*) FILTER (WHERE accepted_at IS NULL) AS open, count(accepted_at) AS accepted, min(first_seen_at) FILTER (WHERE accepted_at IS NULL) AS "firstSeenAt"
        FROM integrity_finding WHERE authority_id = ${actor.authority} AND gone_at IS NULL GROUP BY code) c),
      'lastRun', (SELECT json_build_object('finishedAt', finished_at, 'byNight', night IS NOT NULL, 'checks', checks, 'fresh', fresh, 'gone', gone)
        FROM integrity_run WHERE authority_id = ${actor.authority} ORDER BY finished_at DESC LIMIT 1),
      'workId', (SELECT id FROM work WHERE authority_id = ${actor.authority} AND seat_id = ${actor.seat}::uuid AND kind = 'integrity' AND state IN ('waiting', 'running')
        ORDER BY created_at DESC LIMIT 1)) AS found`.execute(tx)
  const found = Counts.parse(rows[0]?.found)
  const counts = new Map(found.checks.map((row) => [row.code, row]))
  return {
    rows: checks.map(({ code, weight }) => ({ weight, ...(counts.get(code) ?? { code, open: 0, accepted: 0, firstSeenAt: null }) })),
    lastRun: found.lastRun,
    workId: found.workId as never,
  }
}

export interface FindingFilter {
  code?: readonly string[] | undefined
  state?: readonly FindingState[] | undefined
  sort?: string | undefined
}

const orders: Record<(typeof findingColumns)[number], RawBuilder<unknown>> = {
  firstSeenAt: sql`p.first_seen_at`,
  since: sql`p.since`,
  agency: sql`agency.name COLLATE vi_numbered`,
  code: sql`p.code`,
}

const Row = FindingRow.extend({
  firstSeenAt: Instant,
  lastSeenAt: Instant,
  goneAt: Instant.nullable(),
  accepted: z.strictObject({ at: Instant, by: z.string().nullable(), reason: z.string() }).nullable(),
})
const Page = z.strictObject({ total: z.int(), rows: z.array(Row) })

/** The last name of an agency, also of one that is no more. */
const named = (id: RawBuilder<unknown>, authority: number) => sql`LATERAL (
  SELECT v.name FROM agency_facts v WHERE v.authority_id = ${authority} AND v.agency_id = ${id} AND v.recorded_to IS NULL ORDER BY v.valid_from DESC LIMIT 1)`

/** One statement. With `page` null: all, for a file. */
export async function viewFindings(tx: Tx, actor: Actor, { code, state, sort }: FindingFilter, page: { from: number; limit: number } | null) {
  const { authority } = actor
  const { column, descending } = sortOf(sort, findingColumns)
  const order = sql`${orders[column]} ${descending ? sql`DESC NULLS LAST` : sql`ASC NULLS LAST`}, p.id`
  const states = state ?? ['open', 'accepted']
  const { rows } = await sql<{ found: unknown }>`
    WITH picked AS (
      SELECT i.*, CASE WHEN i.gone_at IS NOT NULL THEN 'gone' WHEN i.accepted_at IS NOT NULL THEN 'accepted' ELSE 'open' END AS state
      FROM integrity_finding i WHERE i.authority_id = ${authority} ${code ? sql`AND i.code = ANY (${[...code]}::text[])` : sql``}
    ), p AS (SELECT * FROM picked WHERE state = ANY (${[...states]}::text[]))
    SELECT json_build_object('total', (SELECT count(*) FROM (SELECT 1 FROM p LIMIT ${countedRows + 1}) few), 'rows', coalesce((SELECT json_agg(r.row ORDER BY r.place) FROM (
      SELECT row_number() OVER (ORDER BY ${order}) AS place, json_build_object('id', p.id, 'code', p.code,
        'agency', CASE WHEN p.agency_id IS NULL THEN NULL ELSE json_build_object('id', p.agency_id, 'name', coalesce(agency.name, '—')) END,
        'other', CASE WHEN p.other_id IS NULL THEN NULL ELSE json_build_object('id', p.other_id, 'name', coalesce(other.name, '—')) END,
        'subject', CASE WHEN p.subject_kind IS NULL THEN NULL ELSE json_build_object('kind', p.subject_kind, 'id', p.subject_id,
          'name', coalesce(act.title, officer.name, p.facts->>'number')) END,
        'since', p.since, 'until', p.until, 'facts', p.facts, 'state', p.state, 'firstSeenAt', p.first_seen_at, 'lastSeenAt', p.last_seen_at, 'goneAt', p.gone_at,
        'accepted', CASE WHEN p.accepted_at IS NULL THEN NULL ELSE json_build_object('at', p.accepted_at, 'by', taker.name, 'reason', p.reason) END, 'version', p.version) AS row
      FROM p
      LEFT JOIN ${named(sql`p.agency_id`, authority)} agency ON true
      LEFT JOIN ${named(sql`p.other_id`, authority)} other ON true
      LEFT JOIN register_act_facts act ON act.authority_id = ${authority} AND act.act_id = p.subject_id AND p.subject_kind = 'act'
      LEFT JOIN officer_facts officer ON officer.authority_id = ${authority} AND officer.officer_id = p.subject_id AND p.subject_kind = 'officer'
      LEFT JOIN seat_facts taken ON taken.authority_id = ${authority} AND taken.seat_id = p.accepted_by
      LEFT JOIN officer_facts taker ON taker.authority_id = ${authority} AND taker.officer_id = taken.officer_id
      ORDER BY ${order} ${page ? sql`OFFSET ${page.from} LIMIT ${page.limit}` : sql`LIMIT ${countedRows + 1}`}) r), '[]')) AS found`.execute(tx)
  const { total, rows: listed } = Page.parse(rows[0]?.found)
  return { rows: listed, total: Math.min(total, countedRows), more: total > countedRows }
}
