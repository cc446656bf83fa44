import { z } from 'zod'
import { lengthOf } from '../../kernel/calendar.ts'
import { amountUnits } from '../../kernel/calendar-due.ts'
import { Day } from '../../kernel/day.ts'
import { OfficialNumberText } from '../../kernel/official-number.ts'
import { line } from '../../kernel/text.ts'

export const ExceptionKind = z.enum(['holiday', 'compensatory_off', 'swapped_off', 'swapped_working', 'half_day_off', 'saturday_duty'])
export type ExceptionKind = z.infer<typeof ExceptionKind>
export const isSwap = (kind: ExceptionKind): boolean => kind === 'swapped_off' || kind === 'swapped_working'

const Minute = z.int().min(0).max(1440)
/** In order and apart from each other. */
export const Sessions = z
  .array(z.tuple([Minute, Minute]))
  .max(4)
  .refine((sessions) => sessions.every(([from, to], n) => from < to && from >= (sessions[n - 1]?.[1] ?? 0)), { error: 'calendar.sessions-out-of-order' })
export type Sessions = z.infer<typeof Sessions>

/** Weeks by weekday, Sunday first. */
export const Week = z
  .array(Sessions)
  .length(7)
  .refine((week) => week.some((sessions) => lengthOf(sessions) > 0), { error: 'calendar.week-without-hours' })

const source = line(500).describe('the paper or the law behind it')
export const Paper = z.strictObject({ number: OfficialNumberText, date: Day })

/** A day that differs from the plain week, as an officer says it. */
export const ExceptionFacts = z.strictObject({
  day: Day,
  kind: ExceptionKind,
  name: z.strictObject({ vi: line(200), en: line(200) }),
  source,
  paper: Paper.nullable(),
  pairedDay: Day.nullable().describe('the other day of a swap'),
  sessions: Sessions.nullable().describe('minutes of the day worked on a half day or a duty Saturday'),
  state: z.enum(['pending', 'confirmed']),
})
export type ExceptionFacts = z.infer<typeof ExceptionFacts>

const MonthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, { error: 'calendar.not-a-month-day' })
const validity = { validFrom: Day, validTo: Day.nullable().describe('first day no longer so'), source }

export const RuleValue = z.strictObject({
  receiptDayCounts: z.boolean(),
  cutOff: Minute.nullable(),
  afterHours: z.enum(['next-working-day', 'next-session']),
  sessionEnd: z.enum(['this-session', 'next-session']),
  dutyCounts: z.boolean().describe('whether Saturday duty counts in time limits'),
})
export type RuleValue = z.infer<typeof RuleValue>

/** Office hours, or the rule of receipt, over some days. */
export const SettingFacts = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('office-hours'),
    ...validity,
    season: z.strictObject({ from: MonthDay, to: MonthDay }).nullable(),
    value: z.strictObject({ week: Week }),
  }),
  z.strictObject({ kind: z.literal('receipt-rule'), ...validity, season: z.null(), value: RuleValue }),
])
export type SettingFacts = z.infer<typeof SettingFacts>

/** How far ahead a limit may reach; beyond it, it is a mistake of typing. */
const most = { workingDays: 1_000, workingHours: 8_000, workingMinutes: 480_000, calendarDays: 3_650 } as const
export const Unit = z.enum(amountUnits)
export const Amount = z
  .strictObject({ n: z.int().min(0), unit: Unit })
  .refine(({ n, unit }) => n <= most[unit], { error: 'calendar.amount-too-great', path: ['n'] })
