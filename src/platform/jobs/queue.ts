import { CompiledQuery } from 'kysely'
import { type Db as BossDb, type Job, PgBoss } from 'pg-boss'
import type { Database } from '../db/database.ts'
import type { Tx } from '../db/transaction.ts'
import { queueSchema } from './queue-schema.ts'

/** Ids only: who, on whose behalf, about what. */
export type JobPayload = Readonly<Record<string, string | number | null>>
export type JobHandler = (payload: JobPayload, signal: AbortSignal) => Promise<void>

export interface Queue {
  /** Joins the caller's transaction: the job exists if, and only if, the act does. */
  send(tx: Tx, name: string, payload: JobPayload): Promise<void>
  /** Many of one kind in one statement. */
  sendAll(tx: Tx, name: string, payloads: readonly JobPayload[]): Promise<void>
  work(name: string, handler: JobHandler): Promise<void>
  /**
   * Sends a job without payload whenever the clock of Vietnam meets the cron expression, once however many servers run. Times that
   * passed while none ran are made up by one job when the next starts; what a job does must therefore bear being done twice.
   */
  schedule(name: string, cron: string): Promise<void>
  stop(): Promise<void>
}

const onTransaction = (tx: Tx): BossDb => ({
  async executeSql(text: string, values?: unknown[]) {
    const result = await tx.withoutPlugins().executeQuery(CompiledQuery.raw(text, values ?? []))
    return { rows: result.rows, rowCount: Number(result.numAffectedRows ?? result.rows.length) }
  },
})

interface QueueOptions {
  onError: (error: Error) => void
  pollingSeconds?: number
  /** Whether this process watches the clock for scheduled jobs: the server does, a command does not. */
  watchesClock?: boolean
}

/** The queue on the product's own database. */
export async function openQueue(database: Database, options: QueueOptions): Promise<Queue> {
  const pool = database.pool('jobs')
  const boss = new PgBoss({
    db: { executeSql: (text, values) => pool.query(text, values) },
    schema: queueSchema,
    migrate: false,
    schedule: options.watchesClock ?? false,
    // A job whose server was killed is noticed by its missing heartbeat and comes again within half a minute.
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
  })
  boss.on('error', options.onError)
  await boss.start()
  return {
    async send(tx, name, payload) {
      await boss.send(name, payload, { db: onTransaction(tx) })
    },
    async sendAll(tx, name, payloads) {
      if (payloads.length > 0)
        await boss.insert(
          name,
          payloads.map((data) => ({ data })),
          { db: onTransaction(tx) },
        )
    },
    async work(name, handler) {
      await boss.work(name, { pollingIntervalSeconds: options.pollingSeconds ?? 1, batchSize: 1 }, async (jobs: Job<JobPayload>[]) => {
        for (const job of jobs) await handler(job.data, job.signal)
      })
    },
    async schedule(name, cron) {
      await boss.schedule(name, cron, {}, { tz: 'Asia/Ho_Chi_Minh', missed: 'once' })
    },
    async stop() {
      await boss.stop({ graceful: true, timeout: 10_000 })
    },
  }
}
