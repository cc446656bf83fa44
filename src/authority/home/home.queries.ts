import { sql } from 'kysely'
import { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import { type Day, type HalfYear, halfYearOf, reach } from '../../kernel/day.ts'
import { holds } from '../../kernel/rights.ts'
import { byUrgency, type WaitingItem, type WaitingProvider } from '../../kernel/waiting.ts'
import { clockFault } from '../../platform/clock/clock-fault.ts'
import { isoInstant } from '../../platform/db/instant.ts'
import { type Part, together } from '../../platform/db/together.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { workingDaysPart } from '../../register/calendars/facade.ts'
import { isOpen, type LineInForce, linesInForcePart, pathOfLine } from '../plans/facade.ts'
import { owingPart } from '../reminders/facade.ts'
import { HomeView, type MonthLine } from './home.contract.ts'

export type HomeProviders = readonly WaitingProvider<Part<WaitingItem[]>>[]

const reportFields = sql`'id', r.report_id, 'period', r.period, 'state', r.state, 'dataDate', r.data_date, 'latest', r.latest, 'number', r.issue_number, 'issuedOn', r.issue_date, 'published', r.published`

/** As known at an instant, or as known now. */
const heldAt = (knownAt: Date | null) =>
  knownAt === null ? sql`recorded_to IS NULL` : sql`recorded_from <= ${knownAt}::timestamptz AND (recorded_to IS NULL OR recorded_to > ${knownAt}::timestamptz)`

/** What waits for this seat: own long works, and for those who see to it the mail that does not go. */
const waitingOf = ({ authority, seat, role }: Actor, at: Date) => sql`
  jsonb_build_object(
    'works', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', w.id, 'kind', w.kind, 'state', w.state, 'done', w.done, 'total', w.total) ORDER BY w.created_at DESC), '[]'::jsonb)
      FROM (SELECT * FROM work w WHERE w.authority_id = ${authority} AND w.seat_id = ${seat}::uuid
        AND (w.state IN ('waiting', 'running') OR (w.state = 'failed' AND w.finished_at > ${at}::timestamptz - interval '1 day')) ORDER BY w.created_at DESC LIMIT 5) w),
    'letters', ${
      holds(role, 'account.read')
        ? sql`(SELECT count(*) FROM mail_message m WHERE m.authority_id = ${authority} AND m.sent_at IS NULL
      AND (m.given_up_at > ${at}::timestamptz - interval '7 days' OR (m.given_up_at IS NULL AND m.created_at < ${at}::timestamptz - interval '1 hour')))`
        : sql`0`
    })`

/** The clocks, for whoever can set them right. */
const clocksOf = ({ authority, role }: Actor) =>
  holds(role, 'settings.write')
    ? sql`json_build_object('database', clock_timestamp(), 'newest', (SELECT max(recorded_at) FROM event WHERE authority_id = ${authority}))`
    : sql`NULL::json`
const Clocks = z.object({ database: z.coerce.date(), newest: z.coerce.date().nullable() }).nullable()

/**
 * The period asked for, or else the last up to the day in which something was done: an office that opens the records of a former
 * year does not want an empty desk. Tasks do not count, because they are laid down ahead.
 */
const shownOf = (authority: number, asked: { period: HalfYear | undefined; current: HalfYear; on: Day; knownAt: Date | null }) => sql`
  shown AS (
    SELECT period, make_date(left(period, 4)::int, CASE right(period, 1) WHEN '1' THEN 1 ELSE 7 END, 1) AS begins,
      make_date(left(period, 4)::int, CASE right(period, 1) WHEN '1' THEN 6 ELSE 12 END, CASE right(period, 1) WHEN '1' THEN 30 ELSE 31 END) AS ends,
      CASE right(period, 1) WHEN '1' THEN left(period, 4) || '-H2' ELSE (left(period, 4)::int + 1)::text || '-H1' END AS next
    FROM (SELECT coalesce(${asked.period ?? null}::text, (
      SELECT max(told.period) FROM (
        SELECT max(period) AS period FROM activity_facts WHERE authority_id = ${authority} AND ${heldAt(asked.knownAt)} AND period <= ${asked.current}
        UNION ALL SELECT max(period) FROM report_facts WHERE authority_id = ${authority} AND period <= ${asked.current}
        UNION ALL SELECT to_char(day, 'YYYY') || CASE WHEN extract(month FROM day) <= 6 THEN '-H1' ELSE '-H2' END
          FROM (SELECT max(issued_on) AS day FROM paper_facts WHERE authority_id = ${authority} AND ${heldAt(asked.knownAt)} AND issued_on <= ${asked.on}::date) AS last
      ) AS told), ${asked.current}) AS period) AS chosen
  )`

interface HomeAsked {
  period: HalfYear | undefined
  on: Day
  knownAt: Date | null
  at: Date
}

const Desk = z.record(z.string(), z.unknown())

/** The period in figures, what the machine waits for, recent papers, first steps. */
function deskPart(actor: Actor, asked: HomeAsked): Part<Record<string, unknown>> {
  const { on, knownAt, at } = asked
  const current = halfYearOf(on)
  const { authority } = actor
  const held = sql`authority_id = ${authority} AND ${heldAt(knownAt)}`
  // Whether something has been begun at all does not depend on the view.
  const now = sql`authority_id = ${authority} AND ${heldAt(null)}`
  const json = sql`(WITH ${shownOf(authority, { ...asked, current })}
    SELECT to_json(desk) FROM (SELECT (SELECT period FROM shown) AS period,
    jsonb_build_object(
      'agencies', (SELECT count(*) FROM agency_facts WHERE ${held} AND valid_from <= ${on}::date AND (valid_to IS NULL OR valid_to > ${on}::date)),
      'papers', (SELECT count(*) FROM paper_facts WHERE ${held} AND issued_on BETWEEN (SELECT begins FROM shown) AND least((SELECT ends FROM shown), ${on}::date)),
      'activities', (SELECT count(*) FROM activity_facts WHERE ${held} AND period = (SELECT period FROM shown)),
      'tasks', (SELECT count(*) FROM direction_facts WHERE ${held} AND period = (SELECT period FROM shown)),
      'outcomes', (SELECT count(*) FROM direction_facts WHERE ${held} AND period = (SELECT period FROM shown) AND outcome IS NOT NULL),
      'nextTasks', (SELECT count(*) FROM direction_facts WHERE ${held} AND period = (SELECT next FROM shown))) AS counts,
    (SELECT jsonb_build_object(${reportFields}) FROM report_facts r WHERE r.authority_id = ${authority} AND r.period = (SELECT period FROM shown) ORDER BY r.report_id LIMIT 1) AS report,
    (SELECT jsonb_build_object(${reportFields}) FROM report_facts r WHERE r.authority_id = ${authority} AND r.state = 'issued' ORDER BY r.period DESC, r.report_id LIMIT 1) AS "lastReport",
    ${waitingOf(actor, at)} AS waiting, ${clocksOf(actor)} AS clocks,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', p.paper_id, 'number', p.number, 'issuedOn', p.issued_on, 'issuerName', p.issuer_name, 'abstract', p.abstract, 'kind', p.kind,
        'recordedAt', ${isoInstant('p.recorded_from')}) ORDER BY p.issued_on DESC, p.paper_id DESC), '[]'::jsonb)
      FROM (SELECT * FROM paper_facts WHERE ${held} AND issued_on <= ${on}::date ORDER BY issued_on DESC, paper_id DESC LIMIT 8) p) AS "recentPapers",
    jsonb_build_object(
      'agencies', EXISTS (SELECT 1 FROM agency_facts WHERE ${now}), 'papers', EXISTS (SELECT 1 FROM paper_facts WHERE ${now}),
      'activities', EXISTS (SELECT 1 FROM activity_facts WHERE ${now}), 'declarations', EXISTS (SELECT 1 FROM declaration_facts WHERE ${now}),
      'tasks', EXISTS (SELECT 1 FROM direction_facts WHERE ${now}), 'report', EXISTS (SELECT 1 FROM report_facts WHERE authority_id = ${authority})) AS begun) desk)`
  return {
    json,
    read: (found) => {
      const { clocks: read, waiting, lastReport, recentPapers, ...view } = Desk.parse(found)
      const clocks = Clocks.parse(read ?? null)
      const clock = (clocks && clockFault({ now: at, ...clocks })) ?? null
      return { current, on, ...view, lastReport, recentPapers, waiting: { ...(waiting as object), clock } }
    },
  }
}

/** What waits for the seat, by every room that it may ask: named apart, so that one statement holds them all. */
const askedProviders = (providers: HomeProviders, actor: Actor, on: Day): Record<string, Part<WaitingItem[]>> =>
  Object.fromEntries(providers.filter(({ act }) => holds(actor.role, act)).map((one, n) => [`waiting${n}`, one.waitingFor(actor, { on })]))

/** One statement for the whole screen; n/N itself comes from its own question, by its one rule. */
export async function viewHome(tx: Tx, actor: Actor, asked: HomeAsked, providers: HomeProviders): Promise<HomeView> {
  const { on } = asked
  const { authority } = actor
  const { desk, days, lines, owing, ...rooms } = await together(tx, {
    desk: deskPart(actor, asked),
    days: workingDaysPart(authority),
    lines: linesInForcePart(authority, on),
    owing: owingPart(authority, on),
    ...askedProviders(providers, actor, on),
  })
  const left = (due: Day | null) => (due === null ? null : due >= on ? days(on, due) : negative(days(due, on)))
  const today = (Object.values(rooms) as WaitingItem[][]).flat().sort(byUrgency)
  return HomeView.parse({
    ...desk,
    today: today.map((item) => ({ ...item, left: left(item.due) })),
    month: linesOfMonth(lines, on),
    owing: { total: owing.total, rows: owing.rows.map((row) => ({ ...row, lateDays: days(row.answerBy, on) })) },
  })
}

const negative = (n: number | null) => (n === null ? null : -n)

/** Lines whose time touches the month of the day, and what should have been done before and was not; what was dropped is none of them. */
function linesOfMonth(lines: readonly LineInForce[], on: Day): MonthLine[] {
  const month = on.slice(0, 7)
  return lines
    .filter((one) => {
      if (one.work.state === 'dropped') return false
      const begins = reach(one.line.from)?.from.slice(0, 7)
      const ends = one.work.due?.slice(0, 7)
      if (ends === undefined) return begins === month
      return one.work.state === 'overdue' || ((begins ?? ends) <= month && month <= ends && (ends === month || begins === month || isOpen(one)))
    })
    .map((one) => ({
      path: pathOfLine(one),
      task: one.line.task,
      state: one.work.state,
      due: one.work.due,
      done: one.work.done,
      quantity: one.line.quantity,
      unit: one.line.unit,
    }))
    .sort((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999'))
    .slice(0, 20)
}
