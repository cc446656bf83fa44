import { type QueryCreator, type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Day } from '../../kernel/day.ts'
import type { AuthorityId } from '../../kernel/identity.ts'
import { recordedLate } from '../../kernel/lateness.ts'
import { isoInstant } from '../../platform/db/instant.ts'
import type { DB } from '../../platform/db/schema.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { HistoricalNote, type Recording } from './historical.contract.ts'

interface About {
  authority: AuthorityId | RawBuilder<unknown>
  /** Column or expression of the record's id: the same through every correction. */
  subject: RawBuilder<unknown>
  /** When it was first recorded. */
  at: RawBuilder<unknown>
}

/** Beside a row: when it was recorded, after how many days that is late, and its historical note. `recordingOf` reads it. */
export const timingOf = ({ authority, subject, at }: About): RawBuilder<unknown> => sql`(
  SELECT json_build_object('at', ${isoInstant(at)}, 'lateAfter', t.late_after_days,
    'historical', CASE WHEN h.subject_id IS NOT NULL THEN json_build_object('source', h.source, 'reason', h.reason) END)
  FROM authority t LEFT JOIN historical_record h ON h.authority_id = t.authority_id AND h.subject_id = ${subject}
  WHERE t.authority_id = ${authority})`

/** The rule of kernel/lateness.ts as a condition. Whoever changes one of the two changes both. */
export const isLate = ({ authority, subject, at, documentDay }: About & { documentDay: RawBuilder<unknown> }): RawBuilder<boolean> => sql<boolean>`(
  (${at} AT TIME ZONE 'Asia/Ho_Chi_Minh')::date - ${documentDay} > (SELECT t.late_after_days FROM authority t WHERE t.authority_id = ${authority})
  AND NOT EXISTS (SELECT FROM historical_record h WHERE h.authority_id = ${authority} AND h.subject_id = ${subject}))`

const Timing = z.object({ at: z.string(), lateAfter: z.int(), historical: HistoricalNote.nullable() })

export function recordingOf(timing: unknown, documentDay: Day | null): Recording {
  const { at, lateAfter, historical } = Timing.parse(timing)
  return { at, lateDays: historical ? null : recordedLate(documentDay, new Date(at), lateAfter), historical }
}

interface Marked {
  authority: AuthorityId
  note: HistoricalNote
  /** What shares this note: the import, or the record itself. */
  batch: string
  records: readonly { id: string; agency: string | null }[]
  at: Date
}

const marking = ({ authority, note, batch, records, at }: Marked) => sql`
  INSERT INTO historical_record (authority_id, subject_id, agency_id, batch_id, source, reason, recorded_at)
  SELECT ${authority}, id, agency, ${batch}::uuid, ${note.source}, ${note.reason}, ${at}::timestamptz
  FROM jsonb_to_recordset(${JSON.stringify(records)}::jsonb) AS r(id uuid, agency uuid)`

/** The same for one record entered alone, within the statement that adds it. */
export const markedWith = (tx: Tx, record: { authority: AuthorityId; id: string; agency: string | null; note: HistoricalNote; at: Date }): QueryCreator<DB> =>
  tx.with('historical', (db) =>
    db.insertInto('historicalRecord').values({
      authorityId: record.authority,
      subjectId: record.id,
      agencyId: record.agency,
      batchId: record.id,
      ...record.note,
      recordedAt: record.at,
    }),
  ) as unknown as QueryCreator<DB>

/** Says of records that they are historical data, in the transaction that adds them. */
export async function markHistorical(tx: Tx, marked: Marked): Promise<void> {
  await marking(marked).execute(tx)
}
