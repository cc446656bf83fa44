import { sql } from 'kysely'
import { z } from 'zod'
import type { Day } from '../../kernel/day.ts'
import { type AuthorityId, type FindingId, SeatId } from '../../kernel/identity.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Violation } from './integrity-check.queries.ts'

export interface Run {
  authority: AuthorityId
  /** Null when somebody asked for it. */
  night: Day | null
  seat: SeatId | null
  startedAt: Date
  at: Date
}

export interface Found extends Violation {
  code: string
}

const Saved = z.strictObject({ fresh: z.int(), gone: z.int(), told: z.int() })

/**
 * What a run found becomes what is known, in one statement: new findings, those seen again, and those that were put in order. One
 * that comes back after it was gone is new, accepted or not. `told`: how many are new among the codes worth telling.
 */
export async function saveFindings(tx: Tx, run: Run, of: { codes: readonly string[]; telling: readonly string[]; found: readonly Found[] }) {
  const rows = of.found.map((one) => ({ ...one, id: uuidv7(run.at) }))
  const { rows: saved } = await sql<{ saved: unknown }>`
    WITH found AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS f(id uuid, code text, key text, "agencyId" uuid, "otherId" uuid, "subjectKind" text, "subjectId" uuid,
        since date, until date, facts jsonb)
    ), known AS (
      SELECT i.code, i.key FROM integrity_finding i JOIN found f USING (code, key) WHERE i.authority_id = ${run.authority} AND i.gone_at IS NULL
    ), seen AS (
      INSERT INTO integrity_finding AS i (authority_id, id, code, key, agency_id, other_id, subject_kind, subject_id, since, until, facts, first_seen_at, last_seen_at)
      SELECT ${run.authority}, id, code, key, "agencyId", "otherId", "subjectKind", "subjectId", since, until, facts, ${run.at}, ${run.at} FROM found
      ON CONFLICT (authority_id, code, key) DO UPDATE SET
        agency_id = excluded.agency_id, other_id = excluded.other_id, subject_kind = excluded.subject_kind, subject_id = excluded.subject_id,
        since = excluded.since, until = excluded.until, facts = excluded.facts, last_seen_at = excluded.last_seen_at, gone_at = NULL,
        first_seen_at = CASE WHEN i.gone_at IS NULL THEN i.first_seen_at ELSE excluded.first_seen_at END,
        accepted_at = CASE WHEN i.gone_at IS NULL THEN i.accepted_at END,
        accepted_by = CASE WHEN i.gone_at IS NULL THEN i.accepted_by END,
        reason = CASE WHEN i.gone_at IS NULL THEN i.reason END,
        version = i.version + CASE WHEN i.gone_at IS NULL THEN 0 ELSE 1 END
    ), gone AS (
      UPDATE integrity_finding i SET gone_at = ${run.at}, version = i.version + 1
      WHERE i.authority_id = ${run.authority} AND i.code = ANY (${[...of.codes]}::text[]) AND i.gone_at IS NULL AND i.last_seen_at < ${run.startedAt}
        AND NOT EXISTS (SELECT 1 FROM found f WHERE f.code = i.code AND f.key = i.key)
      RETURNING i.id
    ), fresh AS (
      SELECT f.code FROM found f WHERE NOT EXISTS (SELECT 1 FROM known k WHERE k.code = f.code AND k.key = f.key)
    ), noted AS (
      INSERT INTO integrity_run (authority_id, id, night, seat_id, started_at, finished_at, checks, fresh, gone)
      VALUES (${run.authority}, ${uuidv7(run.at)}, ${run.night}::date, ${run.seat}::uuid, ${run.startedAt}, ${run.at}, ${of.codes.length}, (SELECT count(*) FROM fresh), (SELECT count(*) FROM gone))
    )
    SELECT json_build_object('fresh', (SELECT count(*) FROM fresh), 'gone', (SELECT count(*) FROM gone),
      'told', (SELECT count(*) FROM fresh WHERE code = ANY (${[...of.telling]}::text[]))) AS saved`.execute(tx)
  return Saved.parse(saved[0]?.saved)
}

/** True when the checks of the night have run: a job may come twice. */
export async function ranThatNight(tx: Tx, authority: AuthorityId, night: Day): Promise<boolean> {
  const row = await tx.selectFrom('integrityRun').select('id').where('authorityId', '=', authority).where('night', '=', night).executeTakeFirst()
  return row !== undefined
}

/** Programme officers in their seats today. */
export async function seatsToTell(tx: Tx, authority: AuthorityId, on: Day): Promise<SeatId[]> {
  const { rows } = await sql<{ seatId: string }>`
    SELECT seat_id FROM seat_facts WHERE authority_id = ${authority} AND role = 'programme-officer' AND valid_from <= ${on} AND (valid_to IS NULL OR valid_to > ${on}) ORDER BY seat_id`.execute(
    tx,
  )
  return rows.map((row) => SeatId.parse(row.seatId))
}

export async function tellSeats(tx: Tx, authority: AuthorityId, seats: readonly SeatId[], at: Date, count: number): Promise<void> {
  if (seats.length === 0) return
  await tx
    .insertInto('notification')
    .values(
      seats.map((seatId) => ({
        authorityId: authority,
        id: uuidv7(at),
        seatId,
        kind: 'integrity.found',
        details: JSON.stringify({ count }),
        link: '/app/agencies/checks',
        createdAt: at,
      })),
    )
    .execute()
}

export const loadFinding = (tx: Tx, authority: AuthorityId, id: FindingId) =>
  tx
    .selectFrom('integrityFinding')
    .select(['code', 'agencyId', 'goneAt', 'acceptedAt', 'version'])
    .where('authorityId', '=', authority)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

/** Accepted by a seat for a reason, or no longer. */
export async function setAcceptance(tx: Tx, authority: AuthorityId, id: FindingId, accepted: { seat: SeatId; at: Date; reason: string } | null): Promise<void> {
  await tx
    .updateTable('integrityFinding')
    .set((eb) => ({ acceptedAt: accepted?.at ?? null, acceptedBy: accepted?.seat ?? null, reason: accepted?.reason ?? null, version: eb('version', '+', 1) }))
    .where('authorityId', '=', authority)
    .where('id', '=', id)
    .execute()
}
