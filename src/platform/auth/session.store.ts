import { createHash, randomBytes } from 'node:crypto'
import { CompiledQuery, sql } from 'kysely'
import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { AgencyId, AuthorityId, LoginId, OfficerId, OrganisationId, SeatId } from '../../kernel/identity.ts'
import { Role } from '../../kernel/rights.ts'
import type { Db } from '../db/database.ts'

export const SessionSeat = z.object({
  id: SeatId,
  officer: OfficerId,
  role: Role,
  title: z.string(),
  authority: AuthorityId,
  authorityName: z.string(),
  office: OrganisationId,
  demonstration: z.boolean(),
  agency: AgencyId.nullable(),
  agencyName: z.string().nullable(),
  agencies: z.array(AgencyId),
  engagement: z.string().nullable(),
  validTo: Day.nullable(),
})
export type SessionSeat = z.infer<typeof SessionSeat>

export interface Session {
  tokenHash: Buffer
  csrf: string
  login: LoginId
  username: string
  name: string
  language: 'vi' | 'en'
  seenAt: Date
  seats: SessionSeat[]
}

/** Four idle hours end a session, and twelve hours after sign-in in any case. */
export const idleHours = 4
export const absoluteHours = 12

export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()
export const newToken = (): string => randomBytes(32).toString('base64url')

const Seats = z.array(SessionSeat)

/** A consultant reaches the client of the contract, not what stands below it. $1 today, $2 hash of the token, $3 now, $4 idle hours. */
const sessionText = `
  SELECT s.csrf, l.id AS login_id, l.username, l.name, l.language, s.seen_at,
    (SELECT coalesce(jsonb_agg(jsonb_build_object(
        'id', p.id, 'officer', p.officer_id, 'role', p.role, 'title', p.title, 'authority', p.authority_id,
        'authorityName', a.name, 'office', a.office_id, 'demonstration', a.demonstration, 'agency', p.agency_id,
        'agencyName', CASE WHEN p.agency_id IS NULL THEN NULL ELSE auth.agency_name(p.authority_id, p.agency_id, $1::date) END,
        'engagement', p.engagement, 'validTo', p.valid_to,
        'agencies', CASE WHEN p.agency_id IS NULL THEN '[]'::jsonb WHEN p.role = 'consultant' THEN jsonb_build_array(p.agency_id) ELSE to_jsonb(auth.agencies_within(p.authority_id, p.agency_id, $1::date)) END
      ) ORDER BY p.valid_from, p.role, p.id), '[]'::jsonb)
     FROM seat p JOIN authority a ON a.authority_id = p.authority_id
     WHERE p.login_id = l.id AND p.valid_from <= $1::date AND (p.valid_to IS NULL OR p.valid_to > $1::date)) AS seats
  FROM auth.session s JOIN auth.login l ON l.id = s.login_id
  WHERE s.token_hash = $2 AND s.ended_at IS NULL AND s.ends_at > $3 AND l.ended_at IS NULL
    AND s.seen_at > $3::timestamptz - make_interval(hours => $4)`

interface SessionRow {
  csrf: string
  loginId: string
  username: string
  name: string
  language: 'vi' | 'en'
  seenAt: Date
  seats: unknown
}

/** Read on every request by one prepared statement; a seat, login or session that has ended is simply not there. */
export async function readSession(db: Db, tokenHash: Buffer, at: Date, today: Day): Promise<Session | undefined> {
  const { rows } = await db.executeQuery<SessionRow>(CompiledQuery.raw(sessionText, [today, tokenHash, at, idleHours]))
  const row = rows[0]
  if (!row) return undefined
  return {
    tokenHash,
    csrf: row.csrf,
    login: LoginId.parse(row.loginId),
    username: row.username,
    name: row.name,
    language: row.language,
    seenAt: row.seenAt,
    seats: Seats.parse(row.seats),
  }
}

const Engagement = z.object({ authorityName: z.string(), agencyName: z.string().nullable(), engagement: z.string().nullable(), endedOn: Day })
export type EndedEngagement = z.infer<typeof Engagement>

/** Clients whose contract with this consultant has run out within a year: no seats any more, but the switch says why. */
export async function endedEngagements(db: Db, login: LoginId, today: Day): Promise<EndedEngagement[]> {
  const { rows } = await sql<EndedEngagement>`
    SELECT DISTINCT ON (p.authority_id, p.agency_id) a.name AS authority_name, auth.agency_name(p.authority_id, p.agency_id, p.valid_to - 1) AS agency_name, p.engagement, p.valid_to AS ended_on
    FROM seat p JOIN authority a ON a.authority_id = p.authority_id
    WHERE p.login_id = ${login}::uuid AND p.role = 'consultant' AND p.valid_to <= ${today}::date AND p.valid_to > ${today}::date - interval '1 year'
      AND NOT EXISTS (SELECT FROM seat n WHERE n.login_id = p.login_id AND n.authority_id = p.authority_id AND n.agency_id = p.agency_id AND n.valid_from <= ${today}::date
        AND (n.valid_to IS NULL OR n.valid_to > ${today}::date))
    ORDER BY p.authority_id, p.agency_id, p.valid_to DESC`.execute(db)
  return z.array(Engagement).parse(rows)
}

const GoneAgency = z.object({ agencyName: z.string(), endedOn: Day, paper: z.string().nullable(), successors: z.string().nullable() })
export type GoneAgency = z.infer<typeof GoneAgency>

/** For somebody without any seat: the agency with which the last one ended, by which paper, and who continues. */
export async function goneAgency(db: Db, login: LoginId, today: Day): Promise<GoneAgency | null> {
  const { rows } = await sql<GoneAgency>`SELECT * FROM auth.gone_agency_of(${login}::uuid, ${today}::date)`.execute(db)
  return rows[0] ? GoneAgency.parse(rows[0]) : null
}

export async function startSession(db: Db, login: LoginId, at: Date): Promise<{ token: string; csrf: string }> {
  const token = newToken()
  const csrf = newToken()
  await db
    .insertInto('auth.session')
    .values({
      tokenHash: hashToken(token),
      loginId: login,
      csrf,
      createdAt: at,
      seenAt: at,
      endsAt: new Date(at.getTime() + absoluteHours * 3_600_000),
      endedAt: null,
    })
    .execute()
  return { token, csrf }
}

export async function touchSession(db: Db, tokenHash: Buffer, at: Date): Promise<void> {
  await db.updateTable('auth.session').set({ seenAt: at }).where('tokenHash', '=', tokenHash).execute()
}

export async function endSession(db: Db, tokenHash: Buffer, at: Date): Promise<void> {
  await db.updateTable('auth.session').set({ endedAt: at }).where('tokenHash', '=', tokenHash).execute()
}

export async function removeOldSessions(db: Db, at: Date): Promise<void> {
  await db
    .deleteFrom('auth.session')
    .where('endsAt', '<', new Date(at.getTime() - 86_400_000))
    .execute()
}

export interface LoginRow {
  id: LoginId
  name: string
  passwordHash: string | null
  ended: boolean
}

export async function findLogin(db: Db, username: string): Promise<LoginRow | undefined> {
  const row = await db.selectFrom('auth.login').select(['id', 'name', 'passwordHash', 'endedAt']).where('username', '=', username).executeTakeFirst()
  return row && { id: LoginId.parse(row.id), name: row.name, passwordHash: row.passwordHash, ended: row.endedAt !== null }
}

/** Whose password a link would set while it works: asked before the costly hash, which anybody could otherwise keep busy. */
export async function passwordLinkFor(db: Db, token: string, at: Date): Promise<{ username: string; name: string } | undefined> {
  return db
    .selectFrom('auth.passwordLink as k')
    .innerJoin('auth.login as l', 'l.id', 'k.loginId')
    .select(['l.username', 'l.name'])
    .where('k.tokenHash', '=', hashToken(token))
    .where('k.usedAt', 'is', null)
    .where('k.endsAt', '>', at)
    .executeTakeFirst()
}

/** The same, and that the page of the link has been opened: whoever invited sees how far it got. */
export async function openPasswordLink(db: Db, token: string, at: Date): Promise<{ username: string; name: string; endsAt: Date } | undefined> {
  const { rows } = await sql<{ username: string; name: string; endsAt: Date }>`
    UPDATE auth.password_link k SET opened_at = coalesce(k.opened_at, ${at}) FROM auth.login l
    WHERE l.id = k.login_id AND k.token_hash = ${hashToken(token)} AND k.used_at IS NULL AND k.ends_at > ${at} RETURNING l.username, l.name, k.ends_at`.execute(
    db,
  )
  return rows[0]
}

/** Sets the password of somebody who is signed in; every other session of the login ends, and every link not used yet. */
export async function changeLoginPassword(db: Db, login: LoginId, kept: Buffer, passwordHash: string, at: Date): Promise<void> {
  await sql`
    WITH links AS (UPDATE auth.password_link SET used_at = ${at} WHERE login_id = ${login} AND used_at IS NULL),
    ended AS (UPDATE auth.session SET ended_at = ${at} WHERE login_id = ${login} AND token_hash <> ${kept} AND ended_at IS NULL)
    UPDATE auth.login SET password_hash = ${passwordHash}, password_set_at = ${at} WHERE id = ${login}`.execute(db)
}

/** The same password under a new hash: nothing ends, and a password that was changed meanwhile stays. */
export async function renewPasswordHash(db: Db, login: LoginId, before: string, passwordHash: string): Promise<void> {
  await db.updateTable('auth.login').set({ passwordHash }).where('id', '=', login).where('passwordHash', '=', before).execute()
}

/**
 * Sets the password with a one-time link; answers the login, once. Every session of the login ends and its other open
 * links with it: whoever held one of them may be the reason for the new password.
 */
export async function spendPasswordLink(db: Db, token: string, passwordHash: string, at: Date): Promise<LoginId | undefined> {
  const { rows } = await sql<{ id: string }>`
    WITH used AS (UPDATE auth.password_link SET used_at = ${at}
      WHERE token_hash = ${hashToken(token)} AND used_at IS NULL AND ends_at > ${at} RETURNING login_id),
    others AS (UPDATE auth.password_link SET used_at = ${at}
      WHERE login_id IN (SELECT login_id FROM used) AND token_hash <> ${hashToken(token)} AND used_at IS NULL),
    ended AS (UPDATE auth.session SET ended_at = ${at} WHERE login_id IN (SELECT login_id FROM used) AND ended_at IS NULL)
    UPDATE auth.login SET password_hash = ${passwordHash}, password_set_at = ${at} WHERE id IN (SELECT login_id FROM used) RETURNING id`.execute(db)
  return rows[0] && LoginId.parse(rows[0].id)
}

export async function setLanguage(db: Db, login: LoginId, language: 'vi' | 'en'): Promise<void> {
  await db.updateTable('auth.login').set({ language }).where('id', '=', login).execute()
}

/** Whether any authority has been set up here; an empty installation opens the set-up page. */
export async function installation(db: Db): Promise<{ setUp: boolean; demonstration: boolean }> {
  const row = await db.selectFrom('authority').select(['demonstration']).orderBy('authorityId').executeTakeFirst()
  return { setUp: row !== undefined, demonstration: row?.demonstration ?? false }
}
