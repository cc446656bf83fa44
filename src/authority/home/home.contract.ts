import { z } from 'zod'
import { Day, HalfYear } from '../../kernel/day.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { AgencyId, PaperId, ReminderId, ReportId, WorkId } from '../../kernel/identity.ts'
import { WaitingItem } from '../../kernel/waiting.ts'
import { WorkState } from '../plans/plan-work.ts'
import { ReportState } from '../reports/report.ts'

const Instant = z.iso.datetime({ offset: true })

export const HomeReport = z.strictObject({
  id: ReportId,
  period: HalfYear,
  state: ReportState,
  dataDate: Day,
  latest: z.int(),
  number: z.string().nullable(),
  issuedOn: Day.nullable(),
  published: z.boolean(),
})
export type HomeReport = z.infer<typeof HomeReport>

export const TodayItem = WaitingItem.extend({
  left: z.int().nullable().describe('working days to the due date, negative once it has passed; null without one, or where no office hours were set'),
})
export type TodayItem = z.infer<typeof TodayItem>

/** A line of a plan in force that is worked on in the month shown. */
export const MonthLine = z.strictObject({
  path: z.string(),
  task: z.string(),
  state: WorkState,
  due: Day.nullable(),
  done: z.int(),
  quantity: z.int().nullable(),
  unit: z.string().nullable(),
})
export type MonthLine = z.infer<typeof MonthLine>

/** An agency that owes an answer past its deadline. */
export const OwingAgency = z.strictObject({
  agencyId: AgencyId,
  name: z.string(),
  reminderId: ReminderId,
  number: z.string().nullable().describe('of the letter that asked'),
  answerBy: Day,
  lateDays: z.int().nullable(),
})
export type OwingAgency = z.infer<typeof OwingAgency>

export const HomeView = z.strictObject({
  period: HalfYear.describe('shown: the one asked for, or else the last with papers, activities or a report'),
  current: HalfYear.describe('of the day'),
  on: Day,
  counts: z.strictObject({
    agencies: z.int(),
    papers: z.int().describe('issued within the period, up to the day'),
    activities: z.int(),
    tasks: z.int(),
    outcomes: z.int().describe('tasks of the period whose outcome is known'),
    nextTasks: z.int().describe('tasks of the next period'),
  }),
  report: HomeReport.nullable().describe('of the period'),
  lastReport: HomeReport.nullable().describe('the last one that was issued'),
  waiting: z.strictObject({
    works: z
      .array(z.strictObject({ id: WorkId, kind: z.string(), state: z.string(), done: z.int(), total: z.int().nullable() }))
      .describe('own long works that run, or ended without success within a day'),
    letters: z.int().describe('mail that was given up or has waited for more than an hour'),
    clock: z
      .strictObject({ behindRecord: z.int(), offDatabase: z.int() })
      .nullable()
      .describe("seconds by which the server's clock is behind the newest record, and off the database's; null where nothing is to be told to this seat"),
  }),
  today: z.array(TodayItem).describe('what waits for this seat in every room, most urgent first'),
  month: z.array(MonthLine).describe('lines of the plans in force that touch the month of the day'),
  owing: z.strictObject({ total: z.int(), rows: z.array(OwingAgency) }).describe('agencies that have not answered a reminder in time'),
  recentPapers: z.array(
    z.strictObject({ id: PaperId, number: z.string(), issuedOn: Day, issuerName: z.string(), abstract: z.string(), kind: z.string(), recordedAt: Instant }),
  ),
  begun: z
    .strictObject({
      agencies: z.boolean(),
      papers: z.boolean(),
      activities: z.boolean(),
      declarations: z.boolean(),
      tasks: z.boolean(),
      report: z.boolean(),
    })
    .describe('what there is at all: the first steps of an empty installation'),
})
export type HomeView = z.infer<typeof HomeView>

/** Asks for the act of reading papers, which only seats of the office hold: an agency's home is its own standing. */
export const showHome = endpoint({
  name: 'showHome',
  summary: "The home of the authority's office: the period in figures, what waits, recent papers, first steps",
  method: 'GET',
  path: '/home',
  access: 'paper.read',
  query: z.strictObject({
    period: HalfYear.optional().describe('the last one up to the day with papers, activities or a report without it'),
    on: Day.optional().describe('today without it'),
    knownAt: Instant.optional().describe('figures, papers and n/N as known at this instant; reports and what waits are of now'),
  }),
  reply: HomeView,
})
