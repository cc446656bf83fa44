import { systemClock } from '../platform/clock/clock.ts'
import { readConfig } from '../platform/config/config.ts'
import { openDatabase } from '../platform/db/database.ts'
import type { Queue } from '../platform/jobs/queue.ts'
import { createLog } from '../platform/log/log.ts'
import type { Services } from '../platform/services/services.ts'
import { packageRoot } from './package-root.ts'

const offline = (): never => {
  throw new Error('this command does not use the database')
}
const noQueue: Queue = { send: offline, sendAll: offline, work: offline, schedule: offline, stop: async () => undefined }

/** Enough to compose the routes and describe them; no connection is ever opened. */
export function offlineServices(): Services {
  const config = readConfig({ LOG_LEVEL: 'silent' })
  return {
    config,
    clock: systemClock,
    database: openDatabase({ url: 'postgresql://nowhere.invalid/none' }, { named: false }),
    queue: noQueue,
    log: createLog('silent'),
    files: config.dataDir,
    packageRoot: packageRoot(),
  }
}
