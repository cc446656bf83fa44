import { createReadStream } from 'node:fs'
import type pg from 'pg'
import { refuse } from '../../kernel/refusal.ts'
import { placeOfKept } from '../files/vault.ts'
import { migrationFiles } from '../db/prepare.ts'
import { copyOut } from './copy-stream.ts'
import { linesOf } from './copy-text.ts'
import { copyOutText, filesOutText, isBackedUp, jobsOutText, migrationsOf, nameOf, type OurTable, placeOf, sequencesOf, tablesOf } from './catalogue.ts'
import { type BackedTable, fileName, filesName, jobsName, type ManifestContent, manifestName, tableName, writeManifest } from './manifest.ts'
import { type Measure, measured } from './measure.ts'
import { migrationHashes } from './migration-hashes.ts'
import { withOwner } from './owner-client.ts'
import type { Progress } from './progress.ts'
import type { Reread, Shelf } from './shelf.ts'

export interface BackupOptions {
  ownerUrl: string
  /** Folder of kept files. */
  files: string
  migrations: string
  product: string
  shelf: Shelf
  progress: Progress
}

/** A kept file that a row names and that could not be copied. */
export interface Lost {
  sha256: string
  why: 'missing' | 'changed'
  /** What it is called in the records that name it. */
  names: string[]
}

export interface Taken {
  manifest: ManifestContent
  lost: Lost[]
}

async function put(shelf: Shelf, name: string, pieces: AsyncIterable<Uint8Array>): Promise<Measure & { reread: Reread }> {
  const { pieces: passing, result } = measured(pieces)
  const reread = await shelf.put(name, passing)
  return { ...result(), reread }
}

/** Reading the original may fail where writing the copy does not: then the file is lost, and the backup goes on. */
async function* asFarAsReadable(place: string, failed: () => void): AsyncGenerator<Uint8Array> {
  try {
    for await (const piece of createReadStream(place, { highWaterMark: 1 << 20 })) yield piece as Uint8Array
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error
    failed()
  }
}

async function putFile(shelf: Shelf, folder: string, sha256: string): Promise<{ bytes: number; why?: Lost['why'] }> {
  let missing = false
  const { pieces, result } = measured(
    asFarAsReadable(placeOfKept(folder, sha256), () => {
      missing = true
    }),
  )
  let found: Measure | undefined
  await shelf.put(fileName(sha256), pieces, () => {
    found = result()
    return found.sha256 === sha256
  })
  if (found?.sha256 === sha256) return { bytes: found.bytes }
  return { bytes: 0, why: missing ? 'missing' : 'changed' }
}

/** The snapshot begins once nothing can change the shape of a table any more. */
async function beginSnapshot(client: pg.Client): Promise<OurTable[]> {
  const before = await tablesOf(client)
  if (before.length === 0 || (await migrationsOf(client)).length === 0) refuse('not-found', 'backup.no-installation')
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
  await client.query(`LOCK TABLE ${before.map(placeOf).join(', ')} IN ACCESS SHARE MODE`)
  const tables = await tablesOf(client)
  if (JSON.stringify(tables) !== JSON.stringify(before)) refuse('conflict', 'backup.migrating')
  return tables.filter(isBackedUp)
}

async function headsOf(client: pg.Client): Promise<ManifestContent['heads']> {
  const { rows } = await client.query<{ authority: number; organisation: string; seq: string; hash: string }>(
    "SELECT authority_id AS authority, organisation_id AS organisation, seq::text, encode(hash, 'hex') AS hash FROM public.chain_head ORDER BY 1, 2",
  )
  return rows.map((head) => ({ ...head, seq: Number(head.seq) }))
}

async function stepsOf(client: pg.Client, folder: string): Promise<ManifestContent['migrations']> {
  const known = new Map(migrationHashes(await migrationFiles(folder)).map((step) => [step.name, step]))
  return (await migrationsOf(client)).map((name) => known.get(name) ?? refuse('conflict', 'backup.database-newer', { migration: name }))
}

/** The database as of one moment; what it names in files is read from it afterwards, so that nothing it names is younger than it. */
async function putDatabase(client: pg.Client, { shelf, progress, ...options }: BackupOptions) {
  const tables = await beginSnapshot(client)
  const { rows } = await client.query<{ at: Date; postgres: string }>("SELECT now() AS at, current_setting('server_version') AS postgres")
  const about = rows[0] ?? refuse('unavailable', 'backup.no-installation')
  const migrations = await stepsOf(client, options.migrations)
  const backed: BackedTable[] = []
  for (const [n, table] of tables.entries()) {
    const { schema, name, columns } = table
    const { reread: _, ...measure } = await put(shelf, tableName(table), copyOut(client, copyOutText(table)))
    backed.push({ schema, name, columns, ...measure })
    progress('tables', n + 1, tables.length, `${nameOf(table)}: ${measure.rows}`)
  }
  const { reread: _, ...jobs } = await put(shelf, jobsName, copyOut(client, jobsOutText))
  const { reread, ...list } = await put(shelf, filesName, copyOut(client, filesOutText))
  const [sequences, heads] = [await sequencesOf(client), await headsOf(client)]
  await client.query('COMMIT')
  const database = { product: options.product, postgres: about.postgres, takenAt: about.at.toISOString(), migrations, tables: backed, jobs, sequences, heads }
  return { database, list, files: reread }
}

async function namesOf(client: pg.Client, sha256: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>('SELECT DISTINCT name FROM public.stored_file WHERE sha256 = $1 ORDER BY name LIMIT 5', [sha256])
  return rows.map(({ name }) => name)
}

/**
 * Copies the database as of one moment while it is written to, then the files its rows name, then the manifest. A file that is
 * gone or changed is told and the rest goes on: half a backup in the hand is worth more than none.
 */
export function takeBackup(options: BackupOptions): Promise<Taken> {
  const { shelf, progress } = options
  return withOwner(options.ownerUrl, { asOwner: true }, async (client) => {
    const { database, list, files } = await putDatabase(client, options)
    const lost: Lost[] = []
    let [done, bytes] = [0, 0]
    for await (const line of linesOf(files())) {
      const sha256 = line.split('\t')[0] ?? ''
      const copied = await putFile(shelf, options.files, sha256)
      bytes += copied.bytes
      if (copied.why) lost.push({ sha256, why: copied.why, names: await namesOf(client, sha256) })
      progress('files', ++done, list.rows, sha256)
    }
    const manifest: ManifestContent = {
      format: 'hopchuan-backup',
      version: 1,
      ...database,
      files: { list, bytes, lost: lost.map(({ sha256 }) => sha256) },
    }
    await shelf.finish(manifestName, writeManifest(manifest))
    return { manifest, lost }
  })
}
