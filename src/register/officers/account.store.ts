import { sql } from 'kysely'
import { z } from 'zod'
import type { Day } from '../../kernel/day.ts'
import { fold } from '../../kernel/fold.ts'
import { AgencyId, type AuthorityId, LoginId, OfficerId, SeatId } from '../../kernel/identity.ts'
import { detailsAt, refuse } from '../../kernel/refusal.ts'
import { Role } from '../../kernel/rights.ts'
import { hashToken } from '../../platform/auth/session.store.ts'
import { refuseOn, type Tx } from '../../platform/db/transaction.ts'
import { type LetterAtHand, letterRow } from '../../platform/mail/outbox.ts'
import { HeldSeat, type Language } from './account.ts'

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
        INSERT INTO officer (authority_id, id, agency_id, login_id, name, name_norm, username, email, created_at)
        SELECT ${a.authority}::int, ${a.officer}::uuid, ${a.agency}::uuid, ${a.login}::uuid, ${a.name}::text, ${nameNorm(a)}::text,
          ${a.username}::text, ${a.email}::text, ${a.at}::timestamptz FROM place
      )
      INSERT INTO seat (authority_id, id, officer_id, login_id, agency_id, role, title, valid_from)
      SELECT ${a.authority}::int, ${a.seat}::uuid, ${a.officer}::uuid, ${a.login}::uuid, ${a.agency}::uuid, ${a.role}::text, ${a.title}::text, ${a.from}::date FROM place
      RETURNING id`.execute(tx)
    if (rows.length === 0) refuse('not-found', 'agency.not-found')
  } catch (error) {
    refuseOn(error, 'login_username_key', 'account.username-taken', detailsAt('username', 'account.username-taken', { username: a.username }))
    throw error
  }
}

export interface NewSeat {
  authority: AuthorityId
  id: SeatId
  officer: OfficerId
  login: LoginId
  agency: AgencyId | null
  role: Role
  title: string
  from: Day
}

/** Refuses an agency that is not there on the day. */
export async function addSeat(tx: Tx, s: NewSeat): Promise<void> {
  const { rows } = await sql`
    INSERT INTO seat (authority_id, id, officer_id, login_id, agency_id, role, title, valid_from)
    SELECT ${s.authority}::int, ${s.id}::uuid, ${s.officer}::uuid, ${s.login}::uuid, ${s.agency}::uuid, ${s.role}::text, ${s.title}::text, ${s.from}::date
    WHERE ${s.agency}::uuid IS NULL OR EXISTS (
      SELECT 1 FROM agency_facts f WHERE f.authority_id = ${s.authority} AND f.agency_id = ${s.agency}::uuid AND f.recorded_to IS NULL
        AND f.valid_from <= ${s.from}::date AND (f.valid_to IS NULL OR f.valid_to > ${s.from}::date))
    RETURNING id`.execute(tx)
  if (rows.length === 0) refuse('not-found', 'agency.not-found')
}

const Officer = z.object({
  loginId: LoginId,
  name: z.string(),
  username: z.string(),
  email: z.string().nullable(),
  version: z.int(),
  seats: z.array(HeldSeat),
})

/** With every seat of the person; locked, so that what is decided about them still holds when it is saved. */
export async function loadOfficer(tx: Tx, authority: AuthorityId, id: OfficerId, today: Day): Promise<z.infer<typeof Officer>> {
  const { rows } = await sql`
    SELECT o.login_id, o.name, o.username, o.email, o.version, (
      SELECT coalesce(jsonb_agg(jsonb_build_object('authority', s.authority_id, 'role', s.role, 'agency', s.agency_id,
        'current', s.valid_from <= ${today}::date AND (s.valid_to IS NULL OR s.valid_to > ${today}::date))), '[]'::jsonb)
      FROM auth.seats_of_officer(o.id) s) AS seats
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
      UPDATE officer SET name = ${person.name}::text, name_norm = ${nameNorm(person)}::text, email = ${person.email}::text, version = version + 1
      WHERE authority_id = ${person.authority} AND id = ${person.id} RETURNING id
    )
    SELECT auth.change_login_of(id, ${person.name}::text, ${person.linksEndAt}::timestamptz) FROM saved`.execute(tx)
}

const SeatAtHand = z.object({ id: SeatId, officerId: OfficerId, role: Role, agencyId: AgencyId.nullable(), version: z.int(), validTo: z.string().nullable() })

export async function loadSeat(tx: Tx, authority: AuthorityId, id: SeatId): Promise<z.infer<typeof SeatAtHand>> {
  const row = await tx
    .selectFrom('seat')
    .select(['id', 'officerId', 'role', 'agencyId', 'version', 'validTo'])
    .where('authorityId', '=', authority)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ? SeatAtHand.parse(row) : refuse('not-found', 'account.not-found')
}

/** The seat is not among the session's from this moment on: sessions read it on every request. */
export async function saveSeatEnd(tx: Tx, authority: AuthorityId, id: SeatId, on: Day): Promise<void> {
  await tx
    .updateTable('seat')
    .set((eb) => ({ validTo: eb.fn<string>('greatest', [eb.ref('validFrom'), eb.cast(eb.val(on), 'date')]), version: eb('version', '+', 1) }))
    .where('authorityId', '=', authority)
    .where('id', '=', id)
    .execute()
}

/** Only the hash of the token is kept; the letter that carries it goes into the outbox with it. */
export async function addPasswordLink(tx: Tx, link: { token: string; login: LoginId; at: Date; endsAt: Date }, letter?: LetterAtHand): Promise<void> {
  const values = { tokenHash: hashToken(link.token), loginId: link.login, createdAt: link.at, endsAt: link.endsAt }
  if (letter)
    await tx
      .with('lettered', (db) => letterRow(db, letter))
      .insertInto('auth.passwordLink')
      .values(values)
      .execute()
  else await tx.insertInto('auth.passwordLink').values(values).execute()
}
