import type { Day } from '../../kernel/day.ts'
import type { AgencyId, LoginId, OfficerId, SeatId } from '../../kernel/identity.ts'
import type { ActPlan } from './act-plan.ts'

export interface SeatHeld {
  seatId: SeatId
  officerId: OfficerId
  loginId: LoginId
  name: string
  role: string
  title: string
  agency: AgencyId
  validFrom: Day
  validTo: Day | null
}

/** What an act did to a seat, to be put back should the act be corrected. */
export interface SeatDid {
  id: SeatId
  was: Day | null
  ended: Day
  moved: SeatId | null
}

export interface SeatChange extends SeatHeld {
  /** The agency where the person gets the same seat; null: the seat ends. */
  to: AgencyId | null
}

/** Seats as they would be had the act that is replaced never been: only what nobody has changed since. */
export function withoutAct(seats: readonly SeatHeld[], did: readonly SeatDid[]): SeatHeld[] {
  const undone = new Map(did.map((one) => [one.id, one]))
  const moved = new Set(did.flatMap((one) => one.moved ?? []))
  return seats
    .filter(({ seatId }) => !moved.has(seatId))
    .map((seat) => {
      const one = undone.get(seat.seatId)
      return one && seat.validTo === one.ended ? { ...seat, validTo: one.was } : seat
    })
}

/** Seats of agencies that end still hold on that day: they end with it, or people get them at the successor. */
export function seatChanges({ intents, seatMoves }: ActPlan, seats: readonly SeatHeld[], on: Day): SeatChange[] {
  const ending = new Set(intents.filter(({ ends }) => ends).map(({ agency }) => agency))
  const target = new Map(seatMoves.map(({ from, to }) => [from, to]))
  return seats
    .filter(({ agency, validTo }) => ending.has(agency) && (validTo === null || validTo > on))
    .map((seat) => ({ ...seat, to: target.get(seat.agency) ?? null }))
}

/** Without those that the act which is replaced ended on the same day already, moved to the same agency or to none. */
export function seatsAnew(changes: readonly SeatChange[], held: readonly SeatHeld[], did: readonly SeatDid[], on: Day): SeatChange[] {
  const now = new Map<string, SeatHeld>(held.map((seat) => [seat.seatId, seat]))
  const done = new Map<string, SeatDid>(did.map((one) => [one.id, one]))
  return changes.filter(({ seatId, to }) => {
    const one = done.get(seatId)
    if (one?.ended !== on || now.get(seatId)?.validTo !== on) return true
    return (one.moved === null ? null : (now.get(one.moved)?.agency ?? null)) !== to
  })
}
