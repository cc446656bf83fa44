// What an answer costs in processor time: a figure that other work on the machine hardly moves. Linux only, database on the same machine.
import { readdirSync, readFileSync } from 'node:fs'

/** Linux counts in hundredths of a second, whatever the machine. */
const tick = 10

interface Times {
  parent: number
  own: number
  /** Of children that ended and were waited for. */
  ended: number
}

function timesOf(pid: number | string): Times | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const sum = (...at: number[]) => at.reduce((total, n) => total + (fields[n] ?? 0), 0) * tick
    return { parent: fields[1] ?? 0, own: sum(11, 12), ended: sum(13, 14) }
  } catch {
    return undefined
  }
}

/** Milliseconds so far. */
export interface ProcessorTime {
  server: number
  database: number
}

/** Reads the clock of a server and of all processes of the database behind it; undefined where neither can be seen. */
export function processorClock(server: number, backend: number): (() => ProcessorTime) | undefined {
  const postmaster = timesOf(backend)?.parent
  if (postmaster === undefined || postmaster <= 1 || !timesOf(server)) return undefined
  return () => {
    const self = timesOf(postmaster)
    const children = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(timesOf)
      .filter((times) => times?.parent === postmaster)
    return {
      server: timesOf(server)?.own ?? 0,
      database: (self ? self.own + self.ended : 0) + children.reduce((sum, times) => sum + (times?.own ?? 0), 0),
    }
  }
}
