import type { Day } from '../../kernel/day.ts'
import type { AgencyId } from '../../kernel/identity.ts'
import { type AgencyFacts, differences } from './agency-facts.ts'

export interface OfficialPaper {
  number: string
  date: Day
}

/** What happened to an agency. Events are added and never altered; a `correct` replaces what the event it names said. */
export interface AgencyEvent {
  id: string
  agency: AgencyId
  kind: 'establish' | 'change' | 'correct'
  effectiveOn: Day
  paper: OfficialPaper | null
  facts: AgencyFacts
  /** For `correct`: the establishment or change it corrects, never another correction. */
  corrects: string | null
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

/** The establishment and changes that stand, corrections put in their place, in the order of their days. */
export function standing(events: readonly AgencyEvent[]): AgencyEvent[] {
  const byRoot = new Map<string, AgencyEvent>()
  for (const event of events.toSorted(byRecording)) byRoot.set(event.corrects ?? event.id, event)
  return [...byRoot.values()].sort((a, b) => compare(a.effectiveOn, b.effectiveOn))
}

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
    const at = new Date(instant)
    const spans = spansOf(events.filter((event) => event.recordedAt.getTime() <= instant))
    const kept = open.filter((version) => spans.some((span) => sameSpan(version, span)))
    closed.push(...open.filter((version) => !kept.includes(version)).map((version) => ({ ...version, recordedTo: at })))
    const opened = spans.filter((span) => !kept.some((version) => sameSpan(version, span)))
    open = [...kept, ...opened.map((span) => ({ ...span, recordedFrom: at, recordedTo: null }))]
  }
  return [...closed, ...open]
}

const spansOf = (events: readonly AgencyEvent[]): Span[] => {
  const known = standing(events)
  return known.map((event, n) => ({
    agency: event.agency,
    event: event.id,
    validFrom: event.effectiveOn,
    validTo: known[n + 1]?.effectiveOn ?? null,
    facts: event.facts,
  }))
}

const sameSpan = (one: Span, other: Span) =>
  one.event === other.event && one.validFrom === other.validFrom && one.validTo === other.validTo && differences(one.facts, other.facts).length === 0

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
const byRecording = (a: AgencyEvent, b: AgencyEvent) => a.recordedAt.getTime() - b.recordedAt.getTime() || compare(a.id, b.id)
