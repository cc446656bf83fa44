import { Refusal } from '../../kernel/refusal.ts'
import type { JobPayload } from '../../platform/jobs/queue.ts'
import type { Services } from '../../platform/services/services.ts'
import { failWork, takeWork, type WorkAtHand, WorkEnded } from './work.store.ts'

/** PostgreSQL or the way to it went away: the queue comes back to the work later. */
const away = (error: unknown) =>
  error instanceof Error &&
  (error.name === 'CommitLost' ||
    ('code' in error && /^(08...|57P0.|ECONN\w+|ENOENT|EPIPE)$/.test(String(error.code))) ||
    /timeout exceeded when trying to connect|Connection terminated/.test(error.message))

/**
 * Does a work and says how it ended. A refusal ends it, with the reason in the inbox; a database that went away does not: nothing
 * was recorded, and the queue tries again. Any other error is our defect: it is logged whole and told as `defect`.
 */
export async function runWork(services: Services, payload: JobPayload, defect: string, work: (at: WorkAtHand) => Promise<void>): Promise<void> {
  const atHand = await takeWork(services, payload)
  if (!atHand) return
  try {
    await work(atHand)
  } catch (error) {
    if (away(error)) throw error
    if (error instanceof WorkEnded) return
    if (error instanceof Refusal) return await failWork(services, atHand, error.code, error.details)
    services.log.error({ err: error, work: atHand.id }, 'a long work failed')
    await failWork(services, atHand, defect, {})
  }
}
