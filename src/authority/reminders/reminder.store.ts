import { type QueryCreator, sql } from 'kysely'
import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { fold } from '../../kernel/fold.ts'
import { AgencyId, type AuthorityId, type BodyId, type CampaignId, type FileId, type PaperId, ReminderId } from '../../kernel/identity.ts'
import type { Side } from '../../kernel/rights.ts'
import type { Stage } from '../../conformity/conversion/stage.ts'
import { lockBeside, type LockedSeries, type SeriesOf } from '../../papers/numbering/facade.ts'
import type { DB } from '../../platform/db/schema.ts'
import { refuseOn, type Tx } from '../../platform/db/transaction.ts'
import type { LetterAtHand } from '../../platform/mail/outbox.ts'
import type { Notices } from './reminder-notice.ts'
import type { ReleasedLetter } from './released-letter.ts'

export interface NewReminder {
  id: ReminderId
  agencies: readonly { agencyId: AgencyId; name: string; stage: Stage; missed: Stage | null; behindSince: Day | null }[]
}

export interface Wording {
  about: string
  paragraphs: readonly string[]
  answerDays: number | null
  answerBy: Day | null
}

interface Shared extends Wording {
  campaignId: CampaignId
  issuerId: BodyId
  asOf: Day
}

/** All letters of one act with all their agencies in one statement. */
export async function addReminders(tx: Tx, authority: AuthorityId, shared: Shared, reminders: readonly NewReminder[], at: Date): Promise<void> {
  const { about, paragraphs, answerDays, answerBy, campaignId, issuerId, asOf } = shared
  const records = JSON.stringify(
    reminders.flatMap(({ id, agencies }) =>
      agencies.map(({ agencyId, name, stage, missed, behindSince }, n) => ({
        reminder_id: id,
        agency_id: agencyId,
        position: n + 1,
        name,
        stage,
        behind_stage: missed,
        behind_since: behindSince,
      })),
    ),
  )
  const ids = `{${reminders.map(({ id }) => id).join(',')}}`
  await sql`
    WITH letter AS (
      INSERT INTO reminder (authority_id, id, campaign_id, issuer_id, state, about, about_norm, paragraphs, as_of, answer_days, answer_by, created_at)
      SELECT ${authority}, i, ${campaignId}::uuid, ${issuerId}::uuid, 'drafted', ${about}, ${fold(about)}, ${[...paragraphs]}::text[], ${asOf}::date, ${answerDays}::int, ${answerBy}::date, ${at}::timestamptz
      FROM unnest(${ids}::uuid[]) i RETURNING authority_id, id)
    INSERT INTO reminder_agency (authority_id, reminder_id, agency_id, position, name, stage, behind_stage, behind_since)
    SELECT l.authority_id, l.id, r.agency_id, r.position, r.name, r.stage, r.behind_stage, r.behind_since
    FROM jsonb_to_recordset(${records}::jsonb) AS r (reminder_id uuid, agency_id uuid, position int, name text, stage text, behind_stage text, behind_since date)
    JOIN letter l ON l.id = r.reminder_id`
    .execute(tx)
    .catch((error: unknown) => {
      refuseOn(error, 'reminder_authority_id_issuer_id_fkey', 'body.not-found', {})
      throw error
    })
}

const Held = z.object({ state: z.string(), version: z.int(), answerBy: Day.nullable(), asked: z.int(), answered: z.int() })
export type HeldReminder = z.infer<typeof Held>

/** Locks a reminder and says where it stands. */
export async function loadReminder(tx: Tx, authority: AuthorityId, id: ReminderId): Promise<HeldReminder | undefined> {
  const { rows } = await sql<{ loaded: unknown }>`
    WITH one AS MATERIALIZED (SELECT * FROM reminder WHERE authority_id = ${authority} AND id = ${id}::uuid FOR UPDATE)
    SELECT json_build_object('state', one.state, 'version', one.version, 'answerBy', one.answer_by,
      'asked', (SELECT count(*) FROM reminder_agency a WHERE a.authority_id = ${authority} AND a.reminder_id = one.id),
      'answered', (SELECT count(a.answered_on) FROM reminder_agency a WHERE a.authority_id = ${authority} AND a.reminder_id = one.id)) AS loaded
    FROM one`.execute(tx)
  return rows[0] && Held.parse(rows[0].loaded)
}

export type ReminderChange =
  | Wording
  | { state: 'discarded' }
  | { state: 'escalated'; escalatedOn: Day; escalatedTo: string; escalation: string }
  | { state: 'closed'; closedOn: Day; outcome: string }

/** What ends a letter ends it for those who received it, in the same statement. */
export async function changeReminder(tx: Tx, authority: AuthorityId, id: ReminderId, version: number, change: ReminderChange): Promise<void> {
  const values =
    'about' in change
      ? { about: change.about, aboutNorm: fold(change.about), paragraphs: [...change.paragraphs], answerDays: change.answerDays, answerBy: change.answerBy }
      : change
  await tx
    .with('closed', (db) =>
      db
        .updateTable('reminderAgency')
        .set({ closedOn: 'closedOn' in change ? change.closedOn : null })
        .where('authorityId', '=', authority)
        .where('reminderId', '=', id)
        .where(sql<boolean>`${'closedOn' in change}`),
    )
    .updateTable('reminder')
    .set({ ...values, version: version + 1 })
    .where('authorityId', '=', authority)
    .where('id', '=', id)
    .execute()
}

export interface IssuedMarks {
  number: string
  issuedOn: Day
  signerName: string | null
  signerTitle: string
  paperId: PaperId
  answerBy: Day
  provisional: boolean
  about: string
}

/** Notices with the letters of the mail as they stand in the outbox. */
export interface Sent {
  inbox: Notices['inbox']
  letters: readonly LetterAtHand[]
}

/** What the reminded agencies get with the letter. */
interface Release {
  letter: ReleasedLetter
  notices: Sent
  docx: FileId
  pdf: FileId
  at: Date
}

const told = (authority: AuthorityId, { inbox }: Sent, at: Date) => sql<{ id: string }>`
  (INSERT INTO notification (authority_id, id, seat_id, kind, details, link, created_at)
  SELECT ${authority}::int, n.id, n.seat, 'reminder.issued', n.details, n.link, ${at}::timestamptz
  FROM jsonb_to_recordset(${JSON.stringify(inbox)}::jsonb) AS n (id uuid, seat uuid, details jsonb, link text) RETURNING id)`

const outboxed = ({ letters }: Sent) => sql<{ id: string }>`
  (INSERT INTO mail_message (authority_id, id, agency_id, recipient, subject, body, created_at)
  SELECT m.authority, m.id, m.agency, m."to", m.subject, m.body, m.at
  FROM jsonb_to_recordset(${JSON.stringify(letters)}::jsonb) AS m (authority int, id uuid, agency uuid, "to" text, subject text, body text, at timestamptz) RETURNING id)`

const Locked = z.object({ version: z.int(), state: z.string() })

/** The reminder and the counter of the letters of its issuer, both locked, in one statement. */
export async function lockToIssue(
  tx: Tx,
  authority: AuthorityId,
  id: ReminderId,
  { at, series }: { at: Date; series: Omit<SeriesOf, 'authority'> },
): Promise<{ version: number; state: string; series: LockedSeries | undefined } | undefined> {
  const row = sql`SELECT version, state FROM reminder WHERE authority_id = ${authority} AND id = ${id} FOR UPDATE`
  const found = await lockBeside(tx, { authority, ...series }, at, row)
  return found && { ...Locked.parse(found.held), series: found.series }
}

/** Goes on with a statement that keeps the files: the reminder, whose lock is held, goes to all who are reminded at once. The paper itself follows. */
export function withIssued(
  begun: QueryCreator<DB>,
  authority: AuthorityId,
  id: ReminderId,
  seen: number,
  marks: IssuedMarks,
  { letter, notices, docx, pdf, at }: Release,
): QueryCreator<DB> {
  const { about, ...rest } = marks
  return begun
    .with('issued', (db) =>
      db
        .updateTable('reminder')
        .set({ ...rest, about, aboutNorm: fold(about), state: 'issued', version: seen + 1 })
        .where('authorityId', '=', authority)
        .where('id', '=', id),
    )
    .with('inboxed', () => told(authority, notices, at))
    .with('lettered', () => outboxed(notices))
    .with('released', (db) =>
      db
        .updateTable('reminderAgency')
        .set({ releasedAt: at, letter: JSON.stringify(letter), docxFileId: docx, pdfFileId: pdf })
        .where('authorityId', '=', authority)
        .where('reminderId', '=', id),
    )
}

const Answerable = z.array(
  z.object({ reminderId: ReminderId, agencyId: AgencyId, name: z.string(), state: z.string(), issuedOn: Day.nullable(), answeredOn: Day.nullable() }),
)

interface Pair {
  reminderId: ReminderId
  agencyId: AgencyId
}
const pairsOf = (rows: readonly Pair[]) => JSON.stringify(rows.map(({ reminderId, agencyId }) => ({ reminder_id: reminderId, agency_id: agencyId })))

/** The agencies asked about, each with its letter, locked in the order of their ids. */
export async function loadAnswerable(tx: Tx, authority: AuthorityId, rows: readonly Pair[]) {
  const { rows: found } = await sql<{ loaded: unknown }>`
    WITH asked AS (SELECT * FROM jsonb_to_recordset(${pairsOf(rows)}::jsonb) AS p (reminder_id uuid, agency_id uuid)),
    locked AS MATERIALIZED (
      SELECT a.* FROM reminder_agency a WHERE a.authority_id = ${authority} AND (a.reminder_id, a.agency_id) IN (SELECT reminder_id, agency_id FROM asked)
      ORDER BY a.reminder_id, a.agency_id FOR UPDATE)
    SELECT coalesce(json_agg(json_build_object('reminderId', a.reminder_id, 'agencyId', a.agency_id, 'name', a.name, 'state', r.state, 'issuedOn', r.issued_on, 'answeredOn', a.answered_on)), '[]') AS loaded
    FROM locked a JOIN reminder r ON r.authority_id = ${authority} AND r.id = a.reminder_id`.execute(tx)
  return Answerable.parse(found[0]?.loaded)
}

const Received = z.object({ name: z.string(), issuedOn: Day, answeredOn: Day.nullable(), closed: z.boolean(), file: z.boolean() })

/** One agency's place in a letter that went out, locked; `file`: whether the file can be named, which is the seat's own. */
export async function loadReceived(
  tx: Tx,
  authority: AuthorityId,
  { reminderId, agencyId }: Pair,
  file: FileId | null,
): Promise<z.infer<typeof Received> | undefined> {
  const { rows } = await sql<{ loaded: unknown }>`
    SELECT json_build_object('name', a.name, 'issuedOn', a.letter->>'issuedOn', 'answeredOn', a.answered_on, 'closed', a.closed_on IS NOT NULL,
      'file', ${file}::uuid IS NULL OR EXISTS (SELECT FROM stored_file f WHERE f.authority_id = ${authority} AND f.id = ${file}::uuid)) AS loaded
    FROM reminder_agency a WHERE a.authority_id = ${authority} AND a.reminder_id = ${reminderId}::uuid AND a.agency_id = ${agencyId}::uuid AND a.released_at IS NOT NULL
    FOR UPDATE OF a`.execute(tx)
  return rows[0] && Received.parse(rows[0].loaded)
}

export interface Answer {
  answeredOn: Day
  number: string | null
  date: Day | null
  note: string | null
}

/** `file`: replaced only when there is one; an answer put right keeps the file it came with. */
interface Kept {
  side: Side
  file: FileId | null
}

export async function addAnswers(
  tx: Tx,
  authority: AuthorityId,
  rows: readonly Pair[],
  { answeredOn, number, date, note }: Answer,
  { side, file }: Kept,
): Promise<void> {
  await sql`
    UPDATE reminder_agency a SET answered_on = ${answeredOn}::date, answer_number = ${number}, answer_date = ${date}::date, answer_note = ${note},
      answer_side = ${side}, answer_file_id = coalesce(${file}::uuid, a.answer_file_id),
      answer_file = coalesce((SELECT f.name FROM stored_file f WHERE f.authority_id = ${authority} AND f.id = ${file}::uuid), a.answer_file)
    FROM jsonb_to_recordset(${pairsOf(rows)}::jsonb) AS p (reminder_id uuid, agency_id uuid)
    WHERE a.authority_id = ${authority} AND a.reminder_id = p.reminder_id AND a.agency_id = p.agency_id`.execute(tx)
}
