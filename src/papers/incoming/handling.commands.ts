import type { Actor } from '../../kernel/actor.ts'
import { changedFields } from '../../kernel/changed-fields.ts'
import { type Day, dayOf, slashed } from '../../kernel/day.ts'
import type { IncomingId, PaperId } from '../../kernel/identity.ts'
import { refuse, refuseAt } from '../../kernel/refusal.ts'
import { record } from '../../platform/audit-log/record.ts'
import type { Part } from '../../platform/db/together.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { withDeadlines } from '../../register/calendars/facade.ts'
import { withLinks } from '../links/facade.ts'
import { serialText } from '../numbering/number-series.ts'
import { checkAct, checkArrivalDay, checkHandling, type Handling, type IncomingAct, yearOf } from './incoming.ts'
import { begunDeadline } from './limit.store.ts'
import { noticesOf } from './incoming-notice.ts'
import { answeringPart, correctionPart } from './handling.store.ts'
import { type Begun, type HeldIncoming, lockIncoming, type LockedIncoming, saveIncoming, type Step, withNotices } from './incoming.store.ts'
import { handlingPart } from './receiving.store.ts'

interface On {
  by: Actor
  at: Date
  id: IncomingId
  seen: number
}

interface Saved {
  id: IncomingId
  version: number
}

const heldOf = ({
  id: _i,
  version: _v,
  paperId: _p,
  bodyId: _b,
  serial: _s,
  suffix: _x,
  paperNumber: _n,
  paperIssuedOn: _d,
  bodyName: _o,
  ...held
}: LockedIncoming): HeldIncoming => held

interface Moving {
  act: IncomingAct
  after: Partial<HeldIncoming>
  step: Step
  facts?: Record<string, string | number | string[] | null | undefined>
  personal?: Record<string, string | null | undefined>
}

/** Deeds are told in the past: "incoming.assigned". */
const deeds = { assign: 'assigned', answer: 'answered', close: 'closed', reopen: 'reopened', correct: 'corrected', retract: 'retracted' } as const

async function move(tx: Tx, { by, at, id }: On, before: LockedIncoming, { act, after, step, facts, personal }: Moving, begun: Begun = tx): Promise<Saved> {
  const version = await saveIncoming(begun, { by, at }, before, { ...heldOf(before), ...after }, step)
  record(tx, {
    at,
    by,
    type: `incoming.${deeds[act]}`,
    subject: { kind: 'incoming-paper', id },
    facts: { number: before.paperNumber, arrival: serialText(before), version, ...facts },
    personal: personal ?? {},
  })
  return { id, version }
}

/** Locks the arrival, and finds along with it what the act looks at besides. */
async function locked<T>(tx: Tx, { by, id, seen }: On, act: IncomingAct, beside?: Part<T>): Promise<{ incoming: LockedIncoming; beside: T | undefined }> {
  const found = await lockIncoming(tx, by.authority, { id, seen }, beside)
  checkAct(act, found.incoming.state)
  return found
}

const closing = (on: On, { deadlineId }: LockedIncoming) => ({
  authority: on.by.authority,
  ...(deadlineId === null ? {} : { closed: { id: deadlineId, at: on.at } }),
})

/** Giao xử lý: to somebody, or from one to another; the former limit ends with it. */
export async function assignIncoming(tx: Tx, on: On, asked: Handling): Promise<Saved> {
  const { by, at, id } = on
  const { incoming, beside } = await locked(tx, on, 'assign', handlingPart(by, at, asked))
  const { assignedTo = null, unitId = null, instruction = null, dueOn = null } = asked
  if (assignedTo === null && unitId === null) refuseAt('invalid', 'assignedTo', 'incoming.nobody-named')
  checkHandling(asked, incoming.arrivedOn)
  const { people, start } = beside ?? refuse('invalid', 'request.invalid')
  const deadline = begunDeadline(id, incoming.arrivedOn, asked.dueDays, start)
  const due = dueOn ?? (deadline?.dueAt ? dayOf(deadline.dueAt) : null)
  const after = { state: 'assigned', officerId: assignedTo, unitId, instruction, dueOn, deadlineId: deadline?.id ?? null, assignedOn: dayOf(at) } as const
  const told = { id, arrivalNumber: serialText(incoming), number: incoming.paperNumber, issuedOn: incoming.paperIssuedOn, issuerName: '', abstract: '', due }
  const notices = noticesOf(people, told, 'incoming.assigned', { at, by: by.officer })
  const begun = withNotices(withDeadlines(tx, { ...closing(on, incoming), started: deadline }), { authority: by.authority, at }, notices)
  const step: Step = { step: 'assigned', toOfficer: assignedTo, toUnit: unitId, dueOn: due, words: instruction }
  return move(tx, on, incoming, { act: 'assign', after, step, facts: { assignedTo, unit: unitId, due }, personal: { instruction } }, begun)
}

/** Trả lời: by a paper of the register, which from then on is linked to this one. */
export async function answerIncoming(tx: Tx, on: On, paper: PaperId): Promise<Saved> {
  const { by, at } = on
  const { incoming, beside } = await locked(tx, on, 'answer', answeringPart(by.authority, paper))
  const answer = beside ?? refuseAt('invalid', 'paperId', 'incoming.answer-unknown')
  if (paper === incoming.paperId) refuseAt('invalid', 'paperId', 'incoming.answers-itself')
  if (answer.issuedOn < incoming.arrivedOn)
    refuseAt('invalid', 'paperId', 'incoming.answered-before-arrival', { issuedOn: slashed(answer.issuedOn), arrivedOn: slashed(incoming.arrivedOn) })
  const linked = withLinks(tx, { authority: by.authority, officer: by.officer, at }, [{ from: paper, to: incoming.paperId, relation: 'answers' }])
  const after = { state: 'answered', answeredBy: paper, endedOn: answer.issuedOn } as const
  const step: Step = { step: 'answered', paper }
  return move(
    tx,
    on,
    incoming,
    { act: 'answer', after, step, facts: { answer: answer.number, answeredBy: paper } },
    withDeadlines(linked, closing(on, incoming)),
  )
}

export async function closeIncoming(tx: Tx, on: On, reason: string): Promise<Saved> {
  const { incoming } = await locked(tx, on, 'close')
  const today = dayOf(on.at)
  const after = { state: 'closed', endedOn: today, reason } as const
  return move(
    tx,
    on,
    incoming,
    { act: 'close', after, step: { step: 'closed', words: reason }, personal: { reason } },
    withDeadlines(tx, closing(on, incoming)),
  )
}

/** Goes on where it stood before the end; its due day is the one it had. */
export async function reopenIncoming(tx: Tx, on: On, reason: string): Promise<Saved> {
  const { incoming } = await locked(tx, on, 'reopen')
  const state = incoming.assignedOn === null ? 'registered' : 'assigned'
  const begun = withDeadlines(tx, { authority: on.by.authority, ...(incoming.deadlineId === null ? {} : { reopened: incoming.deadlineId }) })
  const after = { state, answeredBy: null, endedOn: null, reason: null } as const
  return move(tx, on, incoming, { act: 'reopen', after, step: { step: 'reopened', words: reason }, personal: { reason } }, begun)
}

export interface Correction {
  arrivedOn: Day
  receivedFrom?: string | undefined
  urgency: string
  note?: string | undefined
  reason: string
}

/** What was written of the arrival. Its number stays; another year would be another book. */
export async function correctIncoming(tx: Tx, on: On, { reason, ...asked }: Correction): Promise<Saved> {
  const { by, at, id } = on
  const { incoming, beside } = await locked(tx, on, 'correct', correctionPart(by.authority, at, asked.urgency))
  const { urgencyKnown, days, start } = beside ?? refuse('invalid', 'request.invalid')
  if (!urgencyKnown) refuseAt('invalid', 'urgency', 'incoming.urgency-unknown')
  checkArrivalDay(asked.arrivedOn, incoming.paperIssuedOn, dayOf(at))
  if (yearOf(asked.arrivedOn) !== yearOf(incoming.arrivedOn)) refuseAt('invalid', 'arrivedOn', 'incoming.other-year', { year: yearOf(incoming.arrivedOn) })
  if (incoming.dueOn !== null && incoming.dueOn < asked.arrivedOn)
    refuseAt('invalid', 'arrivedOn', 'incoming.due-before-arrival', { arrivedOn: slashed(asked.arrivedOn) })
  const after = { arrivedOn: asked.arrivedOn, receivedFrom: asked.receivedFrom ?? null, urgency: asked.urgency, note: asked.note ?? null }
  const fields = changedFields(heldOf(incoming), { ...heldOf(incoming), ...after })
  if (fields.length === 0) refuse('invalid', 'paper.nothing-to-correct')
  // The limit counts from the day of arrival: a limit from another day is another limit.
  const restarts = fields.includes('arrivedOn') && days !== null
  const deadline = restarts ? begunDeadline(id, asked.arrivedOn, days, start) : undefined
  const begun = deadline ? withDeadlines(tx, { ...closing(on, incoming), started: deadline }) : tx
  const moved = deadline ? { ...after, deadlineId: deadline.id } : after
  const step: Step = { step: 'corrected', words: reason, fields }
  return move(
    tx,
    on,
    incoming,
    { act: 'correct', after: moved, step, facts: { fields }, personal: { reason, note: asked.note, receivedFrom: asked.receivedFrom } },
    begun,
  )
}

/** Entered by mistake: the number stays spoken for, with the reason; the paper itself is another record. */
export async function retractIncoming(tx: Tx, on: On, reason: string): Promise<Saved> {
  const { incoming } = await locked(tx, on, 'retract')
  const after = { state: 'retracted', reason, answeredBy: null, endedOn: null } as const
  return move(
    tx,
    on,
    incoming,
    { act: 'retract', after, step: { step: 'retracted', words: reason }, personal: { reason } },
    withDeadlines(tx, closing(on, incoming)),
  )
}
