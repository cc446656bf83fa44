import { sql } from 'kysely'
import { z } from 'zod'
import { localOf } from '../../kernel/calendar.ts'
import type { Explanation } from '../../kernel/calendar-explain.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { AgencyId, AuthorityId, CalendarExceptionId, DeadlineId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { agencyNames } from '../agencies/facade.ts'
import type { CalendarData } from './calendar-data.ts'
import type { CalendarView, ExceptionView, ExplainedDue, Foreseen, MovedDeadline } from './calendar.contract.ts'
import { type Calculated, calculate, type Deadline, explained, type Limit } from './deadline.ts'
import { calendarJson, exceptionJson, loadCalendar, readCalendar } from './calendar.store.ts'
import { HeldException } from './calendar-data.ts'
import { publishedYears } from './published-calendars.sheet.ts'
import { deadlineColumns, deadlineOf } from './deadline.store.ts'
import type { Counts, Difference } from './projection.ts'
import { dayOf } from '../../kernel/day.ts'

const withTime = <T extends { recordedFrom: Date }>(row: T) => ({ ...row, recordedFrom: row.recordedFrom.toISOString() })

const Withdrawn = z.object({ at: z.coerce.date(), source: z.string(), reason: z.string() }).nullable()

/** The calendar of a year, as known now or at an instant. */
export async function viewCalendar(
  tx: Tx,
  authority: AuthorityId,
  asked: { year: number; agency: AgencyId | null; knownAt?: Date | undefined },
): Promise<CalendarView> {
  const { rows } = await sql<{
    calendar: unknown
    withdrawn: unknown
  }>`SELECT ${calendarJson({ authority, agency: asked.agency, knownAt: asked.knownAt })} AS calendar,
    (SELECT CASE WHEN y.withdrawn_for IS NULL THEN NULL ELSE jsonb_build_object('at', y.recorded_to, 'source', y.source, 'reason', y.withdrawn_for) END
      FROM calendar_year y WHERE y.authority_id = ${authority} AND y.year = ${asked.year} AND y.recorded_from <= coalesce(${asked.knownAt ?? null}::timestamptz, 'infinity')
      ORDER BY y.version DESC LIMIT 1) AS withdrawn`.execute(tx)
  const data = readCalendar(rows[0]?.calendar, asked.agency)
  const gone = Withdrawn.parse(rows[0]?.withdrawn)
  const inYear = (day: string | null) => day?.startsWith(String(asked.year)) === true
  return {
    year: asked.year,
    agencyId: asked.agency,
    exceptions: data.exceptions.filter(({ day, pairedDay }) => inYear(day) || inYear(pairedDay)).map(withTime),
    settings: data.settings.map(withTime),
    years: data.years.map(withTime),
    withdrawn: gone && (asked.knownAt === undefined || gone.at <= asked.knownAt) ? { ...gone, at: gone.at.toISOString() } : null,
    readyMade:
      publishedYears.some((year) => year === asked.year) &&
      !data.exceptions.some(({ day, agencyId }) => agencyId === null && inYear(day)) &&
      !data.years.some(({ year }) => year === asked.year),
    yearsWithDays: [...new Set(data.exceptions.map(({ day }) => Number(day.slice(0, 4))))],
  }
}

const Version = HeldException.omit({ state: true }).extend({ state: z.enum(['pending', 'confirmed', 'withdrawn']), by: z.string().nullable() })

/** One day with all that was ever known of it. */
export async function viewException(
  tx: Tx,
  authority: AuthorityId,
  id: CalendarExceptionId,
): Promise<{ agencyId: AgencyId | null; versions: (Omit<ExceptionView, 'state'> & { state: 'pending' | 'confirmed' | 'withdrawn'; by: string | null })[] }> {
  const { rows } = await sql<{ version: unknown }>`SELECT ${exceptionJson} || jsonb_build_object('by', o.name) AS version
    FROM calendar_exception e LEFT JOIN officer o ON o.authority_id = e.authority_id AND o.id = e.officer_id
    WHERE e.authority_id = ${authority} AND e.id = ${id} ORDER BY e.version DESC`.execute(tx)
  const versions = rows.map(({ version }) => Version.parse(version))
  if (versions.length === 0) return refuse('not-found', 'calendar.not-found')
  return { agencyId: versions[0]?.agencyId ?? null, versions: versions.map(withTime) }
}

export function viewDue(limit: Limit, calculated: Calculated): ExplainedDue {
  const { result, rule } = calculated
  const { pauses, receipt, off, worked, weekendDays, unpublished, pending }: Explanation = explained(limit, calculated)
  const named = ({ day, kind, name, source, pairedDay }: (typeof worked)[number]) => ({ day, kind, name, source, pairedDay })
  return {
    from: limit.receivedAt.toISOString(),
    n: limit.amount.n,
    unit: limit.amount.unit,
    received: result.received.toISOString(),
    due: result.due?.toISOString() ?? null,
    provisional: result.provisional,
    receipt,
    off,
    worked: worked.map(named),
    pauses: pauses.map(({ from, to }) => ({ from: from.toISOString(), to: to?.toISOString() ?? null })),
    weekendDays,
    unpublished,
    pending: pending.map(named),
    rule: { ...rule, dutyCounts: 'dutyCounts' in rule ? rule.dutyCounts : false },
  }
}

/** "Tính hạn": nothing is recorded. */
export async function viewCalculation(tx: Tx, authority: AuthorityId, agency: AgencyId | null, limit: Limit): Promise<ExplainedDue> {
  return viewDue(limit, calculate(await loadCalendar(tx, { authority, agency }), limit))
}

/** By the calendar it was calculated with, so that the explanation fits the date even where the calendar has changed since. */
export async function loadExplained(tx: Tx, authority: AuthorityId, id: DeadlineId): Promise<{ deadline: Deadline; explained: ExplainedDue }> {
  const row = await tx
    .selectFrom('deadline as d')
    .select(deadlineColumns.map((column) => `d.${column}` as const))
    .select(calendarJson({ authority, agency: sql`d.agency_id`, knownAt: sql`d.calculated_at` }).as('calendar'))
    .where('d.authorityId', '=', authority)
    .where('d.id', '=', id)
    .executeTakeFirst()
  if (!row) return refuse('not-found', 'deadline.not-found')
  const deadline = deadlineOf(row)
  const data: CalendarData = readCalendar(row.calendar, deadline.agency)
  const calculated = calculate(data, deadline)
  return { deadline, explained: { ...viewDue(deadline, calculated), due: deadline.dueAt?.toISOString() ?? null, provisional: deadline.provisional } }
}

const shown = 100

/** The first of those that move, with the names of their agencies. */
export async function viewDifferences(tx: Tx, actor: Actor, at: Date, counts: Counts, found: readonly Difference[]): Promise<Foreseen> {
  const first = found.slice(0, shown)
  const agencies = [...new Set(first.flatMap(({ deadline }) => (deadline.agency === null ? [] : [deadline.agency])))]
  const names = agencies.length === 0 ? new Map() : await agencyNames(tx, { authority: actor.authority, asOf: { on: dayOf(at) }, agencies })
  const rows = first.map(
    ({ deadline, dueAt, provisional }): MovedDeadline => ({
      id: deadline.id,
      subject: deadline.subject,
      agencyName: (deadline.agency === null ? undefined : names.get(deadline.agency)?.name) ?? null,
      receivedAt: deadline.receivedAt.toISOString(),
      amount: deadline.amount.n,
      unit: deadline.amount.unit,
      before: deadline.dueAt?.toISOString() ?? null,
      after: dueAt?.toISOString() ?? null,
      provisional,
    }),
  )
  return { ...counts, rows }
}

/** From the first moment of a day in Vietnam. */
export const startOfDay = (day: string): Date => new Date(Date.parse(`${day}T00:00:00Z`) - localOf(new Date(0)))
