import type { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import { type Day, dayOf, slashed } from '../../kernel/day.ts'
import { IncomingId, PaperId } from '../../kernel/identity.ts'
import { refuse, Refusal } from '../../kernel/refusal.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { record } from '../../platform/audit-log/record.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { type Giving, givingArrival, numberOnce, type NumberRemark } from '../numbering/facade.ts'
import { serialText } from '../numbering/number-series.ts'
import { addPaper, decidePaper, surroundingsPart } from '../registers/facade.ts'
import { type Arrival, checkArrivalDay, checkHandling, checkNumber, yearOf } from './incoming.ts'
import type { ReceivedPaper } from './incoming.contract.ts'
import { noticesOf } from './incoming-notice.ts'
import { arrivalOnce, finish, type NewArrival, type Step, withArrival } from './incoming.store.ts'
import { begunDeadline, type Deadline } from './limit.store.ts'
import { loadForReceiving } from './receiving.store.ts'

interface Given {
  by: Actor
  at: Date
}

type Loaded = Awaited<ReturnType<typeof loadForReceiving>>

export interface Received {
  id: IncomingId
  paperId: PaperId
  version: number
  arrivalNumber: string
  warnings: { code: string; details: Record<string, string> }[]
}

/** Refusals of the counter speak of "number"; in this form that is the number the paper bears. */
function atArrivalNumber<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof Refusal) || !Array.isArray(error.details['errors'])) throw error
    const fields: Readonly<Record<string, string>> = { number: 'arrivalNumber', opening: 'arrivalNumber', issuedOn: 'arrivedOn' }
    const errors = (error.details['errors'] as { path: string }[]).map((one) => ({ ...one, path: fields[one.path] ?? one.path }))
    throw new Refusal(error.kind, error.code, { ...error.details, errors })
  }
}

interface Decided {
  id: IncomingId
  number: Giving
  arrivalNumber: string
  due: Day | null
  deadline: Deadline | undefined
  arrival: (paper: PaperId) => NewArrival
  steps: readonly Step[]
}

/** Into the book and, where somebody is named, to him: two steps of one act. */
function decide({ by, at }: Given, asked: Arrival, found: Loaded): Decided {
  const { arrivedOn, assignedTo, unitId, instruction, dueOn } = asked
  const id = IncomingId.parse(uuidv7(at))
  const number = atArrivalNumber(() =>
    givingArrival(found.locked, { by, at, issuer: asked.bodyId, issuedOn: arrivedOn, wish: found.wish, reason: asked.numberReason }),
  )
  const deadline = begunDeadline(id, arrivedOn, asked.dueDays, found.start)
  const due = dueOn ?? (deadline?.dueAt ? dayOf(deadline.dueAt) : null)
  const assigned = assignedTo !== undefined || unitId !== undefined
  const arrival = (paper: PaperId): NewArrival => ({
    id,
    paper,
    body: asked.bodyId,
    year: yearOf(arrivedOn),
    serial: number.serial,
    suffix: number.suffix,
    held: {
      arrivedOn,
      receivedFrom: asked.receivedFrom ?? null,
      urgency: asked.urgency,
      note: asked.note ?? null,
      state: assigned ? 'assigned' : 'registered',
      officerId: assignedTo ?? null,
      unitId: unitId ?? null,
      assignedOn: assigned ? dayOf(at) : null,
      instruction: instruction ?? null,
      dueOn: dueOn ?? null,
      deadlineId: deadline?.id ?? null,
      answeredBy: null,
      endedOn: null,
      reason: null,
    },
  })
  const given: Step[] = assigned ? [{ step: 'assigned', toOfficer: assignedTo ?? null, toUnit: unitId ?? null, dueOn: due, words: instruction ?? null }] : []
  return { id, number, arrivalNumber: serialText(number), due, deadline, arrival, steps: [{ step: 'registered' }, ...given] }
}

const remarksIn = (remarks: readonly NumberRemark[]): Received['warnings'] =>
  remarks.map(({ code, details }) => ({ code, details: { ...details, lastOn: slashed(details.lastOn) } }))

interface Of {
  number: string
  issuedOn: Day
  issuerName: string
  abstract: string
}

function tell(tx: Tx, { by, at }: Given, asked: Arrival, decided: Decided, paper: Of & { id: PaperId; isNew: boolean }): void {
  record(tx, {
    at,
    by,
    type: 'incoming.received',
    subject: { kind: 'incoming-paper', id: decided.id },
    assertedOn: asked.arrivedOn,
    facts: {
      number: paper.number,
      arrival: decided.arrivalNumber,
      year: yearOf(asked.arrivedOn),
      body: asked.bodyId,
      ...(paper.isNew ? { paper: paper.id } : { recorded: paper.id }),
      assignedTo: asked.assignedTo,
      unit: asked.unitId,
      due: decided.due,
      urgency: asked.urgency,
    },
    personal: {
      instruction: asked.instruction,
      note: asked.note,
      receivedFrom: asked.receivedFrom,
      numberReason: asked.numberReason,
      abstract: paper.abstract,
    },
  })
}

const told = ({ id, arrivalNumber, due }: Decided, { number, issuedOn, issuerName, abstract }: Of) => ({
  id,
  arrivalNumber,
  number,
  issuedOn,
  issuerName,
  abstract,
  due,
})

/** Tiếp nhận: the paper enters the one register, and its arrival the book of the body, by one statement. */
export async function receiveIncoming(tx: Tx, given: Given, asked: z.output<typeof ReceivedPaper> & Arrival): Promise<Received> {
  const { by, at } = given
  const today = dayOf(at)
  const { kind, number, issuedOn, issuerId, issuerName, abstract, signerName, signerTitle, fileId, ...arrival } = asked
  const sheet = { kind, number, issuedOn, issuerId, issuerName, abstract, signerName, signerTitle, fileId }
  checkNumber(number)
  checkArrivalDay(asked.arrivedOn, issuedOn, today)
  checkHandling(arrival, asked.arrivedOn)
  const found = await loadForReceiving(tx, by, at, arrival, { more: surroundingsPart(tx, by, sheet) })
  const { paper, warnings } = decidePaper(sheet, found.more ?? refuse('invalid', 'request.invalid'), today)
  const decided = decide(given, arrival, found)
  const paperId = PaperId.parse(uuidv7(at))
  const notices = noticesOf(found.people, told(decided, paper), 'incoming.assigned', { at, by: by.officer })
  await numberOnce(decided.number, () =>
    arrivalOnce(decided.arrivalNumber, () =>
      addPaper(
        withArrival(decided.number.withNumber(tx), given, decided.arrival(paperId), { steps: decided.steps, deadline: decided.deadline, notices }),
        by.authority,
        paperId,
        paper,
        by.officer,
        at,
      ),
    ),
  )
  tell(tx, given, arrival, decided, { ...paper, id: paperId, isNew: true })
  return { id: decided.id, paperId, version: 1, arrivalNumber: decided.arrivalNumber, warnings: [...warnings, ...remarksIn(decided.number.remarks)] }
}

/** The same of a paper that stands in the register already: a decision of the Committee that was recorded when it came out. */
export async function receiveRecorded(
  tx: Tx,
  given: Given,
  paperId: PaperId,
  { again = false, ...asked }: Arrival & { again?: boolean | undefined },
): Promise<Received> {
  const { by, at } = given
  checkHandling(asked, asked.arrivedOn)
  const found = await loadForReceiving(tx, by, at, asked, { recorded: paperId })
  const paper = found.recorded ?? refuse('not-found', 'paper.not-found')
  checkArrivalDay(asked.arrivedOn, paper.issuedOn, dayOf(at))
  if (found.before && !again) {
    const { id, arrivedOn, ...number } = found.before
    refuse('conflict', 'incoming.received-already', { incoming: id, arrival: serialText(number), arrivedOn: slashed(arrivedOn), body: found.bodyName })
  }
  const decided = decide(given, asked, found)
  const notices = noticesOf(found.people, told(decided, paper), 'incoming.assigned', { at, by: by.officer })
  await numberOnce(decided.number, () =>
    arrivalOnce(decided.arrivalNumber, () =>
      finish(withArrival(decided.number.withNumber(tx), given, decided.arrival(paperId), { steps: decided.steps, deadline: decided.deadline, notices })),
    ),
  )
  tell(tx, given, asked, decided, { ...paper, id: paperId, isNew: false })
  return { id: decided.id, paperId, version: 1, arrivalNumber: decided.arrivalNumber, warnings: remarksIn(decided.number.remarks) }
}
