import { parentPort, type Transferable } from 'node:worker_threads'
import { Refusal } from '../../kernel/refusal.ts'
import type { RenderAnswer, RenderJob } from './render-message.ts'

/** A task answers with its reply and with the memory that moves to the asking thread instead of being copied. */
export interface TaskResult {
  readonly reply: unknown
  readonly moved?: readonly Transferable[]
}
export type Tasks = Readonly<Record<string, (input: unknown) => Promise<TaskResult>>>

async function answer(tasks: Tasks, { id, task, input }: RenderJob): Promise<{ answer: RenderAnswer; moved: readonly Transferable[] }> {
  try {
    const run = tasks[task]
    if (!run) throw new Error(`this worker knows no task "${task}"`)
    const { reply, moved = [] } = await run(input)
    return { answer: { id, reply }, moved }
  } catch (error) {
    if (error instanceof Refusal) return { answer: { id, refusal: { kind: error.kind, code: error.code, details: error.details } }, moved: [] }
    const { message, stack } = error instanceof Error ? error : new Error(String(error))
    return { answer: { id, defect: { message, stack } }, moved: [] }
  }
}

/** Called once by a worker's entry file: from then on this thread works for a pool. */
export function serveTasks(tasks: Tasks): void {
  const port = parentPort
  if (!port) throw new Error('a worker entry is started by a pool, not by itself')
  port.on('message', (job: RenderJob) => {
    void answer(tasks, job).then(({ answer: sent, moved }) => port.postMessage(sent, [...moved]))
  })
}
