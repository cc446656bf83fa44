import type { CompiledCalendar } from '../../kernel/calendar.ts'
import { due } from '../../kernel/calendar-due.ts'
import { type Day, dayOf } from '../../kernel/day.ts'
import type { AgencyId } from '../../kernel/identity.ts'
import { type CalendarData, compiled, ruleOn } from './calendar-data.ts'
import { type Deadline, within } from './deadline.ts'

interface Laid {
  calendar: CompiledCalendar
  from: Day
  to: Day
}

/** Calculates many due dates: a calendar is compiled once for all who share it, and again only when a date lies outside of it. */
export class Projector {
  readonly #all: CalendarData
  readonly #own = new Set<AgencyId>()
  readonly #data = new Map<AgencyId | null, CalendarData>()
  readonly #laid = new Map<CalendarData, Map<boolean, Laid>>()

  /** `all`: the rows of the authority and of every agency together. */
  constructor(all: CalendarData) {
    this.#all = all
    for (const { agencyId } of [...all.exceptions, ...all.settings]) if (agencyId !== null) this.#own.add(agencyId)
  }

  /** What the calendar of now says. A due date whose calendar says nothing (no hours, no rule) stays as it is. */
  project(deadline: Deadline): { dueAt: Date | null; provisional: boolean } {
    const data = this.#of(deadline.agency)
    const day = dayOfFast(deadline.receivedAt)
    const rule = ruleOn(data, day)
    if (!rule) return deadline
    const calendar = this.#compiled(data, rule.dutyCounts, day)
    const result = within(() => due(calendar, deadline.receivedAt, deadline.amount, deadline.rule ?? rule, deadline.pauses))
    return { dueAt: result.due, provisional: result.provisional }
  }

  #of(agency: AgencyId | null): CalendarData {
    const whose = agency !== null && this.#own.has(agency) ? agency : null
    let data = this.#data.get(whose)
    if (!data) {
      const mine = <T extends { agencyId: AgencyId | null }>(rows: readonly T[]) => rows.filter(({ agencyId }) => agencyId === null || agencyId === whose)
      data = { ...this.#all, agency: whose, exceptions: mine(this.#all.exceptions), settings: mine(this.#all.settings) }
      this.#data.set(whose, data)
    }
    return data
  }

  #compiled(data: CalendarData, dutyCounts: boolean, day: Day): CompiledCalendar {
    const byDuty = this.#laid.get(data) ?? new Map<boolean, Laid>()
    this.#laid.set(data, byDuty)
    const laid = byDuty.get(dutyCounts)
    if (laid && day >= laid.from && day <= laid.to) return laid.calendar
    const [from, to] = [laid && laid.from < day ? laid.from : day, laid && laid.to > day ? laid.to : day]
    const calendar = compiled(data, dutyCounts, { from, to })
    byDuty.set(dutyCounts, { calendar, from, to })
    return calendar
  }
}

/** The legal day of an instant without a date formatter: a hundred thousand of them are asked for. */
function dayOfFast(at: Date): Day {
  const iso = new Date(at.getTime() + 7 * 3_600_000).toISOString()
  return iso.length === 24 ? (iso.slice(0, 10) as Day) : dayOf(at)
}

export interface Difference {
  deadline: Deadline
  dueAt: Date | null
  provisional: boolean
}

export interface Counts {
  looked: number
  changed: number
  earlier: number
  later: number
  provisional: number
  settled: number
}

export const noCounts = (): Counts => ({ looked: 0, changed: 0, earlier: 0, later: 0, provisional: 0, settled: 0 })

/** Those that the calendar of now would move, counted into `counts`. */
export function differences(projector: Projector, deadlines: readonly Deadline[], counts: Counts): Difference[] {
  const found: Difference[] = []
  for (const deadline of deadlines) {
    const { dueAt, provisional } = projector.project(deadline)
    const before = deadline.dueAt?.getTime()
    const after = dueAt?.getTime()
    counts.looked++
    if (before === after && provisional === deadline.provisional) continue
    counts.changed++
    if (before !== undefined && after !== undefined && after < before) counts.earlier++
    if (before !== undefined && after !== undefined && after > before) counts.later++
    if (provisional && !deadline.provisional) counts.provisional++
    if (!provisional && deadline.provisional) counts.settled++
    found.push({ deadline, dueAt, provisional })
  }
  return found
}

/** A line for each due date that moved, in the order of their ids: the record keeps their SHA-256. */
export const linesOfMoved = (found: readonly Difference[]): string =>
  found.map(({ deadline, dueAt, provisional }) => `${deadline.id} ${dueAt?.toISOString() ?? '-'} ${provisional}\n`).join('')
