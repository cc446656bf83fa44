// Migrates a throw-away database and writes src/platform/db/schema.ts from it; with --check it compares instead.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '../src/platform/db/embedded/start-embedded.ts'
import { migrate, prepareRoles } from '../src/platform/db/prepare.ts'
import { databaseTypes } from './database-types.ts'

const root = join(import.meta.dirname, '..')
const target = join(root, 'src/platform/db/schema.ts')
const folder = await mkdtemp(join(tmpdir(), 'hopchuan-types-'))
const server = await startEmbedded({ dataDir: join(folder, 'postgres') })
try {
  const url = `postgresql:///postgres?host=${encodeURIComponent(server.socketDir)}&port=${server.port}&user=postgres`
  await prepareRoles(url, 'hc_app')
  await migrate(url, join(root, 'db/migrations'), [])
  const text = await databaseTypes(url)
  if (!process.argv.includes('--check')) await writeFile(target, text)
  else if ((await readFile(target, 'utf8')) !== text) throw new Error('src/platform/db/schema.ts differs from the migrations: npm run types:db')
} finally {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
}
