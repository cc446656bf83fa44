import type { Actor } from '../../kernel/actor.ts'
import { dayOf } from '../../kernel/day.ts'
import { type AgencyId, type AuthorityId, LoginId, OfficerId, type OrganisationId, SeatId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import { grants, mayCreate, type Role } from '../../kernel/rights.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { record } from '../../platform/audit-log/record.ts'
import { newToken } from '../../platform/auth/session.store.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import * as store from './account.store.ts'
import { addFirstPerson, type FirstPerson } from './first-person.store.ts'

/** One creates accounts only below oneself, grants only what one holds, and only for agencies one reaches. */
function mustStandAbove(by: Actor, role: Role, agency: AgencyId | null): void {
  if (!mayCreate(by.role, role)) refuse('forbidden', 'account.role-not-below', { role })
  if (grants[role].side === 'agency' && agency === null) refuse('invalid', 'account.agency-needed')
  if (grants[role].side === 'authority' && agency !== null) refuse('invalid', 'account.agency-not-meant')
  if (by.side === 'agency' && (agency === null || !by.agencies.includes(agency))) refuse('not-found', 'agency.not-found')
}

export interface CreateAccount { by: Actor; at: Date; name: string; username: string; email: string | null; role: Role; title: string; agency: AgencyId | null; passwordHash?: string }

export async function createAccount(tx: Tx, command: CreateAccount): Promise<{ officerId: OfficerId; seatId: SeatId }> {
  const { by, at, agency } = command
  mustStandAbove(by, command.role, agency)
  const [login, officer, seat] = [LoginId.parse(uuidv7(at)), OfficerId.parse(uuidv7(at)), SeatId.parse(uuidv7(at))]
  await store.addLogin(tx, { id: login, username: command.username, name: command.name, passwordHash: command.passwordHash ?? null, at })
  await store.addOfficer(tx, { authority: by.authority, id: officer, agency, login, name: command.name, username: command.username, email: command.email, at })
  await store.addSeat(tx, { authority: by.authority, id: seat, officer, login, agency, role: command.role, title: command.title, from: dayOf(at) })
  record(tx, {
    at, by, type: 'account.created', subject: { kind: 'officer', id: officer }, facts: { seat, role: command.role, agency },
    personal: { name: command.name, username: command.username, email: command.email, title: command.title },
  })
  return { officerId: officer, seatId: seat }
}

export async function addSeat(tx: Tx, command: { by: Actor; at: Date; officer: OfficerId; role: Role; title: string; agency: AgencyId | null }): Promise<SeatId> {
  const { by, at } = command
  mustStandAbove(by, command.role, command.agency)
  const officer = await store.loadOfficer(tx, by.authority, command.officer, dayOf(at))
  const seat = SeatId.parse(uuidv7(at))
  await store.addSeat(tx, { authority: by.authority, id: seat, officer: command.officer, login: officer.loginId, agency: command.agency, role: command.role, title: command.title, from: dayOf(at) })
  record(tx, { at, by, type: 'seat.given', subject: { kind: 'officer', id: command.officer }, facts: { seat, role: command.role, agency: command.agency }, personal: { title: command.title } })
  return seat
}

export async function endSeat(tx: Tx, command: { by: Actor; at: Date; seat: SeatId; seen: number; reason: string }): Promise<number> {
  const { by, at } = command
  const seat = await store.loadSeat(tx, by.authority, command.seat)
  if (seat.id === by.seat) refuse('conflict', 'account.own-seat')
  mustStandAbove(by, seat.role, seat.agency)
  if (seat.version !== command.seen) refuse('conflict', 'record.changed-meanwhile', { version: seat.version })
  if (seat.ended) refuse('conflict', 'account.ended-already')
  await store.saveSeatEnd(tx, by.authority, seat.id, dayOf(at))
  record(tx, { at, by, type: 'seat.ended', subject: { kind: 'seat', id: seat.id }, facts: { role: seat.role, agency: seat.agency }, personal: { reason: command.reason } })
  return seat.version + 1
}

export const linkHours = 72

/** Whoever may create all the roles of a person may also hand out a link for the password; nobody else, and not for oneself. */
export async function givePasswordLink(tx: Tx, command: { by: Actor; at: Date; officer: OfficerId }): Promise<{ token: string; endsAt: Date; email: string | null; name: string }> {
  const { by, at } = command
  const officer = await store.loadOfficer(tx, by.authority, command.officer, dayOf(at))
  if (command.officer === by.officer) refuse('forbidden', 'account.own-link')
  for (const role of officer.roles) if (!mayCreate(by.role, role)) refuse('forbidden', 'account.role-not-below', { role })
  const token = newToken()
  const endsAt = new Date(at.getTime() + linkHours * 3_600_000)
  await store.addPasswordLink(tx, { token, login: officer.loginId, at, endsAt })
  record(tx, { at, by, type: 'account.link-given', subject: { kind: 'officer', id: command.officer }, facts: { endsAt: endsAt.toISOString() } })
  return { token, endsAt, email: officer.email, name: officer.name }
}

/** A further administrator, made at the console by whoever keeps the server: recorded as the product's own act. */
export async function createAdministrator(tx: Tx, command: { authority: AuthorityId; office: OrganisationId; person: Omit<FirstPerson, 'passwordHash'>; at: Date }): Promise<{ token: string; endsAt: Date }> {
  const { authority, person, at } = command
  const { login, officer } = await addFirstPerson(tx, { authority, person: { ...person, passwordHash: null }, roles: ['system-administrator'], from: dayOf(at), at })
  const token = newToken()
  const endsAt = new Date(at.getTime() + linkHours * 3_600_000)
  await store.addPasswordLink(tx, { token, login, at, endsAt })
  record(tx, {
    at, by: { authority, organisation: command.office, officer: null, seat: null }, type: 'account.created-at-console', subject: { kind: 'officer', id: officer },
    facts: { role: 'system-administrator' }, personal: { name: person.name, username: person.username },
  })
  return { token, endsAt }
}
