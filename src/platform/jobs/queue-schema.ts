import type pg from 'pg'
import { type Db as BossDb, PgBoss } from 'pg-boss'

export const queueSchema = 'pgboss'

/** Pauses double up to an hour: 20 tries are half a day; a mail server may be away for days, so mail gets more than a week. */
const triesOf = (queue: string): number => (queue === 'mail' ? 200 : 20)

/**
 * Creates or upgrades the queue's own schema and its queues as the owner, and lets the sides send: they may add jobs
 * and see ids, nothing else; only hc_jobs works them off.
 */
export async function createQueues(pool: pg.Pool, queues: readonly string[]): Promise<void> {
  const db: BossDb = { executeSql: (text, values) => pool.query(text, values) }
  const boss = new PgBoss({ db, schema: queueSchema, schedule: false, supervise: false })
  const failures: unknown[] = []
  boss.on('error', (error) => failures.push(error))
  await boss.start()
  for (const queue of queues) {
    await boss.createQueue(queue, {
      retryLimit: triesOf(queue),
      retryDelay: 5,
      retryBackoff: true,
      retryDelayMax: 3600,
      expireInSeconds: 900,
      heartbeatSeconds: 20,
    })
  }
  // pg-boss's own, from which scheduled jobs are sent on: it would create it itself, and may not.
  await boss.createQueue('__pgboss__send-it')
  await boss.stop({ graceful: false })
  if (failures.length > 0) throw failures[0]
  await pool.query(`GRANT USAGE ON SCHEMA ${queueSchema} TO hc_authority, hc_agency, hc_jobs`)
  await pool.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${queueSchema} TO hc_jobs`)
  await pool.query(`GRANT SELECT ON ${queueSchema}.queue TO hc_authority, hc_agency`)
  await pool.query(`GRANT INSERT, SELECT ON ${queueSchema}.job, ${queueSchema}.job_common TO hc_authority, hc_agency`)
  await pool.query(`GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${queueSchema} TO hc_jobs, hc_authority, hc_agency`)
}
