import { type Day, dayOf } from '../../kernel/day.ts'

/** The day an answer is of, and since when it may be known; without `knownAt` everything known counts. */
export interface AsOf {
  on: Day
  knownAt?: Date
}

/** What an address asks for: today, unless it says otherwise. */
export const asOfAsked = (asked: { on?: Day | undefined; knownAt?: string | undefined }, at: Date): AsOf => ({
  on: asked.on ?? dayOf(at),
  ...(asked.knownAt === undefined ? {} : { knownAt: new Date(asked.knownAt) }),
})
