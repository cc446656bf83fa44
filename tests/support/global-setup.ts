// One PostgreSQL for the whole run: roles, and a migrated template from which each test file takes its own database.
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '../../src/platform/db/embedded/start-embedded.ts'
import { migrate, prepareRoles } from '../../src/platform/db/prepare.ts'
import { queueNames } from '../../src/queues.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgres: { host: string; port: number; major: number }
  }
}

export const templateName = 'hopchuan_template'

export async function setup(project: TestProject) {
  const major = process.env['TEST_POSTGRES'] === '15' ? 15 : 18
  const folder = await mkdtemp(join(tmpdir(), 'hopchuan-test-'))
  // The unprivileged user the server runs as must be able to reach it.
  await chmod(folder, 0o755)
  const server = await startEmbedded({ dataDir: join(folder, 'postgres'), major, settings: { max_connections: '200' } })
  const url = (database: string, user = 'postgres') => `postgresql:///${database}?host=${encodeURIComponent(server.socketDir)}&port=${server.port}&user=${user}`
  const pg = (await import('pg')).default
  const client = new pg.Client({ connectionString: url('postgres') })
  await client.connect()
  await client.query(`CREATE DATABASE ${templateName}`)
  await client.end()
  await prepareRoles(url(templateName), 'hc_app')
  await migrate(url(templateName), join(import.meta.dirname, '../../db/migrations'), queueNames)
  project.provide('postgres', { host: server.socketDir, port: server.port, major })
  return async () => {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
