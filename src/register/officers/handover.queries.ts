import { sql } from 'kysely'
import type { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import { countedRows } from '../../kernel/list.ts'
import { isoInstant } from '../../platform/db/instant.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { HandoverRow, type listHandovers } from './leaving.contract.ts'

const person = (column: string) =>
  sql`(SELECT jsonb_build_object('officerId', o.id, 'name', o.name) FROM officer o WHERE o.authority_id = h.authority_id AND o.id = ${sql.ref(column)})`

/** One statement; the count stands even where the page is empty. */
export async function viewHandovers(tx: Tx, actor: Actor, query: z.output<typeof listHandovers.query>) {
  const all = [sql`h.authority_id = ${actor.authority}`]
  if (actor.side === 'agency') all.push(sql`h.agency_id = ANY (${[...actor.agencies]}::uuid[])`)
  if (query.to) all.push(sql`h.to_officer = ${query.to}::uuid`)
  if (query.leftBy) all.push(sql`h.from_officer = ${query.leftBy}::uuid`)
  if (query.state === 'open') all.push(sql`h.done_at IS NULL`)
  if (query.state === 'done') all.push(sql`h.done_at IS NOT NULL`)
  // Somebody out of the agency's reach has no name here, and so no row.
  const matching = sql`FROM handover h WHERE ${sql.join(all, sql` AND `)} AND EXISTS (SELECT 1 FROM officer f WHERE f.authority_id = h.authority_id AND f.id = h.from_officer)
    AND EXISTS (SELECT 1 FROM officer f WHERE f.authority_id = h.authority_id AND f.id = h.to_officer)`
  const { rows } = await sql<{ total: bigint; one: unknown }>`
    WITH counted AS (SELECT count(*) AS total FROM (SELECT 1 ${matching} LIMIT ${countedRows + 1}) AS few),
    page AS (SELECT row_number() OVER (ORDER BY h.created_at DESC, h.id) AS place, jsonb_build_object('id', h.id, 'kind', h.kind, 'subjectId', h.subject_id, 'title', h.title,
      'from', ${person('h.fromOfficer')}, 'to', ${person('h.toOfficer')}, 'createdAt', ${isoInstant(sql`h.created_at`)}, 'doneAt', ${isoInstant(sql`h.done_at`)}, 'version', h.version) AS one
      ${matching} ORDER BY place OFFSET ${query.from} LIMIT ${query.limit})
    SELECT counted.total, page.one FROM counted LEFT JOIN page ON true ORDER BY page.place`.execute(tx)
  const total = Number(rows[0]?.total ?? 0)
  return { rows: rows.flatMap(({ one }) => (one === null ? [] : [HandoverRow.parse(one)])), total: Math.min(total, countedRows), more: total > countedRows }
}
