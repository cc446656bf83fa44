import '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from '../../kernel/actor.ts'
import { dayOf } from '../../kernel/day.ts'
import { OrganisationId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import { grants } from '../../kernel/rights.ts'
import { hashToken, readSession, type Session, type SessionSeat, touchSession } from '../auth/session.store.ts'
import type { Db } from '../db/database.ts'

/** `__Host-` needs HTTPS; over plain HTTP on this machine the cookie goes without it. */
export const cookieName = (secure: boolean): string => (secure ? '__Host-hopchuan' : 'hopchuan')

export function setSessionCookie(reply: FastifyReply, token: string, secure: boolean): void {
  void reply.setCookie(cookieName(secure), token, { path: '/', httpOnly: true, sameSite: 'lax', secure })
}

export function clearSessionCookie(reply: FastifyReply, secure: boolean): void {
  void reply.clearCookie(cookieName(secure), { path: '/', httpOnly: true, sameSite: 'lax', secure })
}

export async function sessionOf(request: FastifyRequest, auth: Db, at: Date, secure: boolean): Promise<Session | undefined> {
  const token = request.cookies[cookieName(secure)]
  if (!token) return undefined
  const session = await readSession(auth, hashToken(token), at, dayOf(at))
  if (session && at.getTime() - session.seenAt.getTime() > 60_000) await touchSession(auth, session.tokenHash, at)
  return session
}

/** A write from another site can send the cookie at most, never the token that stands in the page. */
export function checkCsrf(request: FastifyRequest, session: Session): void {
  if (request.method !== 'GET' && request.headers['x-csrf-token'] !== session.csrf) refuse('forbidden', 'session.csrf')
}

export function actorOf(session: Session, seat: SessionSeat): Actor {
  const side = grants[seat.role].side
  return {
    authority: seat.authority,
    side,
    role: seat.role,
    seat: seat.id,
    login: session.login,
    officer: seat.officer,
    name: session.name,
    agency: seat.agency,
    agencies: seat.agencies,
    organisation: side === 'authority' ? seat.office : OrganisationId.parse(seat.agency),
    ...(seat.demonstration ? { demonstration: true } : {}),
  }
}

/** Every call names its seat; it must be one of the session's, today. */
export function seatOf(request: FastifyRequest, session: Session): Actor {
  const wanted = request.headers['x-seat'] ?? (request.method === 'GET' ? (request.query as Record<string, unknown>)['seat'] : undefined)
  const seat = session.seats.find((s) => s.id === wanted)
  if (!seat) refuse('forbidden', 'session.no-such-seat')
  return actorOf(session, seat)
}
