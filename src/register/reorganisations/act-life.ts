import type { AgencyId } from '../../kernel/identity.ts'
import { touchesSame } from '../agencies/agency.ts'
import type { AgencyEvent } from '../agencies/agency-version.ts'
import type { ActFault } from './act.ts'
import type { AskedOfLife } from './act-question.ts'
import type { Intent } from './intent.ts'
import type { KnownRegister, Timeline } from './known-register.ts'

/** An agency takes part only while it is one, ends once, and says no fact twice; later acts are not overtaken. */
export function lifeFaults(asked: AskedOfLife): ActFault[] {
  const { intents, base, before, act } = asked
  const established = new Set(intents.filter(({ kind }) => kind === 'establish').map(({ agency }) => agency))
  return [
    ...intents.flatMap((intent) => (established.has(intent.agency) ? beginningFaults(intent, asked) : historyFaults(intent, asked))),
    ...[...Map.groupBy(intents, ({ agency }) => agency)].flatMap(([agency, own]) => togetherFaults(own, before.name(agency, act.effectiveOn))),
    ...linkFaults(asked),
    ...[...base].flatMap(([agency, events]) => {
      const orphaned = events.length > 0 && !events.some(({ sets }) => sets.name !== undefined && sets.kind !== undefined) && !established.has(agency)
      const [later] = events
      if (!orphaned || !later) return []
      return [
        {
          path: 'lines',
          code: 'act.agency-in-use',
          details: { id: agency, name: before.name(agency, act.effectiveOn), on: later.effectiveOn, ...actOf(later, asked.known) },
        },
      ]
    }),
  ]
}

/** How a fault names the act behind an event. */
function actOf(event: AgencyEvent, known: KnownRegister): { act: string; actId: string | null } {
  const act = event.act === undefined ? undefined : known.acts.get(event.act)
  return { act: act?.paperNumber ?? act?.title ?? event.paper?.number ?? '—', actId: event.act ?? null }
}

function historyFaults({ agency, path, sets, ends }: Intent, { act, base, before, known }: AskedOfLife): ActFault[] {
  const history = base.get(agency)
  const fault = (code: string, details: Record<string, unknown>): ActFault[] => [{ path, code, details: { id: agency, ...details } }]
  const on = act.effectiveOn
  const name = before.name(agency, on)
  const since = history?.[0]?.effectiveOn
  if (history === undefined) return fault('act.unknown-agency', {})
  if (since === undefined) return fault('act.unknown-agency', {})
  if (on < since) return fault('agency.not-yet-established', { name, since })
  const end = history.find((event) => event.ends)
  if (end && end.effectiveOn <= on) return fault('act.agency-ended', { name, on: end.effectiveOn, ...actOf(end, known) })
  const sameDay = history.find((event) => event.effectiveOn === on && (ends || touchesSame(event.sets, sets)))
  if (sameDay) return fault('act.same-day', { name, on, ...actOf(sameDay, known) })
  const later = history.find((event) => event.effectiveOn > on && (ends || (event.act !== undefined && touchesSame(event.sets, sets))))
  return later ? fault('act.overlaps', { name, on: later.effectiveOn, ...actOf(later, known) }) : []
}

/** An agency whose establishment is said anew cannot begin after what later acts say of it. */
function beginningFaults({ agency, kind, path }: Intent, { act, base, known, before }: AskedOfLife): ActFault[] {
  const first = base.get(agency)?.[0]
  if (kind !== 'establish' || !first || first.effectiveOn > act.effectiveOn) return []
  return [{ path, code: 'act.overlaps', details: { id: agency, name: before.name(agency, first.effectiveOn), on: first.effectiveOn, ...actOf(first, known) } }]
}

/** What the lines of one act say of one agency must go together. */
function togetherFaults(own: readonly Intent[], name: string): ActFault[] {
  const [, again] = own.filter(({ ends }) => ends)
  if (again) return [{ path: again.path, code: 'act.ends-twice', details: { name } }]
  const end = own.find(({ ends }) => ends)
  const also = end && own.find(({ sets, ends }) => !ends && Object.keys(sets).length > 0)
  if (also) return [{ path: also.path, code: 'act.ends-and-changes', details: { name } }]
  return own.flatMap((intent, n) => {
    const fact = own
      .slice(0, n)
      .flatMap((earlier) => Object.keys(earlier.sets) as (keyof Intent['sets'])[])
      .find((known) => intent.sets[known] !== undefined)
    return fact === undefined ? [] : [{ path: intent.at(fact), code: 'act.sets-twice', details: { name, fact } }]
  })
}

/** Whoever receives goes on; nobody descends from itself. */
function linkFaults({ links, after, before, intents, act, known }: AskedOfLife): ActFault[] {
  const ending = new Set(intents.filter(({ ends }) => ends).map(({ agency }) => agency))
  const next = new Map<AgencyId, AgencyId[]>()
  const add = (from: AgencyId, to: AgencyId) => next.set(from, [...(next.get(from) ?? []), to])
  for (const link of known.links) if (link.act !== act.replaces && link.kind !== 'transfer') add(link.from, link.to)
  for (const link of links) if (link.kind !== 'transfer' && link.from !== link.to) add(link.from, link.to)
  return links.flatMap(({ from, to, path }) => {
    const name = before.name(from, act.effectiveOn)
    if (from === to) return [{ path, code: 'act.own-ancestor', details: { name } }]
    if (ending.has(to)) return [{ path, code: 'act.successor-ends', details: { name: before.name(to, act.effectiveOn) } }]
    return after.hasEnded(from) && reaches(to, from, next, after) ? [{ path, code: 'act.own-ancestor', details: { name } }] : []
  })
}

/** Along agencies that have ended: one that gave a part away and later received another is no ancestor of itself. */
function reaches(start: AgencyId, wanted: AgencyId, next: ReadonlyMap<AgencyId, readonly AgencyId[]>, after: Timeline): boolean {
  const seen = new Set<AgencyId>()
  const waiting = [start]
  for (let agency = waiting.pop(); agency !== undefined; agency = waiting.pop()) {
    if (agency === wanted) return true
    if (seen.has(agency) || !after.hasEnded(agency)) continue
    seen.add(agency)
    waiting.push(...(next.get(agency) ?? []))
  }
  return false
}
