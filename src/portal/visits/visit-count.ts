import { createHash, randomBytes } from 'node:crypto'
import { type Day, dayOf } from '../../kernel/day.ts'
import robots from './robots.json' with { type: 'json' }

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

/** No browser with a person before it, as far as it says so itself. */
export const isRobot = (agent: string | undefined): boolean => {
  if (agent === undefined || agent.trim().length < 12) return true
  const lower = agent.toLowerCase()
  return robots.some((part) => lower.includes(part))
}

/** A page in both languages is one page; what is searched for in it is nobody's business. */
export function pageOf(url: string): string {
  const path = (url.split(/[?#]/)[0] ?? '/').replace(/^\/en(?=\/|$)/, '').replace(/\/$/, '')
  return path === '' ? '/' : path.slice(0, 200)
}

/** Devices of one household share the first half of an address of IPv6 and change the second at will. */
export const networkOf = (ip: string): string => (ip.includes(':') && !ip.includes('.') ? ip.split(':').slice(0, 4).join(':') : ip)

/**
 * Counts visits without knowing visitors: to tell a reload from a visit it keeps, for thirty minutes and in memory only, a
 * hash of network and browser under a salt that is thrown away at midnight. Nothing of it is ever written down.
 */
export function createVisitCount() {
  let day: Day | undefined
  let salt = randomBytes(32)
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
        salt = randomBytes(32)
        seenAt.clear()
      }
      const now = at.getTime()
      forget(now)
      const key = createHash('sha256')
        .update(salt)
        .update(`${networkOf(network)}\n${agent}\n${page}`)
        .digest('base64url')
        .slice(0, 22)
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
export type VisitCount = ReturnType<typeof createVisitCount>
