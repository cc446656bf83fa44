import { type CompiledCalendar, workingDaysBetween } from '../../kernel/calendar.ts'
import type { Amount } from '../../kernel/calendar-due.ts'
import { addDays, type Day } from '../../kernel/day.ts'
import type { AgencyId, AuthorityId } from '../../kernel/identity.ts'
import { DeadlineId } from '../../kernel/identity.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import type { Part } from '../../platform/db/together.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { ExplainedDue } from './calendar.contract.ts'
import { loadExplained } from './calendar.queries.ts'
import { type CalendarData, compiled, hoursOf } from './calendar-data.ts'
import { calendarJson, loadCalendar, readCalendar } from './calendar.store.ts'
import type { RuleValue } from './calendar-fields.ts'
import { calculate, type Deadline, paused, resumed } from './deadline.ts'
import { deadlineColumns, deadlineOf, insertDeadlines, type KeptWith, keeping, loadDeadline, saveDeadline } from './deadline.store.ts'

/** Due dates for the rooms above: they start, pause, resume and close them; this room keeps them right when the calendar changes. */
export { addPublishedCalendars, seedCalendarDefaults } from './calendar.commands.ts'

export interface NewDeadline {
  /** Made by the caller where ids must be known before; else here. */
  id?: DeadlineId
  /** `dossier`, `corrective-action`, …: the sentence key is `deadline.subject.<kind>`. */
  subject: { kind: string; id: string }
  receivedAt: Date
  amount: Amount
  /** A rule of its own (a procedure with another cut-off hour); the calendar's without it. */
  rule?: RuleValue
}

export interface KeptDeadline {
  id: DeadlineId
  dueAt: Date | null
  provisional: boolean
}

interface Of {
  authority: AuthorityId
  /** Whose calendar counts; null: the authority's own office. */
  agency: AgencyId | null
  at: Date
}

/** The authority's own calendar as a part of a greater statement: starts due dates without a statement of its own. `withDeadlines` keeps them. */
export const startingPart = (authority: AuthorityId, at: Date): Part<(wanted: NewDeadline) => Deadline> => ({
  json: calendarJson({ authority, agency: null }),
  read: (found) => (wanted) => begun(readCalendar(found, null), null, at, wanted),
})

/** Goes on with a statement: keeps due dates that were started, closes those whose matter is done, opens those it is not after all. */
export const withDeadlines = keeping
export type { KeptWith }

/** Starts due dates of one agency: one statement for the calendar, one for all of them. */
export async function startDeadlines(tx: Tx, { authority, agency, at }: Of, wanted: readonly NewDeadline[]): Promise<KeptDeadline[]> {
  const data = await loadCalendar(tx, { authority, agency })
  const rows = wanted.map((one) => begun(data, agency, at, one))
  await insertDeadlines(tx, authority, rows)
  return rows.map(({ id, dueAt, provisional }) => ({ id, dueAt, provisional }))
}

function begun(data: CalendarData, agency: AgencyId | null, at: Date, { id, subject, receivedAt, amount, rule }: NewDeadline): Deadline {
  const limit = { receivedAt, amount, rule: rule ?? null, pauses: [] }
  const { result } = calculate(data, limit)
  return {
    ...limit,
    id: id ?? DeadlineId.parse(uuidv7(at)),
    version: 1,
    agency,
    subject,
    dueAt: result.due,
    provisional: result.provisional,
    calculatedAt: at,
    keptReason: null,
    keptAt: null,
    closedAt: null,
  }
}

/** A due date that is stated and not kept: what the calendar says today. */
export async function dueOf(
  tx: Tx,
  { authority, agency }: Omit<Of, 'at'>,
  { receivedAt, amount }: Pick<NewDeadline, 'receivedAt' | 'amount'>,
): Promise<Omit<KeptDeadline, 'id'>> {
  const { result } = calculate(await loadCalendar(tx, { authority, agency }), { receivedAt, amount, rule: null, pauses: [] })
  return { dueAt: result.due, provisional: result.provisional }
}

interface One {
  authority: AuthorityId
  id: DeadlineId
  /** When the clock stands or goes on, or the matter was closed. */
  on: Date
  /** The instant of recording. */
  at: Date
}

/** The clock stands: until it goes on there is no due date. A pause that begins when the limit has run out changes nothing. */
export const pauseDeadline = (tx: Tx, one: One): Promise<KeptDeadline> => continued(tx, one, (deadline) => ({ ...deadline, pauses: paused(deadline, one.on) }))

export const resumeDeadline = (tx: Tx, one: One): Promise<KeptDeadline> =>
  continued(tx, one, (deadline) => ({ ...deadline, pauses: resumed(deadline, one.on) }))

async function continued(tx: Tx, { authority, id, at }: One, change: (deadline: Deadline) => Deadline): Promise<KeptDeadline> {
  const deadline = change(await loadDeadline(tx, authority, id))
  const { result } = calculate(await loadCalendar(tx, { authority, agency: deadline.agency }), deadline)
  const kept = { ...deadline, dueAt: result.due, provisional: result.provisional, calculatedAt: at }
  await saveDeadline(tx, authority, kept)
  return { id, dueAt: kept.dueAt, provisional: kept.provisional }
}

/** The matter is closed: a later change of the calendar does not move its due date any more. */
export async function closeDeadline(tx: Tx, { authority, id, on }: One): Promise<KeptDeadline> {
  const deadline = await loadDeadline(tx, authority, id)
  await saveDeadline(tx, authority, { ...deadline, closedAt: on })
  return { id, dueAt: deadline.dueAt, provisional: deadline.provisional }
}

/** Due dates of many subjects in one statement. */
export async function deadlinesOf(tx: Tx, authority: AuthorityId, subjects: readonly string[]): Promise<Deadline[]> {
  if (subjects.length === 0) return []
  const rows = await tx
    .selectFrom('deadline')
    .select(deadlineColumns)
    .where('authorityId', '=', authority)
    .where('subjectId', 'in', [...subjects])
    .orderBy('receivedAt')
    .execute()
  return rows.map(deadlineOf)
}

/** A due date with its reasons, by the calendar it was calculated with. */
export const explainDeadline = (tx: Tx, authority: AuthorityId, id: DeadlineId): Promise<{ deadline: Deadline; explained: ExplainedDue }> =>
  loadExplained(tx, authority, id)

/** Working days after one day up to another; null where the office has not said when it works. */
export type WorkingDaysAfter = (after: Day, upTo: Day) => number | null

/** The authority's calendar as a part of a greater statement, for lists that tell how late something is. */
export const workingDaysPart = (authority: AuthorityId): Part<WorkingDaysAfter> => ({
  json: calendarJson({ authority, agency: null }),
  read: (found) => {
    const data = readCalendar(found, null)
    if (hoursOf(data).length === 0) return () => null
    const laidOut = new Map<string, CompiledCalendar>()
    return (after, upTo) => {
      const years = `${after.slice(0, 4)} ${upTo.slice(0, 4)}`
      const calendar = laidOut.get(years) ?? compiled(data, false, { from: after, to: upTo })
      laidOut.set(years, calendar)
      return workingDaysBetween(calendar, addDays(after, 1), upTo)
    }
  },
})
