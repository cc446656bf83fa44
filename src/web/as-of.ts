import { z } from 'zod'
import { Day, dayOf } from '../kernel/day.ts'
import { useSearchState } from './address.ts'

const AsOf = z.object({ on: Day.optional() })

export interface AsOfState {
  /** The day the view is of: the chosen one, else today. */
  on: Day
  today: Day
  /** Set only when the view is not today's; send this one to the server. */
  chosen: Day | undefined
  choose: (day: Day | undefined) => void
}

/** The as-of date, kept in the address as `?on=2020-06-15` and carried along by every link. */
export function useAsOf(): AsOfState {
  const [{ on }, set] = useSearchState(AsOf)
  const today = dayOf(new Date())
  const chosen = on === today ? undefined : on
  return { on: chosen ?? today, today, chosen, choose: (day) => set({ on: day === today ? undefined : day }, { push: true }) }
}
