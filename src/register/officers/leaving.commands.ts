import type { Actor } from '../../kernel/actor.ts'
import { type Day, dayOf, slashed } from '../../kernel/day.ts'
import { type HandoverId, type OfficerId, PostId, type SeatId } from '../../kernel/identity.ts'
import { refuse, refuseAt } from '../../kernel/refusal.ts'
import { grants } from '../../kernel/rights.ts'
import { record } from '../../platform/audit-log/record.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { lastDeed } from '../history/facade.ts'
import { mustStandAbove } from './account.ts'
import type { Belongings } from './belongings.queries.ts'
import { loadHandover, setTaken } from './handover.store.ts'
import type { LeavingView } from './leaving.contract.ts'
import * as store from './leaving.store.ts'
import { mustReachPlace } from './post.commands.ts'
import { type AppointingPaper, isNeeded } from './post.ts'

interface Given {
  by: Actor
  at: Date
  ports: readonly Belongings[]
}

const asked = ({ by, at, ports }: Given, successor: OfficerId | null = null) => ({ by, today: dayOf(at), ports, successor })

/** The last who keeps the accounts stays; nobody ends what they act from, or what stands above them. */
function mustBeFree(by: Actor, { seats, administrators }: store.Leaving): void {
  for (const seat of seats) {
    if (seat.role === 'system-administrator' && administrators === 0) refuse('conflict', 'account.last-administrator')
    if (seat.seatId === by.seat) refuse('conflict', 'account.own-seat')
    mustStandAbove(by, seat.role, seat.agency)
  }
}

const handed = (leaving: store.Leaving, successor: OfficerId | undefined) =>
  successor === undefined
    ? { leftBehind: leaving.left.reduce((sum, { count }) => sum + count, 0) }
    : { successor, handedOver: leaving.left.reduce((sum, { items }) => sum + items.length, 0) }

function viewOf(leaving: store.Leaving): LeavingView {
  const { post, seats, others } = leaving
  const needed = post ? isNeeded(post.kind) : seats.some(({ role }) => grants[role].side === 'agency' && role !== 'consultant')
  return {
    officerId: leaving.officerId,
    name: leaving.name,
    post: post && {
      postId: PostId.parse(post.postId),
      kind: post.kind,
      title: post.title,
      agencyName: post.agencyName,
      validFrom: post.validFrom,
      validTo: post.validTo,
    },
    version: post?.version ?? seats[0]?.version ?? 0,
    seats: seats.map(({ seatId, role, agencyName }) => ({ seatId, role, agencyName })),
    vacant: needed && others === 0,
    accounts: leaving.accounts,
    left: leaving.left,
  }
}

export async function viewLeaving(tx: Tx, given: Given, post: PostId): Promise<LeavingView> {
  const leaving = await store.loadLeaving(tx, asked(given), post)
  mustReachPlace(given.by, leaving.post?.agencyId ?? null)
  return viewOf(leaving)
}

export async function viewSeatLeaving(tx: Tx, given: Given, seat: SeatId): Promise<LeavingView> {
  const leaving = await store.loadSeatLeaving(tx, asked(given), seat)
  mustReachPlace(given.by, leaving.seats[0]?.agency ?? null)
  return viewOf(leaving)
}

/** Days are compared as text, in the order of the calendar. */
const laterOf = (one: Day, other: Day): Day => (one.localeCompare(other) > 0 ? one : other)

export async function leavePost(
  tx: Tx,
  command: Given & { id: PostId; seen: number; on: Day; reason: string; paper: AppointingPaper | null; successor?: OfficerId | undefined },
): Promise<{ id: PostId; version: number }> {
  const { by, at, id, on, reason, paper, successor } = command
  const leaving = await store.loadLeaving(tx, asked(command, successor ?? null), id)
  const post = leaving.post ?? refuse('not-found', 'post.not-found')
  mustReachPlace(by, post.agencyId)
  if (post.version !== command.seen) refuse('conflict', 'record.changed-meanwhile', { version: post.version, ...(await lastDeed(tx, by, post.officerId)) })
  if (post.validTo !== null && post.validTo <= dayOf(at)) refuse('conflict', 'post.left-already', { on: slashed(post.validTo) })
  if (on <= post.validFrom) refuseAt('invalid', 'on', 'post.left-before-it-began', { since: slashed(post.validFrom) })
  mustBeFree(by, leaving)
  if (successor !== undefined && leaving.successor === null) refuseAt('not-found', 'successor', 'person.not-found')
  const today = dayOf(at)
  // Rights never ended in the past: what was done from the seat until now was done with rights.
  const ending = { by, at, leaving, seatsEnd: laterOf(today, on), successor: successor ?? null }
  const held = { ...post, postId: id }
  const saved = await store.saveLeave(tx, ending, held, {
    agencyId: post.agencyId,
    kind: post.kind,
    title: post.title,
    unit: post.unit,
    validFrom: post.validFrom,
    validTo: on,
    paper: post.paperNumber === null || post.paperDate === null ? null : { number: post.paperNumber as AppointingPaper['number'], date: post.paperDate },
    postId: id,
    version: post.version + 1,
    officer: post.officerId,
    person: post.person,
    at,
    by: by.seat,
    besideReason: null,
  })
  if (!saved) refuse('conflict', 'record.changed-meanwhile', { version: post.version + 1 })
  record(tx, {
    at,
    by,
    type: 'post.left',
    subject: { kind: 'person', id: post.officerId },
    assertedOn: on,
    facts: {
      post: id,
      agency: post.agencyId,
      kind: post.kind,
      on,
      seats: leaving.seats.map(({ seatId }) => seatId),
      paperDate: paper?.date,
      ...handed(leaving, successor),
    },
    personal: { reason, paper: paper?.number },
  })
  return { id, version: post.version + 1 }
}

export async function endSeat(tx: Tx, command: Given & { seat: SeatId; seen: number; reason: string; successor?: OfficerId | undefined }): Promise<number> {
  const { by, at, successor } = command
  const leaving = await store.loadSeatLeaving(tx, asked(command, successor ?? null), command.seat)
  const seat = leaving.seats[0] ?? refuse('not-found', 'account.not-found')
  mustBeFree(by, leaving)
  if (seat.version !== command.seen) refuse('conflict', 'record.changed-meanwhile', { version: seat.version, ...(await lastDeed(tx, by, leaving.officerId)) })
  const today = dayOf(at)
  if (seat.validTo !== null && seat.validTo <= today) refuse('conflict', 'account.ended-already')
  if (successor !== undefined && leaving.successor === null) refuseAt('not-found', 'successor', 'person.not-found')
  if (!(await store.saveSeatEnd(tx, { by, at, leaving, seatsEnd: today, successor: successor ?? null }, command.seen)))
    refuse('conflict', 'record.changed-meanwhile', { version: seat.version + 1 })
  record(tx, {
    at,
    by,
    type: 'seat.ended',
    subject: { kind: 'officer', id: leaving.officerId },
    facts: { seat: seat.seatId, role: seat.role, agency: seat.agency, ...handed(leaving, successor) },
    personal: { reason: command.reason },
  })
  return seat.version + 1
}

/** Only the one it went to takes it on. */
export async function takeHandover(tx: Tx, command: { by: Actor; at: Date; id: HandoverId; seen: number }): Promise<{ id: HandoverId; version: number }> {
  const { by, at, id } = command
  const held = (await loadHandover(tx, by, id)) ?? refuse('not-found', 'handover.not-found')
  if (held.toOfficer !== by.officer) refuse('forbidden', 'handover.not-yours')
  if (held.version !== command.seen) refuse('conflict', 'record.changed-meanwhile', { version: held.version })
  await setTaken(tx, by, id, at)
  record(tx, {
    at,
    by,
    type: 'handover.taken',
    subject: { kind: 'person', id: held.fromOfficer },
    facts: { handover: id, kind: held.kind, subject: held.subjectId },
  })
  return { id, version: held.version + 1 }
}
