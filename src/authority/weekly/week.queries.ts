import { sql } from 'kysely'
import { z } from 'zod'
import { addDays, type Day, Day as DaySchema, dayOf, HalfYear, halfYearOf, spanOf } from '../../kernel/day.ts'
import { type AuthorityId, DirectionId, ReportId } from '../../kernel/identity.ts'
import { soonDays } from '../../kernel/waiting.ts'
import { type Compared, comparedPart } from '../../conformity/declarations/facade.ts'
import { toSignPart } from '../../papers/drafting/facade.ts'
import { type Part, together } from '../../platform/db/together.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { isOpen, type LineInForce, linesInForcePart, pathOfLine } from '../plans/facade.ts'
import { answerNamesPart, answersPart, dueAnswersPart, owingPart } from '../reminders/facade.ts'
import { exceptionsOf, formerHalf, type NamedFigure, sameDayBefore, type WeekFacts, type WeekFigure } from './week.ts'

interface Asked {
  authority: AuthorityId
  on: Day
  knownAt: Date | null
  at: Date
}

const Head = z.object({
  name: z.string(),
  office: z.string().nullable(),
  demonstration: z.boolean(),
  last: z.object({ id: ReportId, period: HalfYear, number: z.string(), issuedOn: DaySchema }).nullable(),
  due: z.object({ id: ReportId, state: z.string() }).nullable(),
  begun: z.boolean(),
})

/** Who makes the page, and where the reports stand. */
const headPart = ({ authority, on }: Asked): Part<z.infer<typeof Head>> => ({
  json: sql`(SELECT json_build_object('name', a.name, 'demonstration', a.demonstration,
      'office', (SELECT b.name FROM issuing_body b WHERE b.authority_id = a.authority_id AND b.level = 'sub-department' ORDER BY b.id LIMIT 1),
      'last', (SELECT json_build_object('id', r.report_id, 'period', r.period, 'number', r.issue_number, 'issuedOn', r.issue_date) FROM report_facts r
        WHERE r.authority_id = a.authority_id AND r.issue_number IS NOT NULL AND r.issue_date <= ${on}::date ORDER BY r.issue_date DESC, r.report_id LIMIT 1),
      'due', (SELECT json_build_object('id', r.report_id, 'state', r.state) FROM report_facts r WHERE r.authority_id = a.authority_id AND r.period = ${formerHalf(halfYearOf(on))} LIMIT 1),
      'begun', EXISTS (SELECT 1 FROM report_facts r WHERE r.authority_id = a.authority_id) OR EXISTS (SELECT 1 FROM activity_facts f WHERE f.authority_id = a.authority_id AND f.period = ${formerHalf(halfYearOf(on))}))
    FROM authority a WHERE a.authority_id = ${authority})`,
  read: (found) => Head.parse(found),
})

const Tasks = z.array(z.object({ id: DirectionId, task: z.string(), outcome: z.string().nullable() }))

/** Tasks of a half-year as known at an instant: an outcome has no day of its own, so of a former day only what was known then can be told. */
const tasksPart = (authority: AuthorityId, period: HalfYear, knownAt: Date | null): Part<z.infer<typeof Tasks>> => ({
  json: sql`(SELECT coalesce(json_agg(json_build_object('id', d.direction_id, 'task', d.task, 'outcome', d.outcome) ORDER BY d.direction_id), '[]') FROM direction_facts d
    WHERE d.authority_id = ${authority} AND d.period = ${period}
      AND ${knownAt === null ? sql`d.recorded_to IS NULL` : sql`d.recorded_from <= ${knownAt}::timestamptz AND (d.recorded_to IS NULL OR d.recorded_to > ${knownAt}::timestamptz)`})`,
  read: (found) => Tasks.parse(found),
})

/** Up to the end of the day in Vietnam. */
const endOf = (on: Day): Date => new Date(Date.parse(`${addDays(on, 1)}T00:00:00+07:00`) - 1)

/** Lines of the year's plans that had to be done by the day, whatever was dropped left out. */
const dueLines = (lines: readonly LineInForce[], on: Day) =>
  lines.filter(({ plan, work }) => plan.year === Number(on.slice(0, 4)) && work.state !== 'dropped' && work.due !== null && work.due <= on)
const doneOf = (lines: readonly LineInForce[]) => lines.filter(({ work }) => work.state === 'done').length

/** Everything of the page in one statement. */
export async function viewWeek(tx: Tx, asked: Asked): Promise<WeekFacts> {
  const { authority, on, knownAt, at } = asked
  const before = sameDayBefore(on)
  const period = halfYearOf(on)
  const found = await together(tx, {
    head: headPart(asked),
    compared: comparedPart({ authority, on, before, knownAt }),
    lines: linesInForcePart(authority, on),
    linesBefore: linesInForcePart(authority, before),
    tasks: tasksPart(authority, period, knownAt ?? (on < dayOf(at) ? endOf(on) : null)),
    tasksBefore: tasksPart(authority, formerHalf(period), endOf(before)),
    answers: answersPart(authority, spanOf(period).from, on),
    answersBefore: answersPart(authority, spanOf(formerHalf(period)).from, before),
    owing: owingPart(authority, on),
    answersDue: dueAnswersPart(authority, on, addDays(on, soonDays)),
    toSign: toSignPart(authority),
  })
  const { head, compared, lines, owing, toSign } = found
  const overdue = lines.flatMap((one) =>
    one.work.state === 'overdue' && one.work.due ? [{ task: one.line.task, due: one.work.due, path: pathOfLine(one) }] : [],
  )
  const due = head.due
  return {
    authority: head.name,
    office: head.office,
    demonstration: head.demonstration,
    on,
    before,
    at: at.toISOString(),
    edition: compared.edition,
    figures: [
      ofAgencies(compared, false),
      ofAgencies(compared, true),
      ofShares('plan-lines', counted(dueLines(lines, on), doneOf), counted(dueLines(found.linesBefore, before), doneOf)),
      ofShares('tasks', counted(found.tasks, told), counted(found.tasksBefore, told)),
      ofShares('answers', found.answers, found.answersBefore),
    ],
    exceptions: exceptionsOf({
      on,
      blocks: compared.blocks,
      overdue,
      owing: { total: owing.total, since: owing.rows[0]?.answerBy ?? null },
      missingReport: head.begun && due?.state !== 'issued' ? { period: formerHalf(period), path: due === null ? '/reports' : `/reports/${due.id}` } : null,
    }),
    toSign,
    dates: [
      ...lines.flatMap((one) =>
        isOpen(one) && one.work.due !== null && one.work.due >= on && one.work.due <= addDays(on, soonDays)
          ? [{ kind: 'plan-line' as const, title: one.line.task, on: one.work.due, path: pathOfLine(one) }]
          : [],
      ),
      ...found.answersDue.map((one) => ({ kind: 'reminder' as const, ...one })),
    ]
      .sort((a, b) => a.on.localeCompare(b.on) || a.path.localeCompare(b.path))
      .slice(0, 6),
    lastReport: head.last,
  }
}

const told = (tasks: readonly { outcome: string | null }[]) => tasks.filter(({ outcome }) => outcome !== null).length
const counted = <T>(rows: readonly T[], count: (rows: readonly T[]) => number) => ({ n: count(rows), total: rows.length })

function ofAgencies({ wholes }: Compared, apart: boolean): WeekFigure {
  const key = apart ? 'declared-apart' : 'declared'
  const whole = wholes.find((one) => one.apart === apart)
  if (!whole) return { key, n: 0, notYet: 0, noData: 0, total: 0, before: null, alike: null }
  const { n, noData, total, before, noDataBefore, totalBefore, both, nBoth, beforeBoth } = whole
  // Nothing is known of the day before: it is not compared with.
  const known = totalBefore > noDataBefore
  return {
    key,
    n,
    notYet: total - n - noData,
    noData,
    total,
    before: known ? { n: before, total: totalBefore } : null,
    alike: known ? { n: nBoth, before: beforeBoth, total: both } : null,
  }
}

interface Share {
  n: number
  total: number
}

const ofShares = (key: WeekFigure['key'], { n, total }: Share, before: Share): WeekFigure => ({
  key,
  n,
  notYet: total - n,
  noData: 0,
  total,
  before: before.total === 0 ? null : before,
  alike: null,
})

export interface WeekName {
  name: string
  path: string
  counted: boolean
  day: Day | null
  note: string | null
}

const mostNames = 500

/** The names behind a figure: the very rows that `viewWeek` counts. */
export async function viewWeekNames(tx: Tx, { authority, on, knownAt, at }: Asked, figure: NamedFigure): Promise<WeekName[]> {
  switch (figure) {
    case 'plan-lines': {
      const { lines } = await together(tx, { lines: linesInForcePart(authority, on) })
      return dueLines(lines, on).map((one) => ({
        name: one.line.task,
        path: pathOfLine(one),
        counted: one.work.state === 'done',
        day: one.work.due,
        note: one.line.owner,
      }))
    }
    case 'tasks': {
      const { tasks } = await together(tx, { tasks: tasksPart(authority, halfYearOf(on), knownAt ?? (on < dayOf(at) ? endOf(on) : null)) })
      return tasks.map(({ id, task, outcome }) => ({ name: task, path: `/directions/${id}`, counted: outcome !== null, day: null, note: outcome }))
    }
    case 'answers': {
      const { answers } = await together(tx, { answers: answerNamesPart(authority, spanOf(halfYearOf(on)).from, on, mostNames) })
      return answers.map(({ name, agencyId, answered, answerBy, number }) => ({
        name,
        path: `/agencies/${agencyId}`,
        counted: answered,
        day: answerBy,
        note: number,
      }))
    }
  }
}
