/** How far the clock of the product may be from others before somebody is told: network time keeps machines within a second. */
const tolerated = 120

/** Whole seconds; nought where there is nothing to tell. */
export interface ClockFault {
  /** How long the clock is behind the newest recorded event: it went back, or was ahead when that was recorded. */
  behindRecord: number
  /** How far it is from the clock of the database, in either direction. */
  offDatabase: number
}

export interface Clocks {
  now: Date
  database: Date
  /** Of the newest event of all chains; null where nothing has been recorded. */
  newest: Date | null
}

const seconds = (later: Date, earlier: Date): number => Math.round((later.getTime() - earlier.getTime()) / 1_000)
const told = (size: number): number => (size > tolerated ? size : 0)

/** What is wrong with the clock; undefined when nothing is. The order of the record does not hang on it, but its times and "today" do. */
export function clockFault({ now, database, newest }: Clocks): ClockFault | undefined {
  const behindRecord = newest === null ? 0 : told(seconds(newest, now))
  const offDatabase = told(Math.abs(seconds(database, now)))
  return behindRecord === 0 && offDatabase === 0 ? undefined : { behindRecord, offDatabase }
}
