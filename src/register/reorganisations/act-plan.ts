import type { AgencyId } from '../../kernel/identity.ts'
import { type AgencyFacts, differences, factNames } from '../agencies/agency-facts.ts'
import { advance, type AgencyEvent, type AgencyVersion, factsAfter, rootOf, standing } from '../agencies/agency-version.ts'
import { nameKey } from '../agencies/name-key.ts'
import type { ActFault } from './act.ts'
import type { ActToPlan, Orphan } from './act-question.ts'
import { lifeFaults } from './act-life.ts'
import { placeFaults } from './act-place.ts'
import { shareFaults } from './act-share.ts'
import { type Intent, intentsOf, type PlannedLink, type SeatMove } from './intent.ts'
import { type HeldVersion, type KnownRegister, Timeline } from './known-register.ts'

export interface ActPlan {
  events: AgencyEvent[]
  intents: Intent[]
  links: PlannedLink[]
  /** Links of the replaced act, no longer so. */
  closedLinks: string[]
  closed: AgencyVersion[]
  opened: HeldVersion[]
  established: AgencyId[]
  /** Agencies that were there and get an event. */
  touched: AgencyId[]
  seatMoves: SeatMove[]
  /** The instant of recording: after everything that is known of these agencies. */
  at: Date
  before: Timeline
  after: Timeline
  orphans: Orphan[]
  faults: ActFault[]
}

export function planAct(act: ActToPlan, known: KnownRegister, newId: () => string): ActPlan {
  const { intents, links, seatMoves, faults } = intentsOf(act.lines, act.made)
  const at = laterThan(known.events, act.at)
  const histories = Map.groupBy(known.events, (event) => event.agency)
  const replaced = new Set(act.replaces === null ? [] : standing(known.events).flatMap((event) => (event.act === act.replaces ? [rootOf(event)] : [])))
  const base = new Map([...histories].map(([agency, events]) => [agency, standing(events).filter((event) => !replaced.has(rootOf(event)))]))

  const events = eventsOf({ ...act, at }, intents, base, newId)
  giveRoots(
    events,
    standing(known.events).filter((event) => replaced.has(rootOf(event))),
  )
  const taken = new Set(events.flatMap(({ corrects }) => corrects ?? []))
  for (const event of standing(known.events))
    if (replaced.has(rootOf(event)) && !taken.has(rootOf(event)))
      events.push({
        id: newId(),
        agency: event.agency,
        kind: 'void',
        effectiveOn: event.effectiveOn,
        paper: act.paper,
        sets: {},
        corrects: rootOf(event),
        act: act.id,
        line: event.line,
        place: events.length,
        recordedAt: at,
      })

  const before = new Timeline(known.versions)
  const step = project(events, histories, before, at)
  const touchedNow = new Set(events.map(({ agency }) => agency))
  const after = new Timeline([...known.versions.filter(({ agency }) => !touchedNow.has(agency)), ...step.open])
  const asked = { act, intents, links, base, before, after, known, opened: step.opened }
  const place = placeFaults(asked)
  return {
    events,
    intents,
    links: links.filter(({ from, to }) => from !== to),
    closedLinks: known.links.filter((link) => link.act === act.replaces).map(({ id }) => id),
    ...step,
    established: [...touchedNow].filter((agency) => !histories.has(agency)),
    touched: [...touchedNow].filter((agency) => histories.has(agency)),
    seatMoves,
    at,
    before,
    after,
    orphans: place.orphans,
    faults: [
      ...faults,
      ...lineFaults(act),
      ...lifeFaults(asked),
      ...shareFaults(act.lines, links, (agency) => before.name(agency, act.effectiveOn)),
      ...place.faults,
    ],
  }
}

/** Recorded time only moves on, even when two acts fall into one millisecond or the server's clock was set back. */
const laterThan = (events: readonly AgencyEvent[], at: Date): Date =>
  new Date(events.reduce((latest, { recordedAt }) => Math.max(latest, recordedAt.getTime() + 1), at.getTime()))

/** An event says what it changes of what stands on its day, the lines before it included. */
function eventsOf(act: ActToPlan, intents: readonly Intent[], base: ReadonlyMap<AgencyId, AgencyEvent[]>, newId: () => string): AgencyEvent[] {
  const own = new Map<AgencyId, AgencyEvent[]>()
  return intents.map((intent, place) => {
    const { agency, kind, ends, line } = intent
    const earlier = own.get(agency) ?? []
    const facts = factsAfter([...(base.get(agency) ?? []).filter((event) => event.effectiveOn <= act.effectiveOn), ...earlier])
    const sets = kind === 'establish' || facts === undefined ? intent.sets : changed(facts, intent.sets)
    const event: AgencyEvent = {
      id: newId(),
      agency,
      kind,
      effectiveOn: act.effectiveOn,
      paper: act.paper,
      sets,
      ...(ends ? { ends } : {}),
      corrects: null,
      act: act.id,
      line,
      place,
      recordedAt: act.at,
    }
    own.set(agency, [...earlier, event])
    return event
  })
}

const changed = (facts: AgencyFacts, sets: Partial<AgencyFacts>): Partial<AgencyFacts> => {
  const differ = new Set(differences(facts, { ...facts, ...sets }))
  return Object.fromEntries(factNames.filter((name) => differ.has(name)).map((name) => [name, sets[name]])) as Partial<AgencyFacts>
}

/** What the replaced act said in the same line of the same agency is corrected; whatever finds no line is void. */
function giveRoots(events: readonly AgencyEvent[], replaced: readonly AgencyEvent[]): void {
  const key = ({ line, agency, kind }: AgencyEvent) => `${line} ${agency} ${kind}`
  const waiting = Map.groupBy(replaced, key)
  for (const event of events) {
    const found = waiting.get(key(event))?.shift()
    if (found) event.corrects = rootOf(found)
  }
}

function project(events: readonly AgencyEvent[], histories: ReadonlyMap<AgencyId, readonly AgencyEvent[]>, held: Timeline, at: Date) {
  const closed: AgencyVersion[] = []
  const opened: HeldVersion[] = []
  const open: HeldVersion[] = []
  for (const [agency, own] of Map.groupBy(events, (event) => event.agency)) {
    const step = advance(held.of(agency), [...(histories.get(agency) ?? []), ...own], at)
    const keyed = (version: AgencyVersion): HeldVersion => ({ ...version, nameKey: nameKey(version.facts.name) })
    closed.push(...step.closed)
    opened.push(...step.opened.map(keyed))
    open.push(...step.open.map(keyed))
  }
  return { closed, opened, open }
}

function lineFaults({ id, replaces, lines }: ActToPlan): ActFault[] {
  if (lines.length === 0) return id === replaces ? [] : [{ path: 'lines', code: 'act.no-lines', details: {} }]
  const seen = new Set<string>()
  const twice = (name: string, path: string): ActFault[] => {
    if (seen.has(name)) return [{ path, code: 'act.line-twice', details: {} }]
    seen.add(name)
    return []
  }
  return lines.flatMap((line, n) => [
    ...twice(line.id, `lines.${n}`),
    ...(line.kind === 'split' ? line.into.flatMap(({ id: part }, m) => twice(part, `lines.${n}.into.${m}`)) : []),
  ])
}
