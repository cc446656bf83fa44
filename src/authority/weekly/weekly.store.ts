import { sql } from 'kysely'
import { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import { Day } from '../../kernel/day.ts'
import { type AuthorityId, OrganisationId, type WeeklyDeliveryId, type WeeklyIssueId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import { isoInstant } from '../../platform/db/instant.ts'
import { refuseOn, type Tx } from '../../platform/db/transaction.ts'
import type { LetterAtHand } from '../../platform/mail/outbox.ts'
import { letterRows } from '../../platform/mail/outbox.ts'
import { type StoredFile, withFiles } from '../../register/files/facade.ts'
import { IssueRow } from './weekly.contract.ts'
import { usualSetting, WeeklySetting } from './weekly.ts'
import type { WeekFacts } from './week.ts'

export interface HeldSetting {
  setting: WeeklySetting
  /** 0: nobody has set it up. */
  version: number
  changedAt: Date | null
}

const Recipients = WeeklySetting.shape.recipients

const held = (
  row: { enabled: boolean; weekday: number; minute: number; linkDays: number; recipients: unknown; version: number; changedAt: Date } | undefined,
): HeldSetting =>
  row === undefined
    ? { setting: usualSetting, version: 0, changedAt: null }
    : {
        setting: { enabled: row.enabled, weekday: row.weekday, minute: row.minute, linkDays: row.linkDays, recipients: Recipients.parse(row.recipients) },
        version: row.version,
        changedAt: row.changedAt,
      }

const columns = ['enabled', 'weekday', 'minute', 'linkDays', 'recipients', 'version', 'changedAt'] as const

export const loadSetting = async (tx: Tx, authority: AuthorityId): Promise<HeldSetting> =>
  held(await tx.selectFrom('weeklySetting').select(columns).where('authorityId', '=', authority).executeTakeFirst())

/** The new version; undefined when somebody else was faster. */
export async function saveSetting(tx: Tx, authority: AuthorityId, setting: WeeklySetting, seen: number, at: Date): Promise<number | undefined> {
  const row = { ...setting, recipients: JSON.stringify(setting.recipients), version: seen + 1, changedAt: at }
  if (seen === 0) {
    const made = await tx
      .insertInto('weeklySetting')
      .values({ authorityId: authority, ...row })
      .onConflict((on) => on.column('authorityId').doNothing())
      .returning('version')
      .executeTakeFirst()
    return made?.version
  }
  const changed = await tx
    .updateTable('weeklySetting')
    .set(row)
    .where('authorityId', '=', authority)
    .where('version', '=', seen)
    .returning('version')
    .executeTakeFirst()
  return changed?.version
}

const AtClock = z.object({ office: OrganisationId, restored: z.boolean(), issued: z.boolean() })

/** What the clock has to know of one authority in a single look: the setting, whether this is a copy, whether the page of the day went out. */
export async function loadAtClock(tx: Tx, authority: AuthorityId, dayOf: (setting: WeeklySetting) => Day) {
  const setting = await loadSetting(tx, authority)
  if (!setting.setting.enabled) return undefined
  const day = dayOf(setting.setting)
  const { rows } = await sql<Record<string, unknown>>`SELECT a.office_id AS office,
      EXISTS (SELECT 1 FROM restored_copy c WHERE c.authority_id = a.authority_id AND c.released_at IS NULL) AS restored,
      EXISTS (SELECT 1 FROM weekly_issue i WHERE i.authority_id = a.authority_id AND i.origin = 'scheduled' AND i.day = ${day}::date) AS issued
    FROM authority a WHERE a.authority_id = ${authority}`.execute(tx)
  return { ...setting, day, ...AtClock.parse(rows[0]) }
}

export interface NewDelivery {
  id: WeeklyDeliveryId
  name: string
  letter: LetterAtHand
  tokenHash: Buffer
  expiresAt: Date
}

export interface NewIssue {
  id: WeeklyIssueId
  day: Day
  origin: 'scheduled' | 'by-hand'
  facts: WeekFacts
  file: StoredFile
  deliveries: readonly NewDelivery[]
}

/** Page, file, copies, letters and links in one statement: all of it or nothing. */
export async function addIssue(tx: Tx, by: { authority: AuthorityId; seat: Actor['seat'] | null; at: Date }, issue: NewIssue): Promise<void> {
  const { authority, seat, at } = by
  const { deliveries } = issue
  try {
    await withFiles(tx, { authority, seat, at }, [issue.file])
      .with('issued', (db) =>
        db.insertInto('weeklyIssue').values({
          authorityId: authority,
          id: issue.id,
          day: issue.day,
          origin: issue.origin,
          content: JSON.stringify(issue.facts),
          pdfFileId: issue.file.id,
          seatId: seat,
          madeAt: at,
        }),
      )
      .with('lettered', (db) =>
        letterRows(
          db,
          deliveries.map(({ letter }) => letter),
        ),
      )
      .with('linked', (db) =>
        db.insertInto('auth.weeklyLink').values(deliveries.map(({ id, tokenHash }) => ({ tokenHash, authorityId: authority, deliveryId: id }))),
      )
      .insertInto('weeklyDelivery')
      .values(
        deliveries.map(({ id, name, letter, expiresAt }) => ({
          authorityId: authority,
          id,
          issueId: issue.id,
          name,
          address: letter.to,
          mailId: letter.id,
          expiresAt,
        })),
      )
      .execute()
  } catch (error) {
    refuseOn(error, 'weekly_issue_once', 'weekly.sent-already', { day: issue.day })
    throw error
  }
}

/** Ends one link; refused where it ended already. */
export async function revoke(tx: Tx, authority: AuthorityId, id: WeeklyDeliveryId, at: Date): Promise<void> {
  const row = await tx
    .updateTable('weeklyDelivery')
    .set({ revokedAt: at })
    .where('authorityId', '=', authority)
    .where('id', '=', id)
    .where('revokedAt', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!row) refuse('not-found', 'weekly.delivery-not-found')
}

const gone = '(đã xóa)'

/** Everything sent to the address of one delivery loses name and address; letters that still wait are given up, links end. */
export async function erase(tx: Tx, authority: AuthorityId, id: WeeklyDeliveryId, at: Date): Promise<number> {
  const { rows } = await sql<{ erased: number }>`
    WITH whose AS (SELECT d.address FROM weekly_delivery d WHERE d.authority_id = ${authority} AND d.id = ${id} AND d.address IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM weekly_setting s, jsonb_array_elements(s.recipients) r WHERE s.authority_id = d.authority_id AND lower(r ->> 'address') = lower(d.address))),
    cleared AS (UPDATE weekly_delivery d SET name = NULL, address = NULL, revoked_at = coalesce(d.revoked_at, ${at}::timestamptz) FROM whose w
      WHERE d.authority_id = ${authority} AND lower(d.address) = lower(w.address) RETURNING d.mail_id),
    mails AS (UPDATE mail_message m SET recipient = ${gone}, body = CASE WHEN m.sent_at IS NULL THEN ${gone} ELSE m.body END,
        given_up_at = CASE WHEN m.sent_at IS NULL THEN coalesce(m.given_up_at, ${at}::timestamptz) ELSE m.given_up_at END
      FROM cleared c WHERE m.authority_id = ${authority} AND m.id = c.mail_id)
    SELECT count(*)::int AS erased FROM cleared`.execute(tx)
  return rows[0]?.erased ?? 0
}

const Issues = z.array(IssueRow)

export async function viewWeekly(tx: Tx, authority: AuthorityId) {
  const { rows } = await sql<{ setting: unknown; issues: unknown }>`SELECT
      (SELECT json_build_object('enabled', s.enabled, 'weekday', s.weekday, 'minute', s.minute, 'linkDays', s.link_days, 'recipients', s.recipients, 'version', s.version)
        FROM weekly_setting s WHERE s.authority_id = ${authority}) AS setting,
      (SELECT coalesce(json_agg(json_build_object('id', i.id, 'day', i.day, 'origin', i.origin, 'madeAt', ${isoInstant('i.made_at')},
          'by', (SELECT o.name FROM seat t JOIN officer o ON o.authority_id = t.authority_id AND o.id = t.officer_id WHERE t.authority_id = i.authority_id AND t.id = i.seat_id),
          'deliveries', (SELECT coalesce(json_agg(json_build_object('id', d.id, 'name', d.name, 'address', d.address,
              'state', CASE WHEN m.sent_at IS NOT NULL THEN 'sent' WHEN m.given_up_at IS NOT NULL THEN 'given-up' ELSE 'waiting' END,
              'expiresAt', ${isoInstant('d.expires_at')}, 'revokedAt', ${isoInstant('d.revoked_at')}) ORDER BY d.id), '[]')
            FROM weekly_delivery d JOIN mail_message m ON m.authority_id = d.authority_id AND m.id = d.mail_id
            WHERE d.authority_id = i.authority_id AND d.issue_id = i.id)) ORDER BY i.made_at DESC, i.id DESC), '[]')
        FROM (SELECT * FROM weekly_issue WHERE authority_id = ${authority} ORDER BY made_at DESC, id DESC LIMIT 30) i) AS issues`.execute(tx)
  const kept = z
    .object({ ...WeeklySetting.shape, version: z.int() })
    .nullable()
    .parse(rows[0]?.setting ?? null)
  const { version, ...setting } = kept ?? { ...usualSetting, version: 0 }
  return { version, setting, issues: Issues.parse(rows[0]?.issues) }
}

const File = z.object({ day: Day, sha256: z.string(), name: z.string() })

export async function fileOfIssue(tx: Tx, authority: AuthorityId, id: WeeklyIssueId) {
  const { rows } = await sql`SELECT i.day, f.sha256, f.name FROM weekly_issue i JOIN stored_file f ON f.authority_id = i.authority_id AND f.id = i.pdf_file_id
    WHERE i.authority_id = ${authority} AND i.id = ${id}`.execute(tx)
  return rows[0] ? File.parse(rows[0]) : refuse('not-found', 'weekly.issue-not-found')
}
