import { z } from 'zod'
import { type CalendarException, type CompiledCalendar, compileCalendar, type OfficeHours } from '../../kernel/calendar.ts'
import { Day } from '../../kernel/day.ts'
import { AgencyId, CalendarExceptionId, CalendarSettingId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import { ExceptionFacts, type RuleValue, SettingFacts } from './calendar-fields.ts'

const held = { version: z.int(), agencyId: AgencyId.nullable(), recordedFrom: z.coerce.date() }
export const HeldException = ExceptionFacts.extend({ id: CalendarExceptionId, ...held })
export type HeldException = z.infer<typeof HeldException>

const [Hours, Rule] = SettingFacts.options
const setting = { id: CalendarSettingId, ...held }
export const HeldSetting = z.discriminatedUnion('kind', [Hours.extend(setting), Rule.extend(setting)])
export type HeldSetting = z.infer<typeof HeldSetting>

export const PublishedYear = z.strictObject({ year: z.int(), version: z.int(), source: z.string(), recordedFrom: z.coerce.date() })
export type PublishedYear = z.infer<typeof PublishedYear>

/** All of one calendar as it is held: the authority's, and what an agency laid over it. */
export interface CalendarData {
  agency: AgencyId | null
  exceptions: readonly HeldException[]
  settings: readonly HeldSetting[]
  years: readonly PublishedYear[]
}

const asException = ({ day, kind, name, source, pairedDay, sessions, state }: ExceptionFacts): CalendarException => ({
  day,
  kind,
  name,
  source,
  pairedDay,
  sessions,
  pending: state === 'pending',
})

/** An agency's days last: what comes later lies over what came before. */
const ownLast = <T extends { agencyId: AgencyId | null }>(rows: readonly T[]) => [
  ...rows.filter(({ agencyId }) => agencyId === null),
  ...rows.filter(({ agencyId }) => agencyId !== null),
]

export const exceptionsOf = (data: CalendarData): CalendarException[] => ownLast(data.exceptions).map(asException)

export const hoursOf = (data: Pick<CalendarData, 'settings'>): OfficeHours[] =>
  data.settings.flatMap((one) =>
    one.kind === 'office-hours'
      ? [{ validFrom: one.validFrom, validTo: one.validTo, season: one.season, week: one.value.week, source: one.source, own: one.agencyId !== null }]
      : [],
  )

/** The rule of receipt of a day: an agency's own before its authority's. */
export function ruleOn(data: Pick<CalendarData, 'settings'>, day: Day): RuleValue | undefined {
  const inForce = ownLast(data.settings).filter(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day < validTo))
  return inForce.findLast((one) => one.kind === 'receipt-rule')?.value as RuleValue | undefined
}

const clamped = (year: number) => Math.min(2100, Math.max(1900, year))

/** The calendar laid out around some days: a year before them and twelve after, farther than any limit reaches. */
export function compiled(data: CalendarData, dutyCounts: boolean, around: { from: Day; to: Day }): CompiledCalendar {
  const year = (day: Day, away: number) => String(clamped(Number(day.slice(0, 4)) + away))
  return compileCalendar(
    { hours: hoursOf(data), exceptions: exceptionsOf(data), years: data.years.map((one) => one.year), dutyCounts },
    { from: Day.parse(`${year(around.from, -1)}-01-01`), to: Day.parse(`${year(around.to, 12)}-12-31`) },
  )
}

/** What a due date is calculated with; refused where the office has not said when it works or what counts as receipt. */
export function calendarAt(data: CalendarData, day: Day): { calendar: CompiledCalendar; rule: RuleValue } {
  if (hoursOf(data).length === 0) return refuse('conflict', 'calendar.no-office-hours')
  const rule = ruleOn(data, day)
  if (!rule) return refuse('conflict', 'calendar.no-receipt-rule', { on: day })
  return { rule, calendar: compiled(data, rule.dutyCounts, { from: day, to: day }) }
}
