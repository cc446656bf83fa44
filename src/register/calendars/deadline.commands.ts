import type { Actor } from '../../kernel/actor.ts'
import { addDays as addToDay, Day } from '../../kernel/day.ts'
import type { AgencyId, DeadlineId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import { sha256 } from '../../platform/audit-log/digest.ts'
import { record } from '../../platform/audit-log/record.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { type CalendarChange, changed } from './calendar-change.ts'
import type { Foreseen } from './calendar.contract.ts'
import { making, mayChange } from './calendar.commands.ts'
import { startOfDay, viewDifferences } from './calendar.queries.ts'
import { loadAllCalendars } from './calendar.store.ts'
import type { CalendarData } from './calendar-data.ts'
import { keepOpen, keptCount, loadOfAgency, moveDeadlines, openDeadlines } from './deadline.store.ts'
import { type Counts, differences, linesOfMoved, noCounts, Projector } from './projection.ts'

/** Which open due dates a change would move: only those are read whose time holds a changed day. */
export async function foreseeChange(tx: Tx, said: { by: Actor; at: Date; agency: AgencyId | null; change: CalendarChange }): Promise<Foreseen> {
  const { by, at, agency, change } = said
  mayChange(by, agency)
  const all = await loadAllCalendars(tx, by.authority)
  const { after } = changed(only(all, agency), change, making(at))
  const others = (rows: CalendarData['exceptions']) => rows.filter(({ agencyId }) => agencyId !== null && agencyId !== agency)
  const merged: CalendarData = {
    agency: null,
    years: all.years,
    exceptions: [...after.exceptions, ...others(all.exceptions)],
    settings: [...after.settings, ...all.settings.filter(({ agencyId }) => agencyId !== null && agencyId !== agency)],
  }
  const counts = noCounts()
  const deadlines = await openDeadlines(tx, by.authority, { agency, touching: touching(all, change) })
  return viewDifferences(tx, by, at, counts, differences(new Projector(merged), deadlines, counts))
}

const only = (all: CalendarData, agency: AgencyId | null): CalendarData => {
  const mine = <T extends { agencyId: AgencyId | null }>(rows: readonly T[]) => rows.filter(({ agencyId }) => agencyId === null || agencyId === agency)
  return { agency, years: all.years, exceptions: mine(all.exceptions), settings: mine(all.settings) }
}

/** Which open due dates would be provisional again if a year were no longer held to be complete. */
export async function foreseeYearWithdrawal(tx: Tx, said: { by: Actor; at: Date; year: number }): Promise<Foreseen> {
  const { by, at, year } = said
  mayChange(by, null)
  const all = await loadAllCalendars(tx, by.authority)
  if (!all.years.some((one) => one.year === year)) return refuse('conflict', 'calendar.year-not-published', { year: String(year) })
  const without = { ...all, years: all.years.filter((one) => one.year !== year) }
  const counts = noCounts()
  const first = Day.parse(`${year}-01-01`)
  const last = Day.parse(`${year}-12-31`)
  const deadlines = await openDeadlines(tx, by.authority, { agency: null, touching: { from: startOfDay(first), until: startOfDay(addToDay(last, 1)) } })
  return viewDifferences(tx, by, at, counts, differences(new Projector(without), deadlines, counts))
}

const mostAtOnce = 20_000

/** An agency that changed its own days need not wait for the authority: its own open due dates, and no others, are calculated at once. */
export async function recalculateOwn(tx: Tx, said: { by: Actor; at: Date; agency: AgencyId }): Promise<Counts> {
  const { by, at, agency } = said
  mayChange(by, agency)
  const { calendar, deadlines } = await loadOfAgency(tx, by.authority, agency, mostAtOnce)
  if (deadlines.length > mostAtOnce) refuse('too-large', 'deadline.too-many-at-once', { most: mostAtOnce })
  const counts = noCounts()
  const found = differences(new Projector(calendar), deadlines, counts)
  if (found.length === 0) refuse('conflict', 'deadline.nothing-to-move')
  const moved = found.map(({ deadline, dueAt, provisional }) => ({ ...deadline, dueAt, provisional }))
  if ((await moveDeadlines(tx, by.authority, at, moved)) !== moved.length) refuse('conflict', 'record.changed-meanwhile')
  record(tx, {
    at,
    by,
    type: 'deadline.reprojected',
    subject: { kind: 'agency', id: agency },
    facts: { agency, ...counts, digest: sha256(linesOfMoved(found)) },
  })
  return counts
}

/** The days a change is about; hours and rules reach from their first day on. */
function touching(data: CalendarData, change: CalendarChange): { from: Date; until: Date } | undefined {
  const days: Day[] = []
  const add = (facts: { day: Day; pairedDay: Day | null } | undefined) => facts && days.push(facts.day, ...(facts.pairedDay === null ? [] : [facts.pairedDay]))
  if (change.act === 'set' || change.act === 'reset') return undefined
  if (change.act === 'record') for (const entry of change.entries) add(entry)
  if (change.act === 'correct') add(change.facts)
  if (change.act !== 'record') add(data.exceptions.find(({ id }) => id === change.id))
  const sorted = days.toSorted((a, b) => (a < b ? -1 : 1))
  const [first, last] = [sorted[0], sorted.at(-1)]
  return first && last ? { from: startOfDay(first), until: startOfDay(addToDay(last, 1)) } : undefined
}

/** What a recalculation of all open due dates would do, and how many it would pass over. */
export async function foreseeReprojection(tx: Tx, said: { by: Actor; at: Date; agency: AgencyId | null }): Promise<Foreseen & { kept: number }> {
  const { by, at, agency } = said
  const projector = new Projector(await loadAllCalendars(tx, by.authority))
  const counts = noCounts()
  const found = differences(projector, await openDeadlines(tx, by.authority, { agency }), counts)
  return { ...(await viewDifferences(tx, by, at, counts, found)), kept: await keptCount(tx, by.authority, agency) }
}

/** Kept on purpose although the calendar changed, with the reason; a recalculation passes them over from now on. */
export async function keepDeadlines(tx: Tx, said: { by: Actor; at: Date; ids: readonly DeadlineId[]; reason: string }): Promise<{ kept: number }> {
  const { by, at, ids, reason } = said
  const kept = await keepOpen(tx, by.authority, at, ids, reason)
  if (kept.length !== new Set(ids).size) refuse('conflict', 'deadline.not-all-open', { found: kept.length, asked: ids.length })
  const digest = sha256(kept.toSorted((a, b) => (a < b ? -1 : 1)).join('\n'))
  record(tx, { at, by, type: 'deadline.kept', subject: { kind: 'deadline', id: kept[0] ?? '' }, facts: { kept: kept.length, digest }, personal: { reason } })
  return { kept: kept.length }
}
