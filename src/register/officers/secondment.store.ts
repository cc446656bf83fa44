import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import { Day } from '../../kernel/day.ts'
import { type ActivityId, AgencyId, type AuthorityId, OfficerId, type SeatId, type SecondmentId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { SecondmentFacts } from './secondment.contract.ts'

const Held = z.object({
  rowId: z.uuid(),
  version: z.int(),
  officerId: OfficerId,
  agencyId: AgencyId.nullable(),
  hostAgencyId: AgencyId.nullable(),
  activityId: z.uuid().nullable(),
})
export type HeldSecondment = z.infer<typeof Held>
const Other = z.object({ from: Day, to: Day.nullable() })
const Around = z.object({ others: z.array(Other), hostKnown: z.boolean() })

/** Other secondments of the person on some of the same days, and whether the host is in the register. */
const around = (authority: AuthorityId, officer: RawBuilder<unknown>, self: SecondmentId | null, facts: SecondmentFacts | null) => sql`
  (SELECT coalesce(jsonb_agg(jsonb_build_object('from', x.valid_from, 'to', x.valid_to)), '[]') FROM secondment x
    WHERE x.authority_id = ${authority} AND x.officer_id = ${officer} AND x.recorded_to IS NULL AND x.secondment_id IS DISTINCT FROM ${self}::uuid
      AND ${facts !== null}::boolean AND (x.valid_to IS NULL OR x.valid_to > ${facts?.validFrom ?? null}::date)
      AND (${facts?.validTo ?? null}::date IS NULL OR x.valid_from < ${facts?.validTo ?? null}::date)) AS others,
  (${facts?.hostAgencyId ?? null}::uuid IS NULL OR EXISTS (SELECT 1 FROM agency_facts f WHERE f.authority_id = ${authority} AND f.agency_id = ${facts?.hostAgencyId ?? null}::uuid)) AS host_known`

export async function loadForSecondment(tx: Tx, authority: AuthorityId, officer: OfficerId, facts: SecondmentFacts) {
  const { rows } = await sql<Record<string, unknown>>`
    SELECT o.agency_id, ${around(authority, sql`o.id`, null, facts)} FROM officer o WHERE o.authority_id = ${authority} AND o.id = ${officer} FOR UPDATE OF o`.execute(
    tx,
  )
  const row = rows[0] ?? refuse('not-found', 'person.not-found')
  return { agency: AgencyId.nullable().parse(row['agencyId']), ...Around.parse(row) }
}

export async function loadSecondment(tx: Tx, authority: AuthorityId, id: SecondmentId, facts: SecondmentFacts | null) {
  const { rows } = await sql<Record<string, unknown>>`
    SELECT s.id AS row_id, s.version, s.officer_id, s.agency_id, s.host_agency_id, s.activity_id, ${around(authority, sql`s.officer_id`, id, facts)}
    FROM secondment s WHERE s.authority_id = ${authority} AND s.secondment_id = ${id} AND s.recorded_to IS NULL FOR UPDATE OF s`.execute(tx)
  const row = rows[0] ?? refuse('not-found', 'secondment.not-found')
  return { held: Held.parse(row), ...Around.parse(row) }
}

export interface SecondmentKnown extends SecondmentFacts {
  secondmentId: SecondmentId
  version: number
  officer: OfficerId
  agency: AgencyId | null
  activity: string | null
  at: Date
  by: SeatId
}

const knownRow = (authority: AuthorityId, s: SecondmentKnown, after: RawBuilder<unknown>) => sql`
  INSERT INTO secondment (authority_id, id, secondment_id, version, officer_id, agency_id, host_agency_id, host, purpose, product, paper_number, paper_date, activity_id, valid_from, valid_to, recorded_from, recorded_by)
  SELECT ${authority}::int, ${uuidv7(s.at)}::uuid, ${s.secondmentId}::uuid, ${s.version}::int, ${s.officer}::uuid, ${s.agency}::uuid, ${s.hostAgencyId}::uuid, ${s.host}::text, ${s.purpose}::text, ${s.product}::text,
    ${s.paper?.number ?? null}::text, ${s.paper?.date ?? null}::date, ${s.activity}::uuid, ${s.validFrom}::date, ${s.validTo}::date, ${s.at}::timestamptz, ${s.by}::uuid FROM ${after}`

export async function addSecondment(tx: Tx, authority: AuthorityId, known: SecondmentKnown): Promise<void> {
  await knownRow(authority, known, sql`(SELECT 1) AS new`).execute(tx)
}

/** Null: it never was. */
export async function replaceSecondment(tx: Tx, authority: AuthorityId, held: HeldSecondment, at: Date, known: SecondmentKnown | null): Promise<void> {
  const closed = sql`UPDATE secondment SET recorded_to = greatest(${at}::timestamptz, recorded_from) WHERE authority_id = ${authority} AND id = ${held.rowId} AND recorded_to IS NULL RETURNING id`
  if (known === null) await closed.execute(tx)
  else await sql`WITH closed AS (${closed}) ${knownRow(authority, known, sql`closed`)}`.execute(tx)
}

const Counted = z.object({
  name: z.string(),
  hostName: z.string().nullable(),
  purpose: z.string(),
  product: z.string().nullable(),
  validFrom: Day,
  validTo: Day.nullable(),
  version: z.int(),
})

/**
 * Names the activity a secondment counts as, and answers what the activity tells of it, in one statement. `free` says that the
 * activity it counted as before, if any, is no more.
 */
export async function countSecondment(
  tx: Tx,
  by: Actor,
  of: { id: SecondmentId; seen: number; activity: ActivityId; free: (activity: RawBuilder<unknown>) => RawBuilder<unknown> },
): Promise<z.infer<typeof Counted>> {
  const { rows } = await sql<Record<string, unknown>>`
    UPDATE secondment s SET activity_id = ${of.activity}, version = s.version + 1 FROM officer o
    WHERE s.authority_id = ${by.authority} AND s.secondment_id = ${of.id} AND s.recorded_to IS NULL AND s.version = ${of.seen}
      AND o.authority_id = s.authority_id AND o.id = s.officer_id AND (s.activity_id IS NULL OR ${of.free(sql`s.activity_id`)})
    RETURNING o.name, s.purpose, s.product, s.valid_from, s.valid_to, s.version, coalesce(s.host, (SELECT f.name FROM agency_facts f
      WHERE f.authority_id = s.authority_id AND f.agency_id = s.host_agency_id AND f.recorded_to IS NULL ORDER BY f.valid_from DESC LIMIT 1)) AS host_name`.execute(
    tx,
  )
  return rows[0] ? Counted.parse(rows[0]) : refuse('conflict', 'secondment.counted-or-changed')
}
