import { z } from 'zod'
import { type Day, Day as DayShape, readDay, slashed } from '../../kernel/day.ts'
import { BodyId, OfficerId } from '../../kernel/identity.ts'
import { refuse, refuseAt } from '../../kernel/refusal.ts'
import { line, lines } from '../../kernel/text.ts'
import type { WishedNumber } from '../numbering/number-series.ts'

/** Where an incoming paper stands. Overdue and due soon are worked out from its due day, never kept. */
export const IncomingState = z.enum(['registered', 'assigned', 'answered', 'closed', 'retracted'])
export type IncomingState = z.infer<typeof IncomingState>

export type IncomingAct = 'assign' | 'answer' | 'close' | 'reopen' | 'correct' | 'retract'

const open = ['assign', 'answer', 'close', 'correct', 'retract'] as const
const ended = ['reopen', 'correct', 'retract'] as const
const acts = {
  registered: open,
  assigned: open,
  answered: ended,
  closed: ended,
  retracted: [],
} as const satisfies Record<IncomingState, readonly IncomingAct[]>

export const may = (act: IncomingAct, state: IncomingState): boolean => (acts[state] as readonly IncomingAct[]).includes(act)
export const isOpen = (state: IncomingState): boolean => may('assign', state)

/** "215", "12a"; the year is that of the day of arrival. */
export const ArrivalNumber = z
  .string()
  .trim()
  .regex(/^0*[1-9]\d{0,6}[a-zA-Z]?$/, { error: 'incoming.number-unreadable' })
  .describe('Số đến: "215", "12a"')

export function readArrivalNumber(typed: string): WishedNumber | undefined {
  const read = /^0*([1-9]\d{0,6})([a-zA-Z]?)$/.exec(typed.trim())
  return read ? { serial: Number(read[1]), suffix: (read[2] ?? '').toLowerCase() } : undefined
}

export const Reason = lines(2000).describe('Why; kept in the history')
export const mostDays = 365

/** Whose work a paper is, what they are told to do, and until when. */
export const Handling = z.strictObject({
  assignedTo: OfficerId.optional().describe('Somebody of the office'),
  unitId: BodyId.optional().describe('A unit of the office, besides or instead of a person'),
  instruction: lines(2000).optional().describe('Ý kiến chỉ đạo'),
  dueOn: DayShape.optional().describe('Last day in time; not together with dueDays'),
  dueDays: z.int().min(1).max(mostDays).optional().describe('Working days by the calendar, counted from the day of arrival'),
})
export type Handling = z.infer<typeof Handling>

/** How a paper arrived. */
export const Arrival = z.strictObject({
  bodyId: BodyId.describe('The body that received it, in whose book it stands'),
  arrivedOn: DayShape,
  arrivalNumber: ArrivalNumber.optional().describe('The next number of the book without it; the first of a year may be any'),
  numberReason: Reason.optional().describe('Why a number behind the last one is taken'),
  receivedFrom: line(200).optional().describe('How it came: by post, by hand, through the document system'),
  urgency: z
    .string()
    .regex(/^[a-z-]{1,20}$/)
    .default('normal')
    .describe('A code of GET /incoming-papers/urgencies'),
  note: lines(2000).optional(),
  ...Handling.shape,
})
export type Arrival = z.infer<typeof Arrival>

export const yearOf = (day: Day): number => Number(day.slice(0, 4))

/** A number whose "symbol" is the rest of a date was read off the wrong line of the paper. */
export function checkNumber(number: string): void {
  if (/^\d{1,2}\/\d{1,2}\/\d{2,4}$/.test(number) || readDay(number) !== undefined) refuseAt('invalid', 'number', 'incoming.number-is-day', { number })
}

export function checkArrivalDay(arrivedOn: Day, issuedOn: Day, today: Day): void {
  if (arrivedOn > today) refuseAt('invalid', 'arrivedOn', 'incoming.arrived-in-future', { today: slashed(today) })
  if (arrivedOn < issuedOn) refuseAt('invalid', 'arrivedOn', 'incoming.arrived-before-issue', { issuedOn: slashed(issuedOn) })
}

export function checkHandling({ assignedTo, unitId, instruction, dueOn, dueDays }: Handling, arrivedOn: Day): void {
  if (dueOn !== undefined && dueDays !== undefined) refuseAt('invalid', 'dueDays', 'incoming.due-twice')
  if (dueOn !== undefined && dueOn < arrivedOn) refuseAt('invalid', 'dueOn', 'incoming.due-before-arrival', { arrivedOn: slashed(arrivedOn) })
  if (instruction !== undefined && assignedTo === undefined && unitId === undefined) refuseAt('invalid', 'assignedTo', 'incoming.nobody-named')
}

export function checkAct(act: IncomingAct, state: IncomingState): void {
  if (!may(act, state)) refuse('conflict', 'incoming.not-from-here', { state })
}

export type Timing = 'overdue' | 'soon' | 'in-time'

/** How an open paper stands to its due day; null where it has none or is no longer open. */
export function timingOf(state: IncomingState, due: Day | null, today: Day, soonUntil: Day): Timing | null {
  if (due === null || !isOpen(state)) return null
  return due < today ? 'overdue' : due <= soonUntil ? 'soon' : 'in-time'
}
