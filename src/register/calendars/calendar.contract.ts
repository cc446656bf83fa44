import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { AgencyId, CalendarExceptionId, CalendarSettingId, DeadlineId } from '../../kernel/identity.ts'
import { line, lines } from '../../kernel/text.ts'
import { HeldException, HeldSetting, PublishedYear } from './calendar-data.ts'
import { ExceptionFacts, ExceptionKind, RuleValue, SettingFacts, Unit } from './calendar-fields.ts'

const instant = z.iso.datetime({ offset: true })
/** An instant that lies on a day of the calendar. */
const calendarInstant = instant.refine((text) => new Date(text) >= new Date('1900-01-01T00:00+07:00') && new Date(text) < new Date('2101-01-01T00:00+07:00'), {
  error: 'calendar.beyond',
})
const Year = z.coerce.number().int().min(1900).max(2100)
const agencyId = AgencyId.nullable().describe("null: the authority's calendar; an agency: what it lays over it")

const recordedFrom = { recordedFrom: instant }
export const ExceptionView = HeldException.extend(recordedFrom)
export type ExceptionView = z.infer<typeof ExceptionView>
const [Hours, Rule] = HeldSetting.options
export const SettingView = z.discriminatedUnion('kind', [Hours.extend(recordedFrom), Rule.extend(recordedFrom)])
export type SettingView = z.infer<typeof SettingView>

export const CalendarView = z.strictObject({
  year: z.int(),
  agencyId,
  exceptions: z.array(ExceptionView).describe("of the year and of days swapped with it; an agency's lie over the authority's"),
  settings: z.array(SettingView),
  years: z.array(PublishedYear.extend(recordedFrom)).describe('years with a published calendar; in any other year a due date is provisional'),
  yearsWithDays: z.array(z.int()),
  readyMade: z.boolean().describe('the published calendar of the year comes with the product and has not been loaded'),
  withdrawn: z.strictObject({ at: instant, source: z.string(), reason: z.string() }).nullable().describe('the year was published, and withdrawn since'),
})
export type CalendarView = z.infer<typeof CalendarView>

export const showCalendar = endpoint({
  name: 'showCalendar',
  summary: 'The working calendar of a year, of the authority or of an agency, as known now or at an instant',
  method: 'GET',
  path: '/calendar',
  access: 'calendar.read',
  query: z.strictObject({ year: Year.optional().describe('this year by default'), agencyId: AgencyId.optional(), knownAt: instant.optional() }),
  reply: CalendarView,
})

const oneException = z.strictObject({ exceptionId: CalendarExceptionId })
export const showCalendarException = endpoint({
  name: 'showCalendarException',
  summary: 'One day of a calendar with all its versions, newest first',
  method: 'GET',
  path: '/calendar/exceptions/:exceptionId',
  access: 'calendar.read',
  params: oneException,
  reply: z.strictObject({
    agencyId,
    versions: z.array(ExceptionView.omit({ state: true }).extend({ state: z.enum(['pending', 'confirmed', 'withdrawn']), by: z.string().nullable() })),
  }),
})

const seen = z.int().describe('version the decision was made on')
export const CalendarChangeBody = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('record'), entries: z.array(ExceptionFacts).min(1).max(60) }),
  z.strictObject({ act: z.literal('correct'), id: CalendarExceptionId, seen, facts: ExceptionFacts }),
  z.strictObject({ act: z.literal('confirm'), id: CalendarExceptionId, seen }),
  z.strictObject({ act: z.literal('withdraw'), id: CalendarExceptionId, seen }),
  z.strictObject({ act: z.literal('set'), facts: SettingFacts }),
  z.strictObject({ act: z.literal('reset'), id: CalendarSettingId, seen, facts: SettingFacts }),
])
const Changing = z.strictObject({ agencyId, change: CalendarChangeBody })

export const changeCalendar = endpoint({
  name: 'changeCalendar',
  summary: 'Record, correct, confirm or withdraw days; set office hours or the rule of receipt. Both days of a swap go together',
  method: 'POST',
  path: '/calendar/changes',
  access: 'calendar.write',
  body: Changing.extend({ reason: lines(2000).nullable() }),
  reply: z.strictObject({ rows: z.array(z.strictObject({ id: z.uuid(), version: z.int() })) }),
})

export const MovedDeadline = z.strictObject({
  id: DeadlineId,
  subject: z.strictObject({ kind: z.string(), id: z.uuid() }),
  agencyName: z.string().nullable(),
  receivedAt: instant,
  amount: z.int(),
  unit: Unit,
  before: instant.nullable(),
  after: instant.nullable(),
  provisional: z.boolean(),
})
export type MovedDeadline = z.infer<typeof MovedDeadline>

export const Foreseen = z.strictObject({
  looked: z.int().describe('open due dates that were calculated again'),
  changed: z.int(),
  earlier: z.int(),
  later: z.int(),
  provisional: z.int().describe('that become provisional'),
  settled: z.int().describe('that no longer are'),
  rows: z.array(MovedDeadline).describe('the first hundred that change'),
})
export type Foreseen = z.infer<typeof Foreseen>

export const foreseeCalendarChange = endpoint({
  name: 'foreseeCalendarChange',
  summary: 'Which open due dates a change of the calendar would move; changes nothing',
  method: 'POST',
  path: '/calendar/changes/preview',
  access: 'calendar.write',
  keyed: false,
  body: Changing,
  reply: Foreseen,
})

export const publishCalendarYear = endpoint({
  name: 'publishCalendarYear',
  summary: 'Declare the calendar of a year complete, with its paper: due dates of that year are no longer provisional',
  method: 'POST',
  path: '/calendar/years',
  access: 'calendar.write',
  body: z.strictObject({
    year: z.int().min(1900).max(2100),
    source: line(500),
    seen: z.int().nullable().describe('version of the year; null where it was not published'),
  }),
  reply: z.strictObject({ year: z.int(), version: z.int() }),
})

export const foreseeYearWithdrawal = endpoint({
  name: 'foreseeYearWithdrawal',
  summary: 'Which open due dates would become provisional if a published year were withdrawn; changes nothing',
  method: 'POST',
  path: '/calendar/years/withdrawal/preview',
  access: 'calendar.write',
  keyed: false,
  body: z.strictObject({ year: z.int().min(1900).max(2100) }),
  reply: Foreseen,
})

export const withdrawCalendarYear = endpoint({
  name: 'withdrawCalendarYear',
  summary: 'Withdraw the calendar of a year that was declared complete, with the reason: due dates of that year are provisional again',
  method: 'POST',
  path: '/calendar/years/withdrawal',
  access: 'calendar.write',
  body: z.strictObject({ year: z.int().min(1900).max(2100), seen, reason: lines(2000) }),
  reply: z.strictObject({ year: z.int() }),
})

export const loadPublishedCalendars = endpoint({
  name: 'loadPublishedCalendars',
  summary: 'Load the calendars published for 2019 to 2026 with their sources; days that are there already stay as they are',
  method: 'POST',
  path: '/calendar/published',
  access: 'calendar.write',
  body: z.strictObject({}),
  reply: z.strictObject({ created: z.int(), digest: z.string() }),
})

const Between = z.strictObject({
  from: Day,
  to: Day,
  days: z.int(),
  kind: ExceptionKind,
  name: z.strictObject({ vi: z.string(), en: z.string() }),
  source: z.string(),
})
const NamedDay = z.strictObject({
  day: Day,
  kind: ExceptionKind,
  name: z.strictObject({ vi: z.string(), en: z.string() }),
  source: z.string(),
  pairedDay: Day.nullable(),
})
const PauseView = z.strictObject({ from: instant, to: instant.nullable() })

export const ExplainedDue = z.strictObject({
  from: instant,
  n: z.int(),
  unit: Unit,
  received: instant.describe('from when it counts as received'),
  due: instant.nullable().describe('null while the clock stands'),
  provisional: z.boolean(),
  receipt: z.enum(['as-received', 'next-session', 'late', 'day-off']),
  off: z.array(Between).describe('days off that lay between'),
  worked: z.array(NamedDay).describe('swapped Saturdays, half days and duty Saturdays that counted'),
  pauses: z.array(PauseView),
  weekendDays: z.int(),
  unpublished: z.array(z.int()).describe('years without a published calendar'),
  pending: z.array(NamedDay).describe('days that wait for confirmation'),
  rule: RuleValue,
})
export type ExplainedDue = z.infer<typeof ExplainedDue>

export const calculateDue = endpoint({
  name: 'calculateDue',
  summary: 'A due date with its explanation; records nothing',
  method: 'GET',
  path: '/calendar/due',
  access: 'calendar.read',
  query: z.strictObject({ from: calendarInstant, n: z.coerce.number().int().min(0), unit: Unit, agencyId: AgencyId.optional() }),
  reply: ExplainedDue,
})
