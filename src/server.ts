import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { compose } from './compose.ts'
import { systemClock } from './platform/clock/clock.ts'
import type { Config } from './platform/config/config.ts'
import { connect, type DatabaseUrls } from './platform/db/connect.ts'
import { openDatabase } from './platform/db/database.ts'
import { healthRoutes, type Readiness } from './platform/health/health.ts'
import { browserBundle } from './platform/http/browser-bundle.ts'
import { openQueue } from './platform/jobs/queue.ts'
import { keepHouseHourly } from './platform/housekeeping/housekeeping.ts'
import { createLog } from './platform/log/log.ts'
import type { Services } from './platform/services/services.ts'
import { queueNames } from './queues.ts'
import { composeJobs } from './worker.ts'

export interface Opened {
  services: Services
  close(): Promise<void>
}

interface OpenOptions {
  packageRoot: string
  serving: boolean
  /** Looks at the database before roles and migrations; what it throws leaves everything as it is. */
  before?: (urls: DatabaseUrls) => Promise<void>
}

/** Database, queue and folders of an installation: what the server and every command stand on. */
export async function openServices(config: Config, options: OpenOptions): Promise<Opened> {
  const log = createLog(config.logLevel)
  const connected = await connect(config, {
    migrations: join(options.packageRoot, 'db/migrations'),
    queues: queueNames,
    serving: options.serving,
    log: (line) => log.info(line),
    ...(options.before ? { before: options.before } : {}),
  })
  try {
    if (connected.applied.length > 0) log.info({ migrations: connected.applied }, 'migrated')
    const database = openDatabase(
      { url: connected.applicationUrl },
      {
        named: config.namedStatements,
        exportTimeout: config.exportTimeoutSeconds * 1_000,
        onError: (error) => log.warn({ reason: error.message }, 'a database connection was lost'),
      },
    )
    const files = join(config.dataDir, 'files')
    await mkdir(files, { recursive: true })
    const queue = await openQueue(database, { watchesClock: options.serving, onError: (error) => log.warn({ reason: error.message }, 'queue') })
    const services: Services = { config, clock: systemClock, database, queue, log, files, packageRoot: options.packageRoot }
    return {
      services,
      async close() {
        await queue.stop()
        await database.close()
        await connected.stop()
      },
    }
  } catch (error) {
    await connected.stop()
    throw error
  }
}

export interface Running {
  address: string
  services: Services
  readiness: Readiness
  close(): Promise<void>
}

interface StartOptions extends Pick<OpenOptions, 'before'> {
  /** Runs after listening and before /readyz says ready. */
  prepare?: (services: Services) => Promise<void>
}

/** How long requests under way may take after the server was told to stop; whoever reads slower than that loses the connection. */
const drainFor = 25_000

/** No new connections, answers for what is under way, then an end in any case. */
async function drain(app: FastifyInstance): Promise<void> {
  const cut = setTimeout(() => app.server.closeAllConnections(), drainFor)
  await app.close().finally(() => clearTimeout(cut))
}

/** The whole product, listening. */
export async function startServer(config: Config, packageRoot: string, { before, prepare }: StartOptions = {}): Promise<Running> {
  const opened = await openServices(config, { packageRoot, serving: true, ...(before ? { before } : {}) })
  const { services } = opened
  const readiness: Readiness = { pending: new Set(['start']) }
  const { app } = await compose(services)
  healthRoutes(app, services, readiness)
  await browserBundle(app, join(packageRoot, 'dist/web'))
  await composeJobs(services.queue, services)
  const stopHousekeeping = keepHouseHourly(services)
  const close = async () => {
    stopHousekeeping()
    // Jobs that wait are not begun any more; those under way end, or come again with the next start.
    await drain(app)
    await opened.close()
  }
  try {
    const address = await app.listen({ host: config.host, port: config.port })
    await prepare?.(services)
    readiness.pending.delete('start')
    return { address, services, readiness, close }
  } catch (error) {
    await close()
    throw error
  }
}
