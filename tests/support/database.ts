import pg from 'pg'
import { inject } from 'vitest'
import { type Database, openDatabase } from '../../src/platform/db/database.ts'

export interface TestDatabase {
  name: string
  url: string
  ownerUrl: string
  database: Database
  /** As the owner who sees all: to look at what is really there. */
  owner: pg.Pool
  drop(): Promise<void>
}

const at = (name: string, user: string) => {
  const { host, port } = inject('postgres')
  return `postgresql:///${name}?host=${encodeURIComponent(host)}&port=${port}&user=${user}`
}

let made = 0

/** A database of its own, copied from the migrated template (tens of milliseconds). */
export async function testDatabase(): Promise<TestDatabase> {
  const name = `t_${process.pid}_${Date.now().toString(36)}_${made++}`
  const admin = new pg.Client({ connectionString: at('postgres', 'postgres') })
  await admin.connect()
  // Two files may copy the template at once; PostgreSQL refuses while another session is connected to it.
  await admin.query("SELECT pg_advisory_lock(hashtext('hopchuan.template'))")
  await admin.query(`CREATE DATABASE ${name} TEMPLATE hopchuan_template`)
  await admin.query("SELECT pg_advisory_unlock(hashtext('hopchuan.template'))")
  const database = openDatabase({ url: at(name, 'hc_app') }, { named: true, onError: () => undefined })
  const owner = new pg.Pool({ connectionString: at(name, 'postgres'), max: 3, allowExitOnIdle: true })
  owner.on('error', () => undefined)
  return {
    name,
    url: at(name, 'hc_app'),
    ownerUrl: at(name, 'postgres'),
    database,
    owner,
    async drop() {
      await database.close()
      await owner.end()
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`)
      await admin.end()
    },
  }
}
