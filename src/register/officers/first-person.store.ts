import type { Day } from '../../kernel/day.ts'
import { type AuthorityId, LoginId, OfficerId, SeatId } from '../../kernel/identity.ts'
import type { Role } from '../../kernel/rights.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { addLogin, addOfficer, addSeat } from './account.store.ts'

export interface FirstPerson { name: string; username: string; email?: string | undefined; passwordHash: string | null }

/** The person who sets an authority up, with one seat per role; nobody stands above, so no rule of accounts applies. */
export async function addFirstPerson(tx: Tx, of: { authority: AuthorityId; person: FirstPerson; roles: readonly [Role, ...Role[]]; from: Day; at: Date }) {
  const { authority, person, at } = of
  const [login, officer] = [LoginId.parse(uuidv7(at)), OfficerId.parse(uuidv7(at))]
  await addLogin(tx, { id: login, username: person.username, name: person.name, passwordHash: person.passwordHash, at })
  await addOfficer(tx, { authority, id: officer, agency: null, login, name: person.name, username: person.username, email: person.email ?? null, at })
  const seats: SeatId[] = []
  for (const role of of.roles) {
    const seat = SeatId.parse(uuidv7(at))
    seats.push(seat)
    await addSeat(tx, { authority, id: seat, officer, login, agency: null, role, title: '', from: of.from })
  }
  return { login, officer, seats }
}
