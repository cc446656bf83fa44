// The database both servers stand on: a throw-away embedded PostgreSQL, or an empty one that was given.
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { sessionOptions } from '../src/platform/db/database.ts'
import { startEmbedded } from '../src/platform/db/embedded/start-embedded.ts'

export interface BenchDatabase {
  applicationUrl: string
  ownerUrl: string
  version: string
  /** Connects as the owner of the tables: for data, and for the limit, which has no policies to obey. */
  owner(): Promise<pg.Client>
  stop(): Promise<void>
}

export class BenchError extends Error {
  override readonly name = 'BenchError'
}

/** As the tables' owner, whatever the login: its policies let everything through. Otherwise the settings of the product. */
export const asOwner = { options: sessionOptions('hc_owner') }

async function opened(applicationUrl: string, ownerUrl: string, stop: () => Promise<void>): Promise<BenchDatabase> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const {
      rows: [row],
    } = await client.query<{ used: boolean; version: string }>(
      "SELECT to_regclass('public.authority') IS NOT NULL AS used, current_setting('server_version') AS version",
    )
    if (row?.used !== false)
      throw new BenchError('the database of BENCH_DATABASE_URL is not empty; the bench fills a database of its own and never one that is used')
    return {
      applicationUrl,
      ownerUrl,
      version: row.version.split(' ')[0] ?? '',
      stop,
      async owner() {
        const owner = new pg.Client({ connectionString: ownerUrl, ...asOwner })
        await owner.connect()
        return owner
      },
    }
  } finally {
    await client.end()
  }
}

/** Reads BENCH_DATABASE_URL and BENCH_DATABASE_OWNER_URL; without them starts a server of its own and removes it afterwards. */
export async function openBenchDatabase(environment: NodeJS.ProcessEnv): Promise<BenchDatabase> {
  const { BENCH_DATABASE_URL: application, BENCH_DATABASE_OWNER_URL: ownerUrl } = environment
  if ((application === undefined) !== (ownerUrl === undefined)) throw new BenchError('BENCH_DATABASE_URL and BENCH_DATABASE_OWNER_URL belong together')
  if (application !== undefined && ownerUrl !== undefined) return opened(application, ownerUrl, async () => undefined)
  const folder = await mkdtemp(join(tmpdir(), 'hopchuan-bench-'))
  // The unprivileged user the server runs as must be able to reach it.
  await chmod(folder, 0o755)
  const server = await startEmbedded({ dataDir: join(folder, 'postgres') })
  const stop = async () => {
    await server.stop()
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
  try {
    const url = (user: string, database: string) =>
      `postgresql://${user}@localhost/${database}?host=${encodeURIComponent(server.socketDir)}&port=${server.port}`
    const client = new pg.Client({ connectionString: url('postgres', 'postgres') })
    await client.connect()
    await client.query('CREATE DATABASE bench').finally(() => client.end())
    return await opened(url('hc_app', 'bench'), url('postgres', 'bench'), stop)
  } catch (error) {
    await stop()
    throw error
  }
}
