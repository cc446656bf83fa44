import type { Day } from '../../kernel/day.ts'
import type { AgencyId } from '../../kernel/identity.ts'
import { type AgencyFacts, differences } from './agency-facts.ts'

export interface OfficialPaper {
  number: string
  date: Day
}

export const eventKinds = ['establish', 'change', 'correct', 'void', 'rename', 'merge', 'split', 'transfer', 'dissolve', 'move', 'reclassify'] as const
export type EventKind = (typeof eventKinds)[number]

/** What happened to an agency. Events are added and never altered; one that `corrects` another is said in its place. */
export interface AgencyEvent {
  id: string
  agency: AgencyId
  /** `void`: what the event it corrects says never happened. */
  kind: EventKind
  effectiveOn: Day
  paper: OfficialPaper | null
  /** What changes that day; all facts for an establishment. Whatever is not named stays as it was. */
  sets: Partial<AgencyFacts>
  /** The agency is no more from that day on. */
  ends?: boolean
  /** The first event of the chain it corrects, never another correction. */
  corrects: string | null
  /** The dated act it comes from, the line of it, and its place in it: events of one day follow in that order. */
  act?: string | undefined
  line?: string | undefined
  place?: number | undefined
  recordedAt: Date
}

/** What an agency was from `validFrom` until the day before `validTo`, as known from `recordedFrom` until `recordedTo`. */
export interface AgencyVersion {
  agency: AgencyId
  /** The event that says so. */
  event: string
  validFrom: Day
  validTo: Day | null
  recordedFrom: Date
  recordedTo: Date | null
  facts: AgencyFacts
}

type Span = Omit<AgencyVersion, 'recordedFrom' | 'recordedTo'>

/** The name under which an event and its corrections are one. */
export const rootOf = (event: AgencyEvent): string => event.corrects ?? event.id

/** The events that stand, corrections put in their place, in the order of their days; of one day, in the order of recording. */
export function standing(events: readonly AgencyEvent[]): AgencyEvent[] {
  const roots = new Map<string, { first: AgencyEvent; last: AgencyEvent }>()
  for (const event of events.toSorted(byRecording)) roots.set(rootOf(event), { first: roots.get(rootOf(event))?.first ?? event, last: event })
  return [...roots.values()]
    .filter(({ last }) => last.kind !== 'void')
    .sort((a, b) => compare(a.last.effectiveOn, b.last.effectiveOn) || byRecording(a.first, b.first))
    .map(({ last }) => last)
}

/** What the agency is once these events have happened, in their order: undefined before its establishment and after its end. */
export function factsAfter(known: readonly AgencyEvent[]): AgencyFacts | undefined {
  let facts: AgencyFacts | undefined
  for (const event of known) {
    if (event.ends) return undefined
    facts = withSet(facts, event.sets)
  }
  return facts
}

/** Facts begin with an event that sets all of them: what is said of an agency before it was established has nothing to change. */
const withSet = (facts: AgencyFacts | undefined, sets: Partial<AgencyFacts>): AgencyFacts | undefined =>
  facts ? { ...facts, ...sets } : isWhole(sets) ? sets : undefined

const isWhole = (sets: Partial<AgencyFacts>): sets is AgencyFacts => sets.name !== undefined && sets.kind !== undefined && sets.parentId !== undefined

/**
 * Rebuilds the versions of any number of agencies from their events: at each instant something was recorded, what no
 * longer holds is closed and what newly holds is opened. `agency_version` is exactly this, kept for reading.
 */
export function projectVersions(events: readonly AgencyEvent[]): AgencyVersion[] {
  return [...Map.groupBy(events, (event) => event.agency).values()].flatMap(versionsOfOne)
}

function versionsOfOne(events: readonly AgencyEvent[]): AgencyVersion[] {
  const instants = [...new Set(events.map((event) => event.recordedAt.getTime()))].sort((a, b) => a - b)
  const closed: AgencyVersion[] = []
  let open: AgencyVersion[] = []
  for (const instant of instants) {
    const step = advance(
      open,
      events.filter((event) => event.recordedAt.getTime() <= instant),
      new Date(instant),
    )
    closed.push(...step.closed)
    open = step.open
  }
  return [...closed, ...open]
}

export interface Advance {
  /** Held until now and no longer, with the instant from which that is known. */
  closed: AgencyVersion[]
  /** Newly known. */
  opened: AgencyVersion[]
  /** All that holds: what stayed and what is new. */
  open: AgencyVersion[]
}

/** One step of the projection, for one agency: from what was held to what all its events say now. */
export function advance(held: readonly AgencyVersion[], events: readonly AgencyEvent[], at: Date): Advance {
  const spans = spansOf(events)
  const byEvent = new Map(held.map((version) => [version.event, version]))
  const stays = (span: Span) => {
    const version = byEvent.get(span.event)
    return version !== undefined && sameSpan(version, span) ? version : undefined
  }
  const kept = new Set(spans.flatMap((span) => stays(span) ?? []))
  const opened = spans.filter((span) => !stays(span)).map((span) => ({ ...span, recordedFrom: at, recordedTo: null }))
  return { closed: held.filter((version) => !kept.has(version)).map((version) => ({ ...version, recordedTo: at })), opened, open: [...kept, ...opened] }
}

/** Days on which something becomes different; a day on which nothing does begins no version. */
export function spansOf(events: readonly AgencyEvent[]): Span[] {
  const known = standing(events)
  const spans: Span[] = []
  let facts: AgencyFacts | undefined
  for (const [n, event] of known.entries()) {
    const before = facts
    const last = spans.at(-1)
    facts = event.ends ? undefined : withSet(facts, event.sets)
    const on = event.effectiveOn
    // The span of an earlier event of the same day has no length: this one takes its place.
    const sameDay = last?.validFrom === on && known[n - 1]?.effectiveOn === on
    if (facts && (!before || differences(before, facts).length > 0)) {
      if (sameDay) spans.pop()
      else if (last && last.validTo === null) last.validTo = on
      spans.push({ agency: event.agency, event: event.id, validFrom: on, validTo: null, facts })
    }
    if (event.ends) {
      if (sameDay) spans.pop()
      else if (last && last.validTo === null) last.validTo = on
      break
    }
  }
  return joined(spans)
}

/** Two changes of one day may cancel each other; then the days before go on. */
function joined(spans: readonly Span[]): Span[] {
  const out: Span[] = []
  for (const span of spans) {
    const last = out.at(-1)
    if (last && last.validTo === span.validFrom && differences(last.facts, span.facts).length === 0) last.validTo = span.validTo
    else out.push({ ...span })
  }
  return out
}

const sameSpan = (one: Span, other: Span) =>
  one.event === other.event && one.validFrom === other.validFrom && one.validTo === other.validTo && differences(one.facts, other.facts).length === 0

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
const byRecording = (a: AgencyEvent, b: AgencyEvent) =>
  a.recordedAt.getTime() - b.recordedAt.getTime() || (a.place ?? 0) - (b.place ?? 0) || compare(a.id, b.id)
