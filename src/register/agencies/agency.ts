/**
 * An agency through time and what may be recorded about it alone: it is established, it changes from a day on, what was
 * recorded of it is corrected or taken back. What happens to several at once is a dated act (register/reorganisations). Pure: no database, no clock, no HTTP.
 */
import type { Day } from '../../kernel/day.ts'
import type { AgencyId } from '../../kernel/identity.ts'
import { type RefusalKind, refuse } from '../../kernel/refusal.ts'
import { type AgencyFacts, differences, factNames } from './agency-facts.ts'
import { type AgencyEvent, factsAfter, type OfficialPaper, rootOf, standing } from './agency-version.ts'

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

export const establish = ({ facts, ...said }: Statement): AgencyEvent => ({ ...said, kind: 'establish', sets: facts, corrects: null })

/** The agency is something else from a day on, until the day of the next change of the same facts already known. */
export function change(history: readonly AgencyEvent[], { facts, ...said }: Statement): AgencyEvent {
  const known = standing(history)
  refuseOutsideLife(known, said.effectiveOn)
  const sets = setBy(known, facts, said.effectiveOn)
  if (Object.keys(sets).length === 0) refuse('invalid', 'agency.nothing-changed')
  refuseSameDay(known, sets, said.effectiveOn)
  return { ...said, kind: 'change', sets, corrects: null, recordedAt: after(history, said.recordedAt) }
}

/** What an earlier event said was wrong. It stays readable as it was known then; from now on this is said in its place. */
export function correct(history: readonly AgencyEvent[], eventId: string, { facts, ...said }: Statement): AgencyEvent {
  const { wrong, root, known, others } = named(history, eventId)
  const first = wrong === known[0]
  if (!first) refuseOutsideLife(others, said.effectiveOn)
  refuseBeforeEstablishment(first, others, said.effectiveOn)
  const sets = first ? facts : setBy(others, facts, said.effectiveOn)
  refuseSameDay(others, sets, said.effectiveOn)
  if (said.effectiveOn === wrong.effectiveOn && samePaper(said.paper, wrong.paper) && sameSets(sets, wrong.sets)) refuse('invalid', 'agency.nothing-changed')
  return { ...said, kind: 'correct', sets, corrects: root, recordedAt: after(history, said.recordedAt) }
}

/** What an earlier event said never happened. An establishment cannot be taken back this way: others may stand upon it. */
export function voided(history: readonly AgencyEvent[], eventId: string, said: Omit<Statement, 'facts' | 'effectiveOn' | 'paper'>): AgencyEvent {
  const { wrong, root, known } = named(history, eventId)
  if (wrong === known[0]) refuse('conflict', 'agency.establishment-stays')
  const { effectiveOn } = wrong
  return { ...said, effectiveOn, paper: null, kind: 'void', sets: {}, corrects: root, recordedAt: after(history, said.recordedAt) }
}

/** The event a correction names, whichever of its corrections was named. What a dated act says is corrected with the act. */
function named(history: readonly AgencyEvent[], eventId: string) {
  const found = history.find((event) => event.id === eventId)
  const root = found && rootOf(found)
  const known = standing(history)
  const wrong = known.find((event) => rootOf(event) === root)
  if (!wrong || root === undefined) return refuse('not-found', 'agency.event-not-found')
  if (wrong.act !== undefined) return refuse('conflict', 'agency.event-of-act', { act: wrong.act })
  return { wrong, root, known, others: known.filter((event) => event !== wrong) }
}

/** What a statement of all facts changes of what stands on its day. */
function setBy(known: readonly AgencyEvent[], facts: AgencyFacts, on: Day): Partial<AgencyFacts> {
  const before = factsAfter(known.filter((event) => event.effectiveOn <= on))
  return before ? pick(facts, differences(before, facts)) : facts
}

const pick = (facts: AgencyFacts, names: readonly (keyof AgencyFacts)[]): Partial<AgencyFacts> =>
  Object.fromEntries(names.map((name) => [name, facts[name]])) as Partial<AgencyFacts>

const sameSets = (one: Partial<AgencyFacts>, other: Partial<AgencyFacts>) => factNames.every((name) => one[name] === other[name])

const refuseDay = (code: string, details: Record<string, unknown>): void => refuseAll([{ path: 'effectiveOn', kind: 'conflict', code, details }])

/** Two entries of one day may stand side by side unless they speak of the same fact. */
function refuseSameDay(known: readonly AgencyEvent[], sets: Partial<AgencyFacts>, on: Day): void {
  if (known.some((event) => event.effectiveOn === on && touchesSame(event.sets, sets))) refuseDay('agency.changed-that-day', { on })
}

export const touchesSame = (one: Partial<AgencyFacts>, other: Partial<AgencyFacts>): boolean =>
  factNames.some((name) => one[name] !== undefined && other[name] !== undefined)

/** Nothing is said of an agency before its first day or after its last. */
function refuseOutsideLife(known: readonly AgencyEvent[], on: Day): void {
  const since = known[0]?.effectiveOn
  if (since === undefined || on < since) refuseDay('agency.not-yet-established', { since })
  const end = known.find((event) => event.ends)
  if (end && end.effectiveOn <= on) refuseDay('agency.ended', { on: end.effectiveOn })
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
