import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import pg from 'pg'
import { createQueues } from '../jobs/queue-schema.ts'

/** The roles of the product: one per side, none of which can sign in; `hc_app` signs in and takes one of them. */
const sides = ['hc_authority', 'hc_agency', 'hc_public', 'hc_auth', 'hc_jobs'] as const

export class PrepareError extends Error {
  override readonly name = 'PrepareError'
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

/**
 * Makes the roles (idempotent, several processes may do it at once), lets the application's login take them, and gives
 * hc_owner the database. `owner` is a superuser, or a role with CREATEROLE that owns the database.
 */
export async function prepareRoles(ownerUrl: string, applicationLogin: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const { rows } = await client.query<{ version: string; db: string; me: string }>(
      "SELECT current_setting('server_version_num') AS version, current_database() AS db, current_user AS me",
    )
    const about = rows[0]
    if (!about) throw new PrepareError('the database did not answer')
    const major = Math.floor(Number(about.version) / 10_000)
    if (major < 15 || major > 18) throw new PrepareError(`PostgreSQL ${major} is not supported: use 15, 16, 17 or 18`)
    await client.query('BEGIN')
    await client.query("SELECT pg_advisory_xact_lock(hashtext('hopchuan.roles'))")
    for (const role of ['hc_owner', ...sides]) {
      const known = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role])
      if (known.rowCount === 0) await client.query(`CREATE ROLE ${quoted(role)} NOLOGIN NOSUPERUSER NOBYPASSRLS NOINHERIT`)
    }
    const known = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [applicationLogin])
    if (known.rowCount === 0) await client.query(`CREATE ROLE ${quoted(applicationLogin)} LOGIN NOSUPERUSER NOBYPASSRLS NOINHERIT`)
    for (const side of sides) await client.query(`GRANT ${quoted(side)} TO ${quoted(applicationLogin)}`)
    if (about.me !== applicationLogin) await client.query(`GRANT hc_owner TO ${quoted(about.me)}`)
    await client.query(`GRANT CREATE, CONNECT ON DATABASE ${quoted(about.db)} TO hc_owner`)
    await client.query('GRANT CREATE, USAGE ON SCHEMA public TO hc_owner')
    await client.query(`GRANT USAGE ON SCHEMA public TO ${sides.join(', ')}`)
    await client.query('REVOKE CREATE ON SCHEMA public FROM PUBLIC')
    await client.query('COMMIT')
  } finally {
    await client.end()
  }
}

/** Every migration of the folder, in order. */
export async function migrationFiles(folder: string): Promise<{ name: string; text: string }[]> {
  const files = (await readdir(folder)).filter((file) => /^\d{4}-[a-z0-9-]+\.sql$/.test(file)).sort()
  if (files.length === 0) throw new PrepareError(`no migrations found in ${folder}`)
  return Promise.all(files.map(async (file) => ({ name: file.replace(/\.sql$/, ''), text: await readFile(join(folder, file), 'utf8') })))
}

async function migrationsIn(folder: string): Promise<Record<string, Migration>> {
  const migrationOf = (text: string): Migration => ({
    up: async (db: Kysely<unknown>) => {
      await sql.raw(text).execute(db)
    },
  })
  return Object.fromEntries((await migrationFiles(folder)).map(({ name, text }) => [name, migrationOf(text)]))
}

interface MigrateOptions {
  /** The last to be applied: the state of a backup that is restored. */
  upTo?: string
}

/** Applies what is missing, in order; concurrent starters wait for each other. Answers the names applied now. */
export async function migrate(ownerUrl: string, folder: string, queues: readonly string[], { upTo }: MigrateOptions = {}): Promise<string[]> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 2, options: '-c role=hc_owner', application_name: 'hopchuan migrate' })
  // The next statement reports a connection that was lost while idle; without a listener it would end the process.
  pool.on('error', () => undefined)
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  try {
    const migrator = new Migrator({ db, provider: { getMigrations: () => migrationsIn(folder) }, migrationTableSchema: 'hc_meta' })
    const { error, results } = upTo === undefined ? await migrator.migrateToLatest() : await migrator.migrateTo(upTo)
    if (error)
      throw new PrepareError(
        `migration ${results?.find((r) => r.status === 'Error')?.migrationName ?? ''} failed: ${error instanceof Error ? error.message : String(error)}`,
        { cause: error },
      )
    await createQueues(pool, queues)
    return (results ?? []).filter((r) => r.status === 'Success').map((r) => r.migrationName)
  } finally {
    await db.destroy()
  }
}

/** The server refuses to serve as superuser, with BYPASSRLS, or as the owner of its tables: then no policy would hold. */
export async function refuseTooMuchPower(applicationUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: applicationUrl })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const { rows } = await client.query<{ problem: string | null }>(`
      SELECT CASE
        WHEN r.rolsuper THEN 'is a superuser'
        WHEN r.rolbypassrls THEN 'has BYPASSRLS'
        WHEN pg_has_role(r.oid, 'hc_owner', 'MEMBER') THEN 'may become hc_owner, the owner of the tables'
        WHEN EXISTS (SELECT 1 FROM pg_class c WHERE c.relowner = r.oid AND c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace) THEN 'owns tables'
      END AS problem FROM pg_roles r WHERE r.rolname = session_user`)
    const problem = rows[0]?.problem
    if (problem) throw new PrepareError(`the login of DATABASE_URL ${problem}; give the application a login of its own (see docs/operate/)`)
  } finally {
    await client.end()
  }
}
