import { z } from 'zod'
import { Day, dayOf } from '../kernel/day.ts'
import { useSearchState } from './address.ts'

const AsOf = z.object({ on: Day.optional(), knownAt: z.iso.datetime({ offset: true }).optional() })

export interface AsOfState {
  /** The day the view is of: the chosen one, else today. */
  on: Day
  today: Day
  /** Set only when the view is not today's; send this one to the server. */
  chosen: Day | undefined
  choose: (day: Day | undefined) => void
  /** The instant whose knowledge the view shows; nothing recorded later is in it. */
  knownAt: string | undefined
  know: (at: string | undefined) => void
  /** For endpoints that take both. */
  asked: { on: Day | undefined; knownAt: string | undefined }
  /** Back to today and to all that is known. */
  reset: () => void
}

/** The as-of date and what was known when, kept in the address as `?on=2020-06-15&knownAt=…` and carried along by every link. */
export function useAsOf(): AsOfState {
  const [{ on, knownAt }, set] = useSearchState(AsOf)
  const today = dayOf(new Date())
  const chosen = on === today ? undefined : on
  return {
    on: chosen ?? today,
    today,
    chosen,
    choose: (day) => set({ on: day === today ? undefined : day }, { push: true }),
    knownAt,
    know: (at) => set({ knownAt: at }, { push: true }),
    asked: { on: chosen, knownAt },
    reset: () => set({ on: undefined, knownAt: undefined }, { push: true }),
  }
}
