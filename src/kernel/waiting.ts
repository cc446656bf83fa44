import { z } from 'zod'
import type { Actor } from './actor.ts'
import { Day } from './day.ts'
import type { Act } from './rights.ts'

/** One thing that waits for a seat: a draft to write, a letter nobody answered, a line of the plan that is due. */
export const WaitingItem = z.strictObject({
  kind: z
    .string()
    .regex(/^[a-z][a-z-]*$/)
    .describe('what is to be done; the words for it are the key waiting.<kind>'),
  title: z.string().describe('what the record is called'),
  path: z
    .string()
    .regex(/^\/[\w/?=&.,-]*$/)
    .describe('of the record, below /app'),
  due: Day.nullable().describe('last day on which it is in time'),
  since: Day.nullable().describe('since when it waits; what has no due date goes by it'),
})
export type WaitingItem = z.infer<typeof WaitingItem>

export interface WaitingAsked {
  on: Day
}

/** More of one kind is a matter for that room's own list. */
export const mostWaiting = 100

/** How many days ahead a due date is work of today. */
export const soonDays = 14

/**
 * Whoever can tell what waits for a seat. Rooms fill it, the homes ask all of them at once: the answer is a part of one greater
 * statement (`Part<WaitingItem[]>` of platform/db), which the kernel does not know.
 */
export interface WaitingProvider<Answer> {
  /** Seats that do not hold it are not asked about. */
  act: Act
  waitingFor(actor: Actor, asked: WaitingAsked): Answer
}

/** Overdue before due before what has no date; among these what waits longest first. */
export const byUrgency = (a: WaitingItem, b: WaitingItem): number =>
  (a.due ?? '9999').localeCompare(b.due ?? '9999') || (a.since ?? '9999').localeCompare(b.since ?? '9999') || a.path.localeCompare(b.path)
