import { type Day, dayOf } from '../../kernel/day.ts'

/** The same page seen again from the same place within this time is the same visit. */
const oneVisit = 30 * 60_000
/** What is remembered at most; beyond it the oldest is forgotten, so that a flood costs no memory. */
const remembered = 100_000

export interface Seen {
  at: Date
  network: string
  agent: string
  page: string
}

export interface CountedVisits {
  day: Day
  page: string
  n: number
}

/** What stands for a visitor in memory; nobody can tell from it who it was. */
export type Mark = (text: string) => string

/** A page in both languages is one page; what is searched for in it is nobody's business. */
export function pageOf(url: string): string {
  const path = (url.split(/[?#]/)[0] ?? '/').replace(/^\/en(?=\/|$)/, '').replace(/\/$/, '')
  return path === '' ? '/' : path.slice(0, 200)
}

/** Devices of one household share the first half of an address of IPv6 and change the second at will. */
export const networkOf = (ip: string): string => (ip.includes(':') && !ip.includes('.') ? ip.split(':').slice(0, 4).join(':') : ip)

/**
 * Counts visits without knowing visitors: to tell a reload from a visit it keeps, for thirty minutes and in memory only, a
 * mark of network and browser; `newMark` makes another way of marking at every midnight. Nothing of it is ever written down.
 */
export function createVisitCount(newMark: () => Mark) {
  let day: Day | undefined
  let mark = newMark()
  const seenAt = new Map<string, number>()
  let counted = new Map<string, CountedVisits>()

  function forget(now: number): void {
    for (const [key, at] of seenAt) {
      if (now - at < oneVisit && seenAt.size <= remembered) return
      seenAt.delete(key)
    }
  }

  return {
    /** True when it was counted. */
    see({ at, network, agent, page }: Seen): boolean {
      const today = dayOf(at)
      if (today !== day) {
        day = today
        mark = newMark()
        seenAt.clear()
      }
      const now = at.getTime()
      forget(now)
      const key = mark(`${networkOf(network)}\n${agent}\n${page}`)
      if (seenAt.has(key)) return false
      seenAt.set(key, now)
      const place = `${today} ${page}`
      const visits = counted.get(place)
      if (visits) visits.n += 1
      else counted.set(place, { day: today, page, n: 1 })
      return true
    },
    /** What was counted since the last time, to be written down. */
    take(): CountedVisits[] {
      const taken = [...counted.values()]
      counted = new Map()
      return taken
    },
    /** Back again what could not be written. */
    giveBack(visits: readonly CountedVisits[]): void {
      for (const { day: on, page, n } of visits) {
        const place = `${on} ${page}`
        const there = counted.get(place)
        if (there) there.n += n
        else counted.set(place, { day: on, page, n })
      }
    },
    remembers: () => seenAt.size,
  }
}
