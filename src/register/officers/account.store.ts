import { sql } from 'kysely'
import { z } from 'zod'
import type { Day } from '../../kernel/day.ts'
import { fold } from '../../kernel/fold.ts'
import { type AgencyId, type AuthorityId, LoginId, type OfficerId, type SeatId } from '../../kernel/identity.ts'
import { detailsAt, refuse } from '../../kernel/refusal.ts'
import { Role } from '../../kernel/rights.ts'
import { hashToken } from '../../platform/auth/session.store.ts'
import { refuseOn, type Tx } from '../../platform/db/transaction.ts'
import { type LetterAtHand, letterRow } from '../../platform/mail/outbox.ts'
import { type DecidedTerm, HeldSeat, Language } from './account.ts'
import { nameSort } from './name-sort.ts'

export interface NewAccount {
  authority: AuthorityId
  login: LoginId
  officer: OfficerId
  seat: SeatId
  agency: AgencyId | null
  name: string
  username: string
  email: string | null
  role: Role
  title: string
  /** Of the screens; the product's first language without it. */
  language?: Language | undefined
  /** Without one nobody signs in until the person has set a password with a link. */
  passwordHash: string | null
  /** The person is there already, without an account. */
  known?: boolean
  term?: DecidedTerm
  from: Day
  at: Date
}

const nameNorm = ({ name, username }: { name: string; username: string }) => fold(`${name} ${username}`)

/** Login, person and seat in one statement; refuses an agency that is not there on the day. */
export async function addAccount(tx: Tx, a: NewAccount): Promise<void> {
  try {
    const { rows } = await sql`
      WITH place AS (
        SELECT 1 WHERE ${a.agency}::uuid IS NULL OR EXISTS (
          SELECT 1 FROM agency_facts f WHERE f.authority_id = ${a.authority} AND f.agency_id = ${a.agency}::uuid AND f.recorded_to IS NULL
            AND f.valid_from <= ${a.from}::date AND (f.valid_to IS NULL OR f.valid_to > ${a.from}::date))
      ), login AS (
        INSERT INTO auth.login (id, username, name, language, password_hash, password_set_at, created_at)
        SELECT ${a.login}::uuid, ${a.username}::text, ${a.name}::text, ${a.language ?? 'vi'}::text, ${a.passwordHash}::text, ${a.passwordHash === null ? null : a.at}::timestamptz, ${a.at}::timestamptz FROM place
      ), person AS (
        INSERT INTO officer AS o (authority_id, id, agency_id, login_id, name, name_norm, name_sort, username, email, created_at)
        SELECT ${a.authority}::int, ${a.officer}::uuid, ${a.agency}::uuid, ${a.login}::uuid, ${a.name}::text, ${nameNorm(a)}::text, ${nameSort(a.name)}::text,
          ${a.username}::text, ${a.email}::text, ${a.at}::timestamptz FROM place
        WHERE ${a.known !== true} OR EXISTS (SELECT 1 FROM officer k WHERE k.authority_id = ${a.authority}::int AND k.id = ${a.officer}::uuid AND k.login_id IS NULL)
        ON CONFLICT (authority_id, id) DO UPDATE SET login_id = excluded.login_id, username = excluded.username, email = excluded.email, name = excluded.name,
          name_norm = excluded.name_norm, name_sort = excluded.name_sort, version = o.version + 1 WHERE o.login_id IS NULL
        RETURNING id
      ), named AS (
        UPDATE post SET person = ${a.name}::text WHERE authority_id = ${a.authority}::int AND officer_id = ${a.officer}::uuid AND recorded_to IS NULL
      )
      INSERT INTO seat (authority_id, id, officer_id, login_id, agency_id, role, title, valid_from, valid_to, engagement, post_id)
      SELECT ${a.authority}::int, ${a.seat}::uuid, person.id, ${a.login}::uuid, ${a.agency}::uuid, ${a.role}::text, ${a.title}::text, ${a.from}::date, ${a.term?.to ?? null}::date,
        ${a.term?.engagement ?? null}::text, ${a.term?.post ?? null}::uuid FROM person WHERE ${postFits(a.authority, a.officer, a.agency, a.term)}
      RETURNING id`.execute(tx)
    if (rows.length === 0) refuse('not-found', a.known === true || a.term?.post ? 'account.place-or-person-not-found' : 'agency.not-found')
  } catch (error) {
    refuseOn(error, 'login_username_key', 'account.username-taken', detailsAt('username', 'account.username-taken', { username: a.username }))
    throw error
  }
}

/** The rights hang on a post of the same person at the same place, if on any. */
const postFits = (
  authority: AuthorityId,
  officer: OfficerId,
  agency: AgencyId | null,
  term: DecidedTerm | undefined,
) => sql`(${term?.post ?? null}::uuid IS NULL OR EXISTS (
  SELECT 1 FROM post q WHERE q.authority_id = ${authority}::int AND q.post_id = ${term?.post ?? null}::uuid AND q.officer_id = ${officer}::uuid AND q.recorded_to IS NULL
    AND q.agency_id IS NOT DISTINCT FROM ${agency}::uuid))`

export interface NewSeat {
  authority: AuthorityId
  id: SeatId
  officer: OfficerId
  login: LoginId
  agency: AgencyId | null
  role: Role
  title: string
  from: Day
  term?: DecidedTerm
}

const lettered = (of: LetterAtHand) => sql`WITH lettered AS (
    INSERT INTO mail_message (authority_id, id, agency_id, recipient, subject, body, created_at)
    VALUES (${of.authority}, ${of.id}, ${of.agency}, ${of.to}, ${of.subject}, ${of.body}, ${of.at}))`

/** Refuses an agency that is not there on the day; the letter that tells the person goes into the outbox with the seat. */
export async function addSeat(tx: Tx, s: NewSeat, told?: LetterAtHand): Promise<void> {
  const { rows } = await sql`
    ${told ? lettered(told) : sql``} INSERT INTO seat (authority_id, id, officer_id, login_id, agency_id, role, title, valid_from, valid_to, engagement, post_id)
    SELECT ${s.authority}::int, ${s.id}::uuid, ${s.officer}::uuid, ${s.login}::uuid, ${s.agency}::uuid, ${s.role}::text, ${s.title}::text, ${s.from}::date, ${s.term?.to ?? null}::date,
      ${s.term?.engagement ?? null}::text, ${s.term?.post ?? null}::uuid
    WHERE ${postFits(s.authority, s.officer, s.agency, s.term)} AND (${s.agency}::uuid IS NULL OR EXISTS (
      SELECT 1 FROM agency_facts f WHERE f.authority_id = ${s.authority} AND f.agency_id = ${s.agency}::uuid AND f.recorded_to IS NULL
        AND f.valid_from <= ${s.from}::date AND (f.valid_to IS NULL OR f.valid_to > ${s.from}::date)))
    RETURNING id`.execute(tx)
  if (rows.length === 0) refuse('not-found', s.term?.post ? 'account.place-or-person-not-found' : 'agency.not-found')
}

const Officer = z.object({
  loginId: LoginId.nullable(),
  name: z.string(),
  username: z.string().nullable(),
  language: Language,
  places: z.array(z.object({ role: Role, title: z.string(), agencyName: z.string().nullable() })),
  email: z.string().nullable(),
  version: z.int(),
  seats: z.array(HeldSeat),
  asked: z.string().nullable(),
})

/** With every seat of the person, and the name of the agency that is `asked` about; locked, so that what is decided about them still holds when it is saved. */
export async function loadOfficer(tx: Tx, authority: AuthorityId, id: OfficerId, today: Day, asked: AgencyId | null = null): Promise<z.infer<typeof Officer>> {
  const { rows } = await sql`
    SELECT o.login_id, o.name, o.username, o.email, o.version, (
      SELECT coalesce(jsonb_agg(jsonb_build_object('authority', s.authority_id, 'role', s.role, 'agency', s.agency_id,
        'current', s.valid_from <= ${today}::date AND (s.valid_to IS NULL OR s.valid_to > ${today}::date))), '[]'::jsonb)
      FROM auth.seats_of_officer(o.id) s) AS seats,
      (SELECT f.name FROM agency_facts f WHERE f.authority_id = o.authority_id AND f.agency_id = ${asked}::uuid AND f.recorded_to IS NULL
        AND f.valid_from <= ${today}::date AND (f.valid_to IS NULL OR f.valid_to > ${today}::date)) AS asked,
      coalesce((SELECT k.language FROM auth.invitation_of_officer(o.id) k), 'vi') AS language,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('role', s.role, 'title', s.title, 'agencyName', (SELECT f.name FROM agency_facts f WHERE f.authority_id = s.authority_id AND f.agency_id = s.agency_id
          AND f.recorded_to IS NULL AND f.valid_from <= ${today}::date AND (f.valid_to IS NULL OR f.valid_to > ${today}::date))) ORDER BY s.valid_from, s.id), '[]'::jsonb)
        FROM seat s WHERE s.authority_id = o.authority_id AND s.officer_id = o.id AND (s.valid_to IS NULL OR s.valid_to > ${today}::date)) AS places
    FROM officer o WHERE o.authority_id = ${authority} AND o.id = ${id} FOR UPDATE OF o`.execute(tx)
  return rows[0] ? Officer.parse(rows[0]) : refuse('not-found', 'account.not-found')
}

/** Person and login in one statement; another address ends the links for a password that went to the former one. */
export async function savePerson(
  tx: Tx,
  person: { authority: AuthorityId; id: OfficerId; name: string; username: string; email: string | null; linksEndAt: Date | null },
): Promise<void> {
  await sql`
    WITH saved AS (
      UPDATE officer SET name = ${person.name}::text, name_norm = ${nameNorm(person)}::text, name_sort = ${nameSort(person.name)}::text, email = ${person.email}::text, version = version + 1
      WHERE authority_id = ${person.authority} AND id = ${person.id} RETURNING id
    ), named AS (
      UPDATE post SET person = ${person.name}::text WHERE authority_id = ${person.authority} AND officer_id = ${person.id} AND recorded_to IS NULL AND person <> ${person.name}::text
    )
    SELECT auth.change_login_of(id, ${person.name}::text, ${person.linksEndAt}::timestamptz) FROM saved`.execute(tx)
}

/** Only the hash of the token is kept; the letter that carries it goes into the outbox with it. */
export async function addPasswordLink(tx: Tx, link: { token: string; login: LoginId; at: Date; endsAt: Date }, letter?: LetterAtHand): Promise<void> {
  const values = { tokenHash: hashToken(link.token), loginId: link.login, createdAt: link.at, endsAt: link.endsAt, mailId: letter?.id ?? null }
  if (letter)
    await tx
      .with('lettered', (db) => letterRow(db, letter))
      .insertInto('auth.passwordLink')
      .values(values)
      .execute()
  else await tx.insertInto('auth.passwordLink').values(values).execute()
}
