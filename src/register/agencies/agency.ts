/**
 * An agency through time and the three acts that may be recorded about it: it is established, it changes from a day on,
 * what was recorded of it is corrected. Pure: no database, no clock, no HTTP.
 */
import type { Day } from '../../kernel/day.ts'
import type { AgencyId } from '../../kernel/identity.ts'
import { type RefusalKind, refuse } from '../../kernel/refusal.ts'
import { type AgencyFacts, differences } from './agency-facts.ts'
import { type AgencyEvent, type OfficialPaper, standing } from './agency-version.ts'

/** What an officer asks to be recorded. */
export interface Statement {
  id: string
  agency: AgencyId
  effectiveOn: Day
  paper: OfficialPaper | null
  facts: AgencyFacts
  recordedAt: Date
}

interface Fault {
  /** Where on the form: what is sent, or what the act is about. */
  path: string
  kind: RefusalKind
  code: string
  details: Record<string, unknown>
}

/** Says all that is wrong at once, each at its field; the first gives the answer its name. */
function refuseAll(faults: readonly Fault[]): void {
  const [first] = faults
  if (first) refuse(first.kind, first.code, { ...first.details, errors: faults.map(({ path, code, details }) => ({ path, code, details })) })
}

export const establish = (said: Statement): AgencyEvent => ({ ...said, kind: 'establish', corrects: null })

/** The agency is something else from a day on, until the day of the next change already known. */
export function change(history: readonly AgencyEvent[], said: Statement): AgencyEvent {
  const known = standing(history)
  const since = known[0]?.effectiveOn
  if (since === undefined || said.effectiveOn < since) refuseDay('agency.not-yet-established', { since })
  refuseSameDay(known, said.effectiveOn)
  const before = known.findLast((event) => event.effectiveOn < said.effectiveOn)
  if (before && differences(before.facts, said.facts).length === 0) refuse('invalid', 'agency.nothing-changed')
  return { ...said, kind: 'change', corrects: null, recordedAt: after(history, said.recordedAt) }
}

/** What an earlier event said was wrong. It stays readable as it was known then; from now on this is said in its place. */
export function correct(history: readonly AgencyEvent[], eventId: string, said: Statement): AgencyEvent {
  const named = history.find((event) => event.id === eventId)
  const root = named?.corrects ?? named?.id
  const known = standing(history)
  const wrong = known.find((event) => (event.corrects ?? event.id) === root)
  if (!wrong || root === undefined) return refuse('not-found', 'agency.event-not-found')
  const others = known.filter((event) => event !== wrong)
  refuseSameDay(others, said.effectiveOn)
  refuseBeforeEstablishment(wrong === known[0], others, said.effectiveOn)
  if (said.effectiveOn === wrong.effectiveOn && samePaper(said.paper, wrong.paper) && differences(wrong.facts, said.facts).length === 0) {
    refuse('invalid', 'agency.nothing-changed')
  }
  return { ...said, kind: 'correct', corrects: root, recordedAt: after(history, said.recordedAt) }
}

const refuseDay = (code: string, details: Record<string, unknown>): void => refuseAll([{ path: 'effectiveOn', kind: 'conflict', code, details }])

function refuseSameDay(known: readonly AgencyEvent[], on: Day): void {
  if (known.some((event) => event.effectiveOn === on)) refuseDay('agency.changed-that-day', { on })
}

/** The first event that stands is the establishment: a correction may not carry it past a change, nor a change before it. */
function refuseBeforeEstablishment(establishment: boolean, others: readonly AgencyEvent[], on: Day): void {
  const first = others[0]?.effectiveOn
  if (first === undefined) return
  if (establishment && on > first) refuseDay('agency.changed-before', { on: first })
  if (!establishment && on < first) refuseDay('agency.not-yet-established', { since: first })
}

const samePaper = (one: OfficialPaper | null, other: OfficialPaper | null) => one?.number === other?.number && one?.date === other?.date

/** Recorded time only moves on, even when two acts fall into one millisecond or the server's clock was set back. */
function after(history: readonly AgencyEvent[], at: Date): Date {
  const last = Math.max(...history.map((event) => event.recordedAt.getTime()))
  return new Date(Math.max(at.getTime(), last + 1))
}

/** What the register holds around the facts that are to be recorded, from their first day on. */
export interface Surroundings {
  blockInForce: boolean
  parentThere: boolean
  /** First day on which the wanted parent is, or stands below, the agency itself. */
  belowItselfFrom: Day | null
  /** Other agencies of the same name below the same parent. */
  namesakes: readonly { id: string; name: string; validFrom: Day; validTo: Day | null }[]
}

/** Facts that hold from a day until another (null: open) must fit what the register holds on those days. */
export function checkPlace(facts: AgencyFacts, from: Day, to: Day | null, around: Surroundings): void {
  const faults: Fault[] = []
  const fault = (field: keyof AgencyFacts, kind: RefusalKind, code: string, details: Fault['details']) =>
    faults.push({ path: `facts.${field}`, kind, code, details })
  if (!around.blockInForce) fault('block', 'invalid', 'agency.block-not-in-force', { block: facts.block, on: from })
  if (facts.parentId !== null && !around.parentThere) fault('parentId', 'invalid', 'agency.parent-not-there', { on: from })
  if (around.belowItselfFrom !== null && (to === null || around.belowItselfFrom < to))
    fault('parentId', 'invalid', 'agency.below-itself', { on: around.belowItselfFrom })
  const rival = around.namesakes.find((other) => to === null || other.validFrom < to)
  if (rival) fault('name', 'conflict', 'agency.same-name-and-parent', { name: rival.name, id: rival.id, since: rival.validFrom })
  refuseAll(faults)
}
