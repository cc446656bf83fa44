import type { Day } from '../../kernel/day.ts'
import { type AuthorityId, LoginId, OfficerId, SeatId } from '../../kernel/identity.ts'
import type { Role } from '../../kernel/rights.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Language } from './account.ts'
import { addAccount, addSeat } from './account.store.ts'

export interface FirstPerson {
  name: string
  username: string
  email?: string | undefined
  language?: Language | undefined
  passwordHash: string | null
}

/** The person who sets an authority up, with one seat per role; nobody stands above, so no rule of accounts applies. */
export async function addFirstPerson(tx: Tx, of: { authority: AuthorityId; person: FirstPerson; roles: readonly [Role, ...Role[]]; from: Day; at: Date }) {
  const { authority, person, from, at } = of
  const [login, officer, seat] = [LoginId.parse(uuidv7(at)), OfficerId.parse(uuidv7(at)), SeatId.parse(uuidv7(at))]
  const [role, ...others] = of.roles
  await addAccount(tx, {
    authority,
    login,
    officer,
    seat,
    agency: null,
    name: person.name,
    username: person.username,
    email: person.email ?? null,
    role,
    title: '',
    language: person.language,
    passwordHash: person.passwordHash,
    from,
    at,
  })
  const seats: [SeatId, ...SeatId[]] = [seat]
  for (const other of others) {
    const id = SeatId.parse(uuidv7(at))
    seats.push(id)
    await addSeat(tx, { authority, id, officer, login, agency: null, role: other, title: '', from })
  }
  return { login, officer, seats }
}
