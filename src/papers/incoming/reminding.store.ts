import { sql } from 'kysely'
import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { type AuthorityId, IncomingId, OfficerId, SeatId } from '../../kernel/identity.ts'
import { refuseOn, type Tx } from '../../platform/db/transaction.ts'
import { letterRow, type LetterAtHand } from '../../platform/mail/outbox.ts'
import { Language } from '../../register/officers/account.ts'
import type { Notice } from './incoming-notice.ts'
import { withNotices } from './incoming.store.ts'

/** Until somebody sets it. */
const firstDays = 3

/** How many days ahead "due soon" is; data, the last one set holds. */
export const remindDays = (authority: AuthorityId) =>
  sql<number>`coalesce((SELECT r.remind_days FROM incoming_rule r WHERE r.authority_id = ${authority} ORDER BY r.version DESC LIMIT 1), ${firstDays}::int)`

export async function lastRule(tx: Tx, authority: AuthorityId): Promise<{ version: number; days: number }> {
  const { rows } = await sql<{ version: number; days: number }>`
    SELECT coalesce((SELECT max(r.version) FROM incoming_rule r WHERE r.authority_id = ${authority}), 0) AS version, ${remindDays(authority)} AS days`.execute(
    tx,
  )
  return rows[0] ?? { version: 0, days: firstDays }
}

export async function addRule(tx: Tx, rule: { authority: AuthorityId; version: number; days: number; officer: OfficerId; at: Date }): Promise<void> {
  try {
    await tx
      .insertInto('incomingRule')
      .values({ authorityId: rule.authority, version: rule.version, remindDays: rule.days, officerId: rule.officer, recordedAt: rule.at })
      .execute()
  } catch (error) {
    refuseOn(error, 'incoming_rule_in_turn', 'record.changed-meanwhile', { version: rule.version, fields: [] })
    throw error
  }
}

const Due = z.object({
  id: IncomingId,
  officerId: OfficerId,
  due: Day,
  arrivalNumber: z.string(),
  number: z.string(),
  issuedOn: Day,
  issuerName: z.string(),
  abstract: z.string(),
  people: z.array(z.object({ seatId: SeatId, officerId: OfficerId, name: z.string(), email: z.string().nullable(), language: Language })),
})
export type DueIncoming = z.infer<typeof Due>

/** So many in one transaction; the next run of the job, or the next round of this one, takes the others. */
export const mostAtOnce = 200

/** Assigned papers that are overdue or due soon, of which the person has not been told for this due day. */
export async function dueToTell(tx: Tx, authority: AuthorityId, on: Day): Promise<DueIncoming[]> {
  const { rows } = await sql<{ found: unknown }>`
    SELECT json_build_object('id', t.id, 'officerId', t.officer_id, 'due', t.due, 'arrivalNumber', t.arrival, 'number', p.number, 'issuedOn', p.issued_on,
      'issuerName', p.issuer_name, 'abstract', p.abstract, 'people', (
        SELECT coalesce(json_agg(json_build_object('seatId', s.id, 'officerId', o.id, 'name', o.name, 'email', o.email,
          'language', coalesce((SELECT k.language FROM auth.invitation_of_officer(o.id) k), 'vi')) ORDER BY s.id), '[]')
        FROM seat s JOIN officer o ON o.authority_id = s.authority_id AND o.id = s.officer_id
        WHERE s.authority_id = ${authority} AND s.officer_id = t.officer_id AND s.agency_id IS NULL
          AND s.valid_from <= ${on}::date AND (s.valid_to IS NULL OR s.valid_to > ${on}::date))) AS found
    FROM (
      SELECT i.*, coalesce(i.due_on, (d.due_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date) AS due,
        lpad(i.serial::text, greatest(2, length(i.serial::text)), '0') || i.suffix AS arrival
      FROM incoming_paper i LEFT JOIN deadline d ON d.authority_id = i.authority_id AND d.id = i.deadline_id
      WHERE i.authority_id = ${authority} AND i.state IN ('registered', 'assigned') AND i.officer_id IS NOT NULL
    ) t
    CROSS JOIN LATERAL (SELECT v.* FROM paper_version v WHERE v.authority_id = t.authority_id AND v.paper_id = t.paper_id ORDER BY v.version DESC LIMIT 1) p
    WHERE t.due <= ${on}::date + ${remindDays(authority)}
      AND NOT EXISTS (SELECT FROM incoming_notice n WHERE n.authority_id = ${authority} AND n.incoming_id = t.id AND n.due_on = t.due AND n.officer_id = t.officer_id)
    ORDER BY t.due, t.id LIMIT ${mostAtOnce}`.execute(tx)
  return rows.map(({ found }) => Due.parse(found))
}

/**
 * That somebody was told, what stands in the inbox, and the mail, in one statement. Two runs at once: the second waits at the key
 * and tells nobody anything, for its whole transaction is refused.
 */
export async function saveTold(
  tx: Tx,
  { authority, at }: { authority: AuthorityId; at: Date },
  due: readonly DueIncoming[],
  notices: readonly Notice[],
  letters: readonly LetterAtHand[],
): Promise<void> {
  const lettered = letters.reduce(
    (begun, letter, n) => begun.with(`letter${n}`, (db) => letterRow(db, letter)) as unknown as typeof begun,
    withNotices(tx, { authority, at }, notices),
  )
  await lettered
    .insertInto('incomingNotice')
    .values(due.map(({ id, due: day, officerId }) => ({ authorityId: authority, incomingId: id, dueOn: day, officerId, toldAt: at })))
    .execute()
}
