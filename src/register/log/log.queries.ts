import { sql } from 'kysely'
import type { z } from 'zod'
import { addDays } from '../../kernel/day.ts'
import { fold } from '../../kernel/fold.ts'
import type { AuthorityId } from '../../kernel/identity.ts'
import { countedRows } from '../../kernel/list.ts'
import { isoInstant } from '../../platform/db/instant.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { eventOf, viewOfEvents } from '../history/facade.ts'
import type { listEvents } from './log.contract.ts'

/** Legal days begin in Ho Chi Minh City. */
const morning = (day: string) => new Date(`${day}T00:00:00+07:00`)

/** One statement; the count stands even where the page is empty. */
export async function viewEvents(tx: Tx, authority: AuthorityId, query: z.output<typeof listEvents.query>) {
  const words = fold(query.q ?? '')
  const all = [sql`e.authority_id = ${authority}`]
  if (words !== '') all.push(sql`e.officer_id IN (SELECT officer_id FROM search_officers(${words}))`)
  if (query.type) all.push(sql`e.type = ANY (${query.type}::text[])`)
  if (query.kind) all.push(sql`e.subject_kind = ANY (${query.kind}::text[])`)
  if (query.officer) all.push(sql`e.officer_id = ${query.officer}::uuid`)
  if (query.organisation) all.push(sql`e.organisation_id = ${query.organisation}::uuid`)
  if (query.since) all.push(sql`e.recorded_at >= ${morning(query.since)}::timestamptz`)
  if (query.until) all.push(sql`e.recorded_at < ${morning(addDays(query.until, 1))}::timestamptz`)
  const matching = sql`FROM event e WHERE ${sql.join(all, sql` AND `)}`
  const page = sql`SELECT e.* ${matching} ORDER BY e.recorded_at DESC, e.seq DESC, e.id DESC OFFSET ${query.from} LIMIT ${query.limit}`
  const { rows } = await sql<Record<string, unknown> & { total: bigint; id: string | null }>`
    WITH counted AS (SELECT count(*) AS total FROM (SELECT 1 ${matching} LIMIT ${countedRows + 1}) AS few)
    SELECT counted.total, v.* FROM counted LEFT JOIN (${viewOfEvents(page, authority)}) v ON true ORDER BY v.recorded_at DESC, v.seq DESC, v.id DESC`.execute(
    tx,
  )
  const total = Number(rows[0]?.total ?? 0)
  return { rows: rows.flatMap((row) => (row.id === null ? [] : [eventOf(row)])), total: Math.min(total, countedRows), more: total > countedRows }
}

export interface ChainEvent {
  organisation: string
  seq: bigint
  previous: string
  hash: string
  content: string
  private: Record<string, { salt: string; value: string } | { erasedAt: string }>
}

/** The next events after one place, chain by chain: the unique index gives the order, so that no step is costlier than the first. */
export async function eventsAfter(tx: Tx, authority: AuthorityId, after: { organisation: string; seq: bigint }, limit: number): Promise<ChainEvent[]> {
  const { rows } = await sql<ChainEvent>`
    SELECT e.organisation_id AS organisation, e.seq, encode(e.previous_hash, 'hex') AS previous, encode(e.hash, 'hex') AS hash, e.content,
      (SELECT coalesce(jsonb_object_agg(p.field, CASE WHEN p.erased_at IS NULL THEN jsonb_build_object('salt', encode(p.salt, 'hex'), 'value', p.value)
        ELSE jsonb_build_object('erasedAt', ${isoInstant('p.erased_at')}) END), '{}'::jsonb)
       FROM event_private p WHERE p.authority_id = ${authority} AND p.event_id = e.id) AS private
    FROM event e WHERE e.authority_id = ${authority} AND (e.organisation_id, e.seq) > (${after.organisation}::uuid, ${after.seq}::bigint)
    ORDER BY e.organisation_id, e.seq LIMIT ${limit}`.execute(tx)
  return rows
}

export async function headsOf(tx: Tx, authority: AuthorityId): Promise<{ organisation: string; seq: bigint; hash: string }[]> {
  const rows = await tx
    .selectFrom('chainHead')
    .select(['organisationId as organisation', 'seq', sql<string>`encode(hash, 'hex')`.as('hash')])
    .where('authorityId', '=', authority)
    .orderBy('organisationId')
    .execute()
  return rows
}
