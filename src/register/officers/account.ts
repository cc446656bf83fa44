import { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import { tidy } from '../../kernel/fold.ts'
import { AgencyId, AuthorityId, type OfficerId, type PostId } from '../../kernel/identity.ts'
import type { Day } from '../../kernel/day.ts'
import { refuse, refuseAt } from '../../kernel/refusal.ts'
import { grants, mayCreate, Role } from '../../kernel/rights.ts'
import { line } from '../../kernel/text.ts'

export const PersonName = line(200)
export const Username = z
  .string()
  .trim()
  .toLowerCase()
  .min(3, { error: 'account.username-form' })
  .max(60, { error: 'account.username-form' })
  .regex(/^[a-z0-9][a-z0-9._@-]+$/, { error: 'account.username-form' })
/** Of the screens, kept with the login. */
export const Language = z.enum(['vi', 'en'])
export type Language = z.infer<typeof Language>
export const Title = z.string().overwrite(tidy).max(200)

/** A seat somebody has or had, in whatever authority and agency. */
export const HeldSeat = z.object({ authority: AuthorityId, role: Role, agency: AgencyId.nullable(), current: z.boolean() })
export type HeldSeat = z.infer<typeof HeldSeat>

/** One creates accounts only below oneself, grants only what one holds, and only for agencies one reaches. */
export function mustStandAbove(by: Actor, role: Role, agency: AgencyId | null): void {
  if (!mayCreate(by.role, role)) refuse('forbidden', 'account.role-not-below', { role })
  if (grants[role].side === 'agency' && agency === null) refuse('invalid', 'account.agency-needed')
  if (grants[role].side === 'authority' && agency !== null) refuse('invalid', 'account.agency-not-meant')
  if (by.side === 'agency' && (agency === null || !by.agencies.includes(agency))) refuse('not-found', 'agency.not-found')
}

/**
 * Whoever opens the way to an account can act as its person, so they must stand above everything that person is: every
 * seat held now, also in places out of sight, and for somebody who holds none any more every seat ever held.
 */
export function mustStandAbovePerson(by: Actor, seats: readonly HeldSeat[]): void {
  const current = seats.filter((seat) => seat.current)
  for (const seat of current.length > 0 ? current : seats) {
    if (!mayCreate(by.role, seat.role)) refuse('forbidden', 'account.role-not-below', { role: seat.role })
    if (isElsewhere(by, seat)) refuse('forbidden', 'account.also-elsewhere')
  }
}

const isElsewhere = (by: Actor, seat: HeldSeat): boolean =>
  seat.authority !== by.authority || (by.side === 'agency' && (seat.agency === null || !by.agencies.includes(seat.agency)))

/**
 * Name and e-mail are changed by whoever stands above the person, and by those who manage accounts for themselves: nobody
 * stands above the administrator. What is known in another place under the former name is changed from there.
 */
export function mustReachPerson(by: Actor, person: OfficerId, seats: readonly HeldSeat[]): void {
  if (person !== by.officer) mustStandAbovePerson(by, seats)
  else if (seats.some((seat) => seat.current && isElsewhere(by, seat))) refuse('forbidden', 'account.also-elsewhere')
}

/** From when to when a seat holds, the post it hangs on, and for a consultant the contract with the client. */
export interface SeatTerm {
  from?: Day | undefined
  /** First day on which it no longer holds. */
  to?: Day | undefined
  post?: PostId | undefined
  engagement?: string | undefined
}

export interface DecidedTerm {
  from: Day
  /** First day on which it no longer holds. */
  to: Day | null
  post: PostId | null
  engagement: string | null
}

/** A consultant works for a client under a named contract and for its days; everybody else until further notice. */
export function termOf(role: Role, asked: SeatTerm = {}, today: Day): DecidedTerm {
  const { from = today, to, post, engagement } = asked
  if (role === 'consultant') {
    if (engagement === undefined) refuseAt('invalid', 'engagement', 'account.engagement-needed')
    if (to === undefined) refuseAt('invalid', 'validTo', 'account.engagement-end-needed')
  } else if (engagement !== undefined) refuseAt('invalid', 'engagement', 'account.engagement-not-meant')
  if (to !== undefined && to <= from) refuseAt('invalid', 'validTo', 'post.ends-before-it-begins')
  return { from, to: to ?? null, post: post ?? null, engagement: engagement ?? null }
}
