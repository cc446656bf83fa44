import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import { isoInstant } from '../../platform/db/instant.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { bringing, instantOf, kindsSeenBy } from './history.ts'
import { RecordedEvent } from './history.contract.ts'

/** Events with whoever acted and their private fields, for `eventOf`. `events` is a query of whole rows of `event`. */
export const viewOfEvents = (events: RawBuilder<unknown>, authority: number) => sql`
  SELECT e.id, e.seq, e.organisation_id, e.type, e.subject_kind, e.subject_id, ${isoInstant(sql`e.recorded_at`)} AS recorded_at, e.asserted_on, e.content,
    e.officer_id, o.name AS officer_name, s.role, s.title, a.name AS agency_name,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('field', p.field, 'value', p.value, 'erasedAt', ${isoInstant(sql`p.erased_at`)}) ORDER BY p.field), '[]'::jsonb)
     FROM event_private p WHERE p.authority_id = ${authority} AND p.event_id = e.id) AS personal
  FROM (${events}) e
  LEFT JOIN officer_facts o ON o.authority_id = ${authority} AND o.officer_id = e.officer_id
  LEFT JOIN seat_facts s ON s.authority_id = ${authority} AND s.seat_id = e.seat_id
  LEFT JOIN agency_facts a ON a.authority_id = ${authority} AND a.agency_id = s.of_agency_id AND a.recorded_to IS NULL
    AND a.valid_from <= (e.recorded_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AND (a.valid_to IS NULL OR a.valid_to > (e.recorded_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)`

const Content = z.object({ facts: z.record(z.string(), z.unknown()), onBehalfOf: z.string().optional() })

/** A row of `viewOfEvents` as it travels. What is in the chain is read from the text that was hashed, not from the columns beside it. */
export function eventOf(row: Record<string, unknown>): RecordedEvent {
  const content = Content.parse(JSON.parse(String(row['content'])))
  return RecordedEvent.parse({
    id: row['id'],
    seq: Number(row['seq']),
    organisationId: row['organisationId'],
    type: row['type'],
    subject: { kind: row['subjectKind'], id: row['subjectId'] },
    recordedAt: row['recordedAt'],
    assertedOn: row['assertedOn'],
    by: { officerId: row['officerId'], name: row['officerName'], role: row['role'], title: row['title'], agencyName: row['agencyName'] },
    onBehalfOf: content.onBehalfOf ?? null,
    facts: content.facts,
    personal: row['personal'],
  })
}

/**
 * One statement: the record's own events, the bulk act it came in with, and the act upon another record that brought it into
 * being. The agency's side sees its own chain only.
 */
export async function viewHistory(tx: Tx, actor: Actor, subject: string, limit: number): Promise<{ rows: RecordedEvent[]; more: boolean }> {
  const seen = kindsSeenBy(actor.role)
  const own = sql`e.authority_id = ${actor.authority} AND (${actor.side}::text = 'authority' OR e.organisation_id = ANY (${[...actor.agencies]}::uuid[]))`
  const kinds = sql`(${seen === 'all'} OR e.subject_kind = ANY (${seen === 'all' ? [] : [...seen]}::text[]))`
  const events = sql`
    SELECT e.* FROM event e WHERE ${own} AND e.subject_id = ${subject}::uuid AND ${kinds}
    UNION ALL
    SELECT e.* FROM event e WHERE ${own} AND e.recorded_at = ${instantOf(subject)}::timestamptz AND e.subject_id <> ${subject}::uuid
      AND ((e.subject_kind = 'work' AND e.type LIKE '%.imported') OR (${kinds} AND e.content::jsonb #>> ARRAY['facts', ${JSON.stringify(bringing)}::jsonb ->> e.type] = ${subject}))
    UNION ALL
    SELECT e.* FROM event e WHERE ${own} AND ${kinds} AND e.type IN ('act.applied', 'act.annulled')
      AND e.subject_id IN (SELECT f.act_id FROM agency_act_facts f WHERE f.authority_id = ${actor.authority} AND f.of_agency_id = ${subject}::uuid)`
  const { rows } = await sql<
    Record<string, unknown>
  >`${viewOfEvents(events, actor.authority)} ORDER BY e.recorded_at DESC, e.seq DESC LIMIT ${limit + 1}`.execute(tx)
  return { rows: rows.slice(0, limit).map(eventOf), more: rows.length > limit }
}

/** Who did the last deed to a record, and when: what a stale save is told. */
export async function lastDeed(tx: Tx, actor: Actor, subject: string): Promise<{ at: string; by?: string } | undefined> {
  const row = await tx
    .selectFrom('event as e')
    .leftJoin('officerFacts as o', (join) => join.onRef('o.authorityId', '=', 'e.authorityId').onRef('o.officerId', '=', 'e.officerId'))
    .select(['e.recordedAt', 'o.name'])
    .where('e.authorityId', '=', actor.authority)
    .where('e.subjectId', '=', subject)
    .$if(actor.side === 'agency', (q) => q.where('e.organisationId', 'in', [...actor.agencies]))
    .orderBy('e.recordedAt', 'desc')
    .orderBy('e.seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { at: row.recordedAt.toISOString(), ...(row.name === null ? {} : { by: row.name }) }
}
