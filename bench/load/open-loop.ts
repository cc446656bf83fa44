import { performance } from 'node:perf_hooks'
import type { Connection } from './connection.ts'
import type { Connect, Run, Turns, Work } from './work.ts'

export interface OpenLoop {
  connect: Connect
  work: Work
  turns: Turns
  /** Requests a second, whether or not earlier ones were answered. */
  rate: number
  seconds: number
  connections: number
}

/**
 * Requests leave at fixed times, as people's do. The clock of each starts when it should have left, so that a server that
 * stalls pays for everybody who came meanwhile. Times are kept to a millisecond: the timer's own step is in the figures.
 */
export async function openLoop({ connect, work, turns, rate, seconds, connections }: OpenLoop): Promise<Run> {
  const all = await Promise.all(Array.from({ length: connections }, connect))
  const idle = all.map((connection, user) => ({ connection, user }))
  const total = Math.max(1, Math.floor(rate * seconds))
  const run: Run = { seconds: 0, answers: 0, milliseconds: [], fault: undefined }
  const began = performance.now()
  const due = (nth: number) => began + (nth * 1000) / rate
  let sent = 0
  let open = 0

  const send = async ({ connection, user }: { connection: Connection; user: number }, intended: number) => {
    open++
    try {
      const n = turns.take(user)
      const answer = await connection.send(work.request(user, n))
      run.milliseconds.push(performance.now() - intended)
      run.fault ??= work.wrong(answer, user, n)
      run.answers++
    } catch (error) {
      run.fault ??= error instanceof Error ? error.message : String(error)
    } finally {
      open--
    }
  }

  await new Promise<void>((done) => {
    let timer: NodeJS.Timeout | undefined
    const over = () => open === 0 && (sent >= total || run.fault !== undefined)
    // Woken by the clock and by every answer: with all connections busy, what is due waits and its time runs.
    const pump = () => {
      clearTimeout(timer)
      while (run.fault === undefined && sent < total && due(sent) <= performance.now()) {
        const free = idle.pop()
        if (!free) break
        void send(free, due(sent)).then(() => {
          idle.push(free)
          pump()
        })
        sent++
      }
      if (over()) done()
      else if (idle.length > 0 && sent < total) timer = setTimeout(pump, Math.max(0, due(sent) - performance.now()))
    }
    pump()
  })
  for (const connection of all) connection.close()
  run.seconds = (performance.now() - began) / 1000
  return run
}
