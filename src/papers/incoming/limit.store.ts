import type { Day } from '../../kernel/day.ts'
import type { IncomingId } from '../../kernel/identity.ts'
import type { KeptWith, NewDeadline } from '../../register/calendars/facade.ts'

export type Deadline = NonNullable<KeptWith['started']>

/** Office hours begin then; from which day on the limit counts is the rule of the calendar. */
const morningOf = (day: Day) => new Date(`${day}T07:30:00+07:00`)

/** A limit in working days from the day of arrival; it stays right when the calendar changes. */
export const begunDeadline = (
  id: IncomingId,
  arrivedOn: Day,
  days: number | undefined,
  start: ((wanted: NewDeadline) => Deadline) | undefined,
): Deadline | undefined =>
  days === undefined || start === undefined
    ? undefined
    : start({ subject: { kind: 'incoming-paper', id }, receivedAt: morningOf(arrivedOn), amount: { n: days, unit: 'workingDays' } })
