import { performance } from 'node:perf_hooks'
import type { Connection } from './connection.ts'
import type { Connect, Run, Turns, Work } from './work.ts'

export interface ClosedLoop {
  connect: Connect
  work: Work
  turns: Turns
  users: number
  seconds: number
  /** Never more answers than this, so that a run stays bounded on a fast machine. */
  most?: number
}

/** Every user sends the next request when the last one was answered: what the server gives at most. */
export async function closedLoop({ connect, work, turns, users, seconds, most = Number.POSITIVE_INFINITY }: ClosedLoop): Promise<Run> {
  const connections = await Promise.all(Array.from({ length: users }, connect))
  const run: Run = { seconds: 0, answers: 0, milliseconds: [], fault: undefined }
  const began = performance.now()
  const until = began + seconds * 1000
  const user = async (connection: Connection, index: number) => {
    while (run.fault === undefined && run.answers < most && performance.now() < until) {
      const n = turns.take(index)
      const sent = performance.now()
      const answer = await connection.send(work.request(index, n))
      run.milliseconds.push(performance.now() - sent)
      run.fault ??= work.wrong(answer, index, n)
      run.answers++
    }
  }
  try {
    await Promise.all(connections.map(user))
  } catch (error) {
    run.fault ??= error instanceof Error ? error.message : String(error)
  } finally {
    for (const connection of connections) connection.close()
  }
  run.seconds = (performance.now() - began) / 1000
  return run
}
