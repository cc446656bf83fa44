import type { Actor } from '../../kernel/actor.ts'
import { changedFields } from '../../kernel/changed-fields.ts'
import { dayOf } from '../../kernel/day.ts'
import { type AgencyId, type AuthorityId, LoginId, OfficerId, type OrganisationId, SeatId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Role } from '../../kernel/rights.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { record } from '../../platform/audit-log/record.ts'
import { newToken } from '../../platform/auth/session.store.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { letter, type LetterAtHand } from '../../platform/mail/outbox.ts'
import { lastDeed } from '../history/facade.ts'
import { type Language, mustReachPerson, mustStandAbove, mustStandAbovePerson, type SeatTerm, termOf } from './account.ts'
import * as store from './account.store.ts'
import { addFirstPerson, type FirstPerson } from './first-person.store.ts'
import { invitation, newSeatNotice } from './invitation.sheet.ts'

export interface CreateAccount {
  by: Actor
  at: Date
  name: string
  username: string
  email: string | null
  role: Role
  title: string
  agency: AgencyId | null
  /** Somebody who is known already and has no account yet. */
  person?: OfficerId | undefined
  language?: Language | undefined
  term?: SeatTerm | undefined
  passwordHash?: string
}

export async function createAccount(tx: Tx, command: CreateAccount): Promise<{ officerId: OfficerId; seatId: SeatId }> {
  const { by, at, agency, name, username, email, role, title } = command
  mustStandAbove(by, role, agency)
  const term = termOf(role, command.term, dayOf(at))
  const [login, officer, seat] = [LoginId.parse(uuidv7(at)), command.person ?? OfficerId.parse(uuidv7(at)), SeatId.parse(uuidv7(at))]
  await store.addAccount(tx, {
    known: command.person !== undefined,
    language: command.language,
    term,
    authority: by.authority,
    login,
    officer,
    seat,
    agency,
    name,
    username,
    email,
    role,
    title,
    passwordHash: command.passwordHash ?? null,
    from: term.from,
    at,
  })
  record(tx, {
    at,
    by,
    type: 'account.created',
    subject: { kind: 'officer', id: officer },
    facts: { seat, role, agency, until: term.to, post: term.post },
    personal: { name, username, email, title, engagement: term.engagement },
  })
  return { officerId: officer, seatId: seat }
}

/** The new version. */
export async function changePerson(
  tx: Tx,
  command: { by: Actor; at: Date; officer: OfficerId; seen: number; name: string; email: string | null },
): Promise<number> {
  const { by, at, officer, name, email } = command
  const { loginId, seats, username, version, name: formerName, email: formerEmail } = await store.loadOfficer(tx, by.authority, officer, dayOf(at))
  if (loginId === null || username === null) return refuse('conflict', 'account.none-yet')
  mustReachPerson(by, officer, seats)
  const fields = changedFields({ name: formerName, email: formerEmail }, { name, email })
  if (version !== command.seen) refuse('conflict', 'record.changed-meanwhile', { version, ...(await lastDeed(tx, by, officer)), fields })
  const linksEndAt = fields.includes('email') ? at : null
  await store.savePerson(tx, { authority: by.authority, id: officer, name, username, email, linksEndAt })
  record(tx, { at, by, type: 'account.changed', subject: { kind: 'officer', id: officer }, facts: { changed: fields }, personal: { name, email } })
  return version + 1
}

export async function addSeat(
  tx: Tx,
  command: { by: Actor; at: Date; officer: OfficerId; role: Role; title: string; agency: AgencyId | null; term?: SeatTerm | undefined; base: string },
): Promise<{ seatId: SeatId; letter: LetterAtHand | undefined }> {
  const { by, at, role, title, agency } = command
  mustStandAbove(by, role, agency)
  const term = termOf(role, command.term, dayOf(at))
  const officer = await store.loadOfficer(tx, by.authority, command.officer, dayOf(at), agency)
  mustStandAbovePerson(by, officer.seats)
  if (officer.seats.some((s) => s.current && s.authority === by.authority && s.role === role && s.agency === agency))
    refuse('conflict', 'account.seat-held-already')
  if (officer.loginId === null) return refuse('conflict', 'account.none-yet')
  const seat = SeatId.parse(uuidv7(at))
  const { name, username, language, email } = officer
  const agencyName = agency === null ? null : officer.asked
  const told =
    email === null
      ? undefined
      : letter({
          authority: by.authority,
          agency: by.agency,
          to: email,
          at,
          ...newSeatNotice({ name, username: username ?? '', language, places: [{ role, title, agencyName }], link: `${command.base}/app` }),
        })
  await store.addSeat(
    tx,
    { authority: by.authority, id: seat, officer: command.officer, login: officer.loginId, agency, role, title, from: term.from, term },
    told,
  )
  record(tx, {
    at,
    by,
    type: 'seat.given',
    subject: { kind: 'officer', id: command.officer },
    facts: { seat, role, agency, until: term.to, post: term.post, mailed: told !== undefined },
    personal: { title, engagement: term.engagement },
  })
  return { seatId: seat, letter: told }
}

export const linkHours = 72

export interface GivenLink {
  link: string
  endsAt: Date
  letter: LetterAtHand | undefined
}

/** Whoever stands above a person may hand out a link for the password; nobody else, and not for oneself. */
export async function givePasswordLink(tx: Tx, command: { by: Actor; at: Date; officer: OfficerId; base: string }): Promise<GivenLink> {
  const { by, at } = command
  const officer = await store.loadOfficer(tx, by.authority, command.officer, dayOf(at))
  if (command.officer === by.officer) refuse('forbidden', 'account.own-link')
  mustStandAbovePerson(by, officer.seats)
  if (officer.loginId === null) return refuse('conflict', 'account.none-yet')
  const token = newToken()
  const endsAt = new Date(at.getTime() + linkHours * 3_600_000)
  const link = `${command.base}/app/password#${token}`
  const invited =
    officer.email === null
      ? undefined
      : letter({
          authority: by.authority,
          agency: by.agency,
          to: officer.email,
          at,
          ...invitation({ name: officer.name, username: officer.username ?? '', language: officer.language, places: officer.places, link, endsAt }),
        })
  await store.addPasswordLink(tx, { token, login: officer.loginId, at, endsAt }, invited)
  record(tx, {
    at,
    by,
    type: 'account.link-given',
    subject: { kind: 'officer', id: command.officer },
    facts: { endsAt: endsAt.toISOString(), mailed: invited !== undefined },
  })
  return { link, endsAt, letter: invited }
}

/** A further administrator, made at the console by whoever keeps the server: recorded as the product's own act. */
export async function createAdministrator(
  tx: Tx,
  command: { authority: AuthorityId; office: OrganisationId; person: Omit<FirstPerson, 'passwordHash'>; at: Date },
): Promise<{ token: string; endsAt: Date }> {
  const { authority, person, at } = command
  const { login, officer } = await addFirstPerson(tx, {
    authority,
    person: { ...person, passwordHash: null },
    roles: ['system-administrator'],
    from: dayOf(at),
    at,
  })
  const token = newToken()
  const endsAt = new Date(at.getTime() + linkHours * 3_600_000)
  await store.addPasswordLink(tx, { token, login, at, endsAt })
  record(tx, {
    at,
    by: { authority, organisation: command.office, officer: null, seat: null },
    type: 'account.created-at-console',
    subject: { kind: 'officer', id: officer },
    facts: { role: 'system-administrator' },
    personal: { name: person.name, username: person.username },
  })
  return { token, endsAt }
}
