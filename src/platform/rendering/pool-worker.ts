import { type Transferable, Worker } from 'node:worker_threads'
import { Refusal } from '../../kernel/refusal.ts'
import type { RenderAnswer, RenderJob } from './render-message.ts'

interface Life {
  readonly entry: URL
  readonly memory: number
  readonly idle: number
  /** Told once, when this thread can take no more work. */
  readonly ended: (worker: PoolWorker) => void
}

interface Work {
  readonly task: string
  readonly input: unknown
  readonly moved: readonly Transferable[]
}

interface Current {
  readonly id: number
  readonly resolve: (reply: unknown) => void
  readonly reject: (reason: Error) => void
}

function defect(of: { readonly message: string; readonly stack: string | undefined }): Error {
  const error = new Error(of.message)
  if (of.stack !== undefined) error.stack = of.stack
  return error
}

/** One thread of a pool, doing one piece of work at a time. */
export class PoolWorker {
  readonly #life: Life
  readonly #thread: Worker
  #current: Current | undefined
  #work = 0
  #dead: boolean = false
  #idle: NodeJS.Timeout | undefined

  constructor(life: Life) {
    this.#life = life
    // Options of this process (a loader, a debugger's port) are not meant for the thread.
    this.#thread = new Worker(life.entry, { execArgv: [], resourceLimits: { maxOldGenerationSizeMb: life.memory } })
    this.#thread.on('message', (answer: RenderAnswer) => this.#answered(answer))
    this.#thread.on('messageerror', (error: Error) => this.#died(error))
    this.#thread.on('error', (error: Error) => this.#died(error))
    this.#thread.on('exit', (code) => this.#died(new Error(`the rendering thread ended with code ${code}`)))
  }

  get busy(): boolean {
    return this.#current !== undefined || this.#dead
  }

  /** A thread may keep the process alive only while it works. */
  run(work: Work, timeout: number): Promise<unknown> {
    clearTimeout(this.#idle)
    this.#thread.ref()
    const id = ++this.#work
    return new Promise<unknown>((resolve, reject) => {
      const timer = setTimeout(() => this.#died(new Refusal('unavailable', 'rendering.too-slow', { seconds: Math.ceil(timeout / 1000) })), timeout)
      const settled = () => {
        clearTimeout(timer)
        this.#current = undefined
      }
      this.#current = {
        id,
        resolve: (reply) => {
          settled()
          this.#rest()
          resolve(reply)
        },
        reject: (reason) => {
          settled()
          if (!this.#dead) this.#rest()
          reject(reason)
        },
      }
      try {
        this.#thread.postMessage({ id, task: work.task, input: work.input } satisfies RenderJob, [...work.moved])
      } catch (error) {
        // What cannot be copied to another thread: the caller's mistake, the thread is well.
        this.#current.reject(error instanceof Error ? error : new Error(String(error)))
      }
    })
  }

  async end(): Promise<void> {
    this.#died(new Refusal('unavailable', 'rendering.closed'))
    await this.#thread.terminate()
  }

  #answered(answer: RenderAnswer): void {
    const current = this.#current
    if (!current || current.id !== answer.id) return
    if ('reply' in answer) current.resolve(answer.reply)
    else if ('refusal' in answer) current.reject(new Refusal(answer.refusal.kind, answer.refusal.code, { ...answer.refusal.details }))
    else current.reject(defect(answer.defect))
  }

  #rest(): void {
    this.#thread.unref()
    this.#idle = setTimeout(() => this.#died(new Error('idle')), this.#life.idle).unref()
  }

  /**
   * The thread is given up whatever the reason. `terminate` cannot stop native code in the middle: a hanging compiler ends
   * when it returns, but its answer goes nowhere and its place in the pool is free at once.
   */
  #died(reason: Error): void {
    if (this.#dead) return
    this.#dead = true
    clearTimeout(this.#idle)
    this.#life.ended(this)
    this.#thread.unref()
    void this.#thread.terminate()
    const outOfMemory = 'code' in reason && reason.code === 'ERR_WORKER_OUT_OF_MEMORY'
    this.#current?.reject(outOfMemory ? new Refusal('too-large', 'rendering.too-heavy', { megabytes: this.#life.memory }) : reason)
  }
}
