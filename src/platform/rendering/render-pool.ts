import type { Transferable } from 'node:worker_threads'
import { Refusal } from '../../kernel/refusal.ts'
import { PoolWorker } from './pool-worker.ts'

export interface RenderPoolOptions {
  /** The worker's entry file, see `workerUrl`. */
  readonly entry: URL
  /** Threads at most. They start with the first work and end when idle. */
  readonly size: number
  /** Milliseconds one piece of work may take. */
  readonly timeout?: number
  /** Megabytes of JavaScript memory per thread; a thread beyond it dies alone. Native memory is not counted. */
  readonly memory?: number
  /** Milliseconds after which an idle thread gives its memory back. */
  readonly idle?: number
  /** Pieces of work that may wait; beyond it the pool says at once that it is busy. */
  readonly waiting?: number
}

export interface RenderPool {
  /** Runs a task of the worker's entry. The input is copied, except what `moved` names. */
  run(task: string, input: unknown, moved?: readonly Transferable[]): Promise<unknown>
  /** Finishes what runs, refuses what waits, ends the threads. */
  close(): Promise<void>
  readonly threads: number
}

interface Waiting {
  readonly task: string
  readonly input: unknown
  readonly moved: readonly Transferable[]
  readonly resolve: (reply: unknown) => void
  readonly reject: (reason: Error) => void
}

/**
 * Heavy, synchronous work off the event loop: typesetting, Word files, big tables. Knows nothing of what it carries; the
 * entry file names the tasks. A thread that hangs, runs out of memory or dies is replaced, and costs only its own work.
 */
export function createRenderPool(options: RenderPoolOptions): RenderPool {
  const { entry, size, timeout = 30_000, memory = 512, idle = 20_000, waiting: room = 200 } = options
  const workers = new Set<PoolWorker>()
  const queue: Waiting[] = []
  const running = new Set<Promise<void>>()
  let closed = false

  function free(): PoolWorker | undefined {
    for (const worker of workers) if (!worker.busy) return worker
    if (workers.size >= size) return undefined
    const worker = new PoolWorker({ entry, memory, idle, ended: (dead) => workers.delete(dead) })
    workers.add(worker)
    return worker
  }

  function next(): void {
    const worker = queue.length === 0 ? undefined : free()
    const job = worker && queue.shift()
    if (!worker || !job) return
    const work = worker
      .run(job, timeout)
      .then(job.resolve, job.reject)
      .finally(() => {
        running.delete(work)
        next()
      })
    running.add(work)
    next()
  }

  return {
    get threads() {
      return workers.size
    },
    run: (task, input, moved = []) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new Refusal('unavailable', 'rendering.closed'))
        if (queue.length >= room) return reject(new Refusal('unavailable', 'rendering.busy', { waiting: queue.length }))
        queue.push({ task, input, moved, resolve, reject })
        next()
      }),
    async close() {
      closed = true
      for (const job of queue.splice(0)) job.reject(new Refusal('unavailable', 'rendering.closed'))
      await Promise.all(running)
      await Promise.all([...workers].map((worker) => worker.end()))
    },
  }
}
