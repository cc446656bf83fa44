import type { Logger } from 'pino'
import type { Clock } from '../clock/clock.ts'
import type { Config } from '../config/config.ts'
import type { Database } from '../db/database.ts'
import type { Queue } from '../jobs/queue.ts'

/** What the composing modules hand to routes and jobs; nothing below a route or a job sees it. */
export interface Services {
  config: Config
  clock: Clock
  database: Database
  queue: Queue
  log: Logger
  /** Folder of kept files. */
  files: string
  /** Folder of the package, for migrations and the built browser bundle. */
  packageRoot: string
}
