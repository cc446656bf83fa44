import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import type { Config } from '../config/config.ts'
import { startEmbedded } from './embedded/start-embedded.ts'
import { migrate, prepareRoles, refuseTooMuchPower } from './prepare.ts'

export interface Connected extends DatabaseUrls {
  /** Names of the migrations applied now. */
  applied: string[]
  /** Stops the embedded server when it is ours; an external one is left alone. */
  stop(): Promise<void>
}

const embeddedDatabase = 'hopchuan'
const embeddedLogin = 'hc_app'

async function createDatabase(superuserUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  try {
    const known = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [embeddedDatabase])
    if (known.rowCount === 0) await client.query(`CREATE DATABASE ${embeddedDatabase}`)
  } catch (error) {
    // 42P04: another process made it between our two statements.
    if (!(error instanceof Error && 'code' in error && error.code === '42P04')) throw error
  } finally {
    await client.end()
  }
}

export interface ConnectOptions {
  migrations: string
  queues: readonly string[]
  /** A process that serves keeps the embedded server alive; a command joins or starts it for its own time. */
  serving: boolean
  log: (line: string) => void
  /** Looks before anything is changed: what it throws leaves the database as it is, roles and migrations included. */
  before?: (urls: DatabaseUrls) => Promise<void>
}

export interface DatabaseUrls {
  applicationUrl: string
  ownerUrl: string
}

export interface Reached extends DatabaseUrls {
  stop(): Promise<void>
}

/** The database of the settings as it is: nothing in it is made or changed but an embedded one that is not there yet. */
export async function reachDatabase(config: Config, options: Pick<ConnectOptions, 'serving' | 'log'>): Promise<Reached> {
  if (config.database) return { applicationUrl: config.database.application, ownerUrl: config.database.owner, stop: async () => undefined }
  await mkdir(config.dataDir, { recursive: true })
  const server = await startEmbedded({ dataDir: join(config.dataDir, 'postgres'), keepAlive: options.serving, log: options.log })
  const url = (database: string, user: string) => {
    const search = new URLSearchParams({ host: server.socketDir, port: String(server.port), user })
    if (server.password) search.set('password', server.password)
    return `postgresql:///${database}?${search}`
  }
  try {
    await createDatabase(url('postgres', 'postgres'))
  } catch (error) {
    await server.stop()
    throw error
  }
  return { applicationUrl: url(embeddedDatabase, embeddedLogin), ownerUrl: url(embeddedDatabase, 'postgres'), stop: () => server.stop() }
}

/** The login that the running product signs in with. */
export const applicationLogin = (config: Config): string =>
  config.database ? decodeURIComponent(new URL(config.database.application).username) : embeddedLogin

/** The database of the settings, prepared and migrated: the embedded one, or the external one of DATABASE_URL. */
export async function connect(config: Config, options: ConnectOptions): Promise<Connected> {
  const reached = await reachDatabase(config, options)
  try {
    const { ownerUrl, applicationUrl } = reached
    await options.before?.({ applicationUrl, ownerUrl })
    await prepareRoles(ownerUrl, applicationLogin(config))
    const applied = await migrate(ownerUrl, options.migrations, options.queues)
    await refuseTooMuchPower(applicationUrl)
    return { ...reached, applied }
  } catch (error) {
    await reached.stop()
    throw error
  }
}
