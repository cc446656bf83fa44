import { z } from 'zod'
import type { Day } from '../../kernel/day.ts'
import { fold } from '../../kernel/fold.ts'
import { AgencyId, type AuthorityId, LoginId, type OfficerId, SeatId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import { Role } from '../../kernel/rights.ts'
import { hashToken } from '../../platform/auth/session.store.ts'
import { refuseOn, type Tx } from '../../platform/db/transaction.ts'

/** A login without a password can't sign in until its person has set one with a link. */
export async function addLogin(tx: Tx, login: { id: LoginId; username: string; name: string; passwordHash: string | null; at: Date }): Promise<void> {
  try {
    await tx.insertInto('auth.login').values({
      id: login.id, username: login.username, name: login.name, passwordHash: login.passwordHash, passwordSetAt: login.passwordHash === null ? null : login.at, createdAt: login.at,
    }).execute()
  } catch (error) {
    refuseOn(error, 'login_username_key', 'account.username-taken', { username: login.username })
    throw error
  }
}

export interface NewOfficer { authority: AuthorityId; id: OfficerId; agency: AgencyId | null; login: LoginId; name: string; username: string; email: string | null; at: Date }

export async function addOfficer(tx: Tx, o: NewOfficer): Promise<void> {
  await tx.insertInto('officer').values({
    authorityId: o.authority, id: o.id, agencyId: o.agency, loginId: o.login, name: o.name, nameNorm: fold(`${o.name} ${o.username}`),
    username: o.username, email: o.email, createdAt: o.at,
  }).execute()
}

export interface NewSeat { authority: AuthorityId; id: SeatId; officer: OfficerId; login: LoginId; agency: AgencyId | null; role: Role; title: string; from: Day }

export async function addSeat(tx: Tx, s: NewSeat): Promise<void> {
  await tx.insertInto('seat').values({
    authorityId: s.authority, id: s.id, officerId: s.officer, loginId: s.login, agencyId: s.agency, role: s.role, title: s.title, validFrom: s.from,
  }).execute()
}

const Officer = z.object({ loginId: LoginId, name: z.string(), username: z.string(), email: z.string().nullable(), agencyId: AgencyId.nullable(), roles: z.array(Role) })

/** With the roles held now: whoever acts on an account must stand above all of them. */
export async function loadOfficer(tx: Tx, authority: AuthorityId, id: OfficerId, today: Day): Promise<z.infer<typeof Officer>> {
  const row = await tx.selectFrom('officer as o').leftJoin('seat as s', (join) => join.onRef('s.authorityId', '=', 'o.authorityId').onRef('s.officerId', '=', 'o.id')
      .on('s.validFrom', '<=', today).on((eb) => eb.or([eb('s.validTo', 'is', null), eb('s.validTo', '>', today)])))
    .select(['o.loginId', 'o.name', 'o.username', 'o.email', 'o.agencyId']).select((eb) => eb.fn<string[]>('array_remove', [eb.fn('array_agg', ['s.role']), eb.val(null)]).as('roles'))
    .where('o.authorityId', '=', authority).where('o.id', '=', id).groupBy(['o.loginId', 'o.name', 'o.username', 'o.email', 'o.agencyId']).executeTakeFirst()
  return row ? Officer.parse(row) : refuse('not-found', 'account.not-found')
}

export interface SeatAtHand { id: SeatId; role: Role; agency: AgencyId | null; version: number; ended: boolean }

export async function loadSeat(tx: Tx, authority: AuthorityId, id: SeatId): Promise<SeatAtHand> {
  const row = await tx.selectFrom('seat').select(['id', 'role', 'agencyId', 'version', 'validTo']).where('authorityId', '=', authority).where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) return refuse('not-found', 'account.not-found')
  return { id: SeatId.parse(row.id), role: Role.parse(row.role), agency: row.agencyId === null ? null : AgencyId.parse(row.agencyId), version: row.version, ended: row.validTo !== null }
}

/** The seat is not among the session's from this moment on: sessions read it on every request. */
export async function saveSeatEnd(tx: Tx, authority: AuthorityId, id: SeatId, on: Day): Promise<void> {
  await tx.updateTable('seat').set((eb) => ({ validTo: eb.fn<string>('greatest', [eb.ref('validFrom'), eb.cast(eb.val(on), 'date')]), version: eb('version', '+', 1) }))
    .where('authorityId', '=', authority).where('id', '=', id).execute()
}

export async function addPasswordLink(tx: Tx, link: { token: string; login: LoginId; at: Date; endsAt: Date }): Promise<void> {
  await tx.insertInto('auth.passwordLink').values({ tokenHash: hashToken(link.token), loginId: link.login, createdAt: link.at, endsAt: link.endsAt }).execute()
}
