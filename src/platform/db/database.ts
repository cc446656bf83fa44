import { CamelCasePlugin, Kysely, PostgresDialect, type PostgresPool } from 'kysely'
import pg from 'pg'
import type { Side } from '../../kernel/rights.ts'
import { namingClient } from './naming-client.ts'
import type { DB } from './schema.ts'

/** A handle on the database outside a transaction of ours: only platform code holds one. */
export type Db = Kysely<DB>

/** One role per side; `owner` migrates and recounts, `jobs` runs the queue. */
export type DatabaseRole = 'authority' | 'agency' | 'public' | 'auth' | 'jobs'

export interface Connection {
  /** Host name or folder of the Unix socket, or a whole URL. */
  url: string
}

/** How a database was opened: another thread opens it in the same way. */
export interface Opening {
  connection: Connection
  options: { named: boolean; exportTimeout?: number }
}

export interface Database {
  readonly opening: Opening
  of(role: DatabaseRole): Db
  /** For exports of long lists: they read for minutes, and no request may wait for a connection they hold. */
  exports(side: Side): Db
  pool(role: DatabaseRole): pg.Pool
  close(): Promise<void>
}

const dateType = 1082
const int8Type = 20
const numericType = 1700

/** date → `YYYY-MM-DD` text (a Date of 2020-06-15 is the 14th in UTC); int8 → bigint; numeric → text. */
const parsers: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === dateType || oid === numericType) return (value: string) => value
    if (oid === int8Type) return (value: string) => BigInt(value)
    return format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : pg.types.getTypeParser(oid, 'text')
  },
}

/** `jobs` only fetches and settles jobs, each in a moment; its connections never rest, so every one costs memory for good. */
const poolSizes: Record<DatabaseRole, number> = { authority: 10, agency: 6, public: 4, auth: 4, jobs: 2 }
const statementTimeouts: Record<DatabaseRole, number> = { authority: 15_000, agency: 15_000, public: 5_000, auth: 5_000, jobs: 600_000 }
const exportPool = { size: 2, timeout: 600_000 }

/**
 * Settings of every session of ours, also on an external server. PostgreSQL counts on rotating disks (a random page costs
 * four sequential ones) and so reads whole tables where fifty look-ups would do; a second process for one query of a
 * request, or compiling it, costs more than it saves while others wait.
 */
export const sessionOptions = (role: string): string => `-c role=${role} -c random_page_cost=1.1 -c jit=off -c max_parallel_workers_per_gather=0`

export function kyselyOn(pool: PostgresPool): Db {
  return new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
}

/** Opens the small pools, each of which takes its role at connecting and can't see more than that role. */
export function openDatabase(connection: Connection, { onError, ...options }: Opening['options'] & { onError?: (error: Error) => void }): Database {
  // Once we close, a connection that the server ends before us is no news.
  let closing = false
  const lost = (error: Error) => {
    if (!closing) onError?.(error)
  }
  const open = (role: DatabaseRole, { name = role as string, size = poolSizes[role], timeout = statementTimeouts[role], settings = '' } = {}) => {
    const pool = new pg.Pool({
      connectionString: connection.url,
      Client: namingClient({ named: options.named, heard: role !== 'jobs' }),
      max: size,
      idleTimeoutMillis: 10_000,
      connectionTimeoutMillis: 2_500,
      statement_timeout: timeout,
      idle_in_transaction_session_timeout: 60_000,
      application_name: `hopchuan ${name}`,
      options: `${sessionOptions(`hc_${role}`)}${settings}`,
      types: parsers,
      allowExitOnIdle: true,
    })
    // Idle connections report to the pool; one that is lost while a request holds it would end the process without a listener.
    pool.on('error', lost)
    pool.on('connect', (client) => client.on('error', lost))
    return { pool, db: kyselyOn(pool) }
  }
  const opened: Record<DatabaseRole, { pool: pg.Pool; db: Db }> = {
    authority: open('authority'),
    agency: open('agency'),
    public: open('public'),
    auth: open('auth'),
    jobs: open('jobs'),
  }
  // A cursor is planned for its first tenth unless told that all of it will be read.
  const forExports = (side: Side) =>
    open(side, {
      name: `exports ${side}`,
      size: exportPool.size,
      timeout: options.exportTimeout ?? exportPool.timeout,
      settings: ' -c cursor_tuple_fraction=1',
    })
  const exports: Record<Side, { pool: pg.Pool; db: Db }> = { authority: forExports('authority'), agency: forExports('agency') }
  return {
    opening: { connection, options },
    of: (role) => opened[role].db,
    exports: (side) => exports[side].db,
    pool: (role) => opened[role].pool,
    async close() {
      closing = true
      await Promise.all([...Object.values(opened), ...Object.values(exports)].map(({ db }) => db.destroy()))
    },
  }
}
