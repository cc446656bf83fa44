import type pg from 'pg'
import { refuse } from '../../kernel/refusal.ts'
import { migrate, migrationFiles, prepareRoles } from '../db/prepare.ts'
import {
  copyInText,
  copyOutText,
  heldInText,
  heldOutText,
  inOrder,
  isBackedUp,
  migrationsOf,
  nameOf,
  type OurTable,
  placeOf,
  sameSequence,
  sequencesOf,
  tablesOf,
} from './catalogue.ts'
import { copyIn, copyOut } from './copy-stream.ts'
import { type BackedTable, jobsName, type ManifestContent, tableName } from './manifest.ts'
import { measureOf, type Measure, sameMeasure } from './measure.ts'
import { migrationHashes } from './migration-hashes.ts'
import { withOwner } from './owner-client.ts'
import type { Progress } from './progress.ts'
import { refuseStrangeFiles, restoreFiles } from './restored-files.ts'
import type { Stock } from './shelf.ts'

export interface RestoreOptions {
  ownerUrl: string
  /** The login of the running product, which takes the roles. */
  applicationLogin: string
  files: string
  migrations: string
  queues: readonly string[]
  stock: Stock
  /** As `verifyBackup` found it: nothing is touched before everything was read once and holds. */
  manifest: ManifestContent
  at: Date
  progress: Progress
}

/** Only a place that holds nothing, and whose schema is not further than the backup's. */
async function refuseUnlessEmpty(client: pg.Client, manifest: ManifestContent): Promise<void> {
  const applied = await migrationsOf(client)
  if (applied.length === 0) return
  const { rows } = await client.query<{ taken: boolean }>('SELECT EXISTS (SELECT FROM public.authority) OR EXISTS (SELECT FROM auth.login) AS taken')
  if (rows[0]?.taken) refuse('conflict', 'backup.not-empty')
  const known = new Set(manifest.migrations.map(({ name }) => name))
  const beyond = applied.find((name) => !known.has(name))
  if (beyond !== undefined) refuse('conflict', 'backup.place-newer', { migration: beyond })
}

/** Tables of the backup and of the database are the same, column by column; then in the order in which rows can be put in. */
function matching(tables: readonly OurTable[], manifest: ManifestContent): { table: OurTable; backed: BackedTable }[] {
  const backed = new Map(manifest.tables.map((table) => [nameOf(table), table]))
  const ours = tables.filter(isBackedUp)
  const shape = (columns: readonly { name: string; type: string }[]) => columns.map(({ name, type }) => `${name} ${type}`).join()
  const pairs = inOrder(ours).map((table) => {
    const found = backed.get(nameOf(table))
    if (!found || shape(found.columns) !== shape(table.columns)) return refuse('conflict', 'backup.other-tables', { table: nameOf(table) })
    return { table, backed: found }
  })
  const strange = [...backed.keys()].find((name) => !ours.some((table) => nameOf(table) === name))
  return strange === undefined ? pairs : refuse('conflict', 'backup.other-tables', { table: strange })
}

async function refuseRows(client: pg.Client, tables: readonly OurTable[]): Promise<void> {
  const ours = tables.filter((table) => !table.global).map((table) => `EXISTS (SELECT FROM ${placeOf(table)})`)
  const { rows } = await client.query<{ taken: boolean }>(`SELECT ${ours.join(' OR ')} AS taken`)
  if (rows[0]?.taken) refuse('conflict', 'backup.not-empty')
}

async function compare(client: pg.Client, text: string, expected: Measure, table: string): Promise<void> {
  if (!sameMeasure(await measureOf(copyOut(client, text)), expected)) refuse('unavailable', 'backup.differs', { table })
}

/** The owner passes row-level security only while it is not forced; COPY can't be used otherwise. Other sessions never see this. */
const force = (client: pg.Client, tables: readonly OurTable[], how: 'FORCE' | 'NO FORCE') =>
  client.query(
    tables
      .filter((table) => table.forced)
      .map((table) => `ALTER TABLE ${placeOf(table)} ${how} ROW LEVEL SECURITY`)
      .join('; '),
  )

/** Letters and long works that waited are held; every authority is a copy until it is released. */
async function holdBack(client: pg.Client, { stock, manifest, at }: RestoreOptions): Promise<void> {
  await copyIn(client, heldInText, stock.open(jobsName))
  await compare(client, heldOutText, manifest.jobs, 'held_job')
  await client.query('INSERT INTO public.restored_copy (authority_id, taken_at, restored_at) SELECT authority_id, $1, $2 FROM public.authority', [
    manifest.takenAt,
    at,
  ])
}

async function setSequences(client: pg.Client, { sequences }: ManifestContent): Promise<void> {
  const ours = new Set((await sequencesOf(client)).map(nameOf))
  for (const sequence of sequences) {
    if (!ours.has(nameOf(sequence))) refuse('conflict', 'backup.other-tables', { table: nameOf(sequence) })
    await client.query('SELECT setval($1::regclass, $2::bigint, $3)', [placeOf(sequence), sequence.last, sequence.called])
  }
}

async function load(client: pg.Client, options: RestoreOptions): Promise<void> {
  const { stock, manifest, progress } = options
  await client.query('BEGIN')
  // The lock of the set-up page (platform/set-up): nobody sets up what is being restored.
  const { rows } = await client.query<{ taken: boolean }>("SELECT pg_try_advisory_xact_lock(hashtextextended('hopchuan.set-up', 0)) AS taken")
  if (!rows[0]?.taken) refuse('conflict', 'set-up.running')
  const tables = await tablesOf(client)
  const pairs = matching(tables, manifest)
  await client.query(`LOCK TABLE ${tables.map(placeOf).join(', ')} IN ACCESS EXCLUSIVE MODE`)
  await force(client, tables, 'NO FORCE')
  await refuseRows(client, tables)
  await client.query(`TRUNCATE ${tables.map(placeOf).join(', ')}`)
  for (const [n, { table, backed }] of pairs.entries()) {
    await copyIn(client, copyInText(backed), stock.open(tableName(table)))
    progress('tables', n + 1, pairs.length, `${nameOf(table)}: ${backed.rows}`)
  }
  await setSequences(client, manifest)
  for (const [n, { table, backed }] of pairs.entries()) {
    await compare(client, copyOutText(table), backed, nameOf(table))
    progress('checks', n + 1, pairs.length, nameOf(table))
  }
  await holdBack(client, options)
  await force(client, tables, 'FORCE')
}

/**
 * Puts a verified backup into an empty place: schema up to the backup's own migration, files, then all rows in one transaction
 * that ends only when every table reads as it did. Cut short at any moment it can be begun again.
 */
export async function restoreBackup(options: RestoreOptions): Promise<void> {
  const { ownerUrl, manifest, stock, files } = options
  const last = sameSequence(manifest.migrations, migrationHashes(await migrationFiles(options.migrations)))
  await withOwner(ownerUrl, { asOwner: false }, (client) => refuseUnlessEmpty(client, manifest))
  await refuseStrangeFiles(stock, files)
  await prepareRoles(ownerUrl, options.applicationLogin)
  await migrate(ownerUrl, options.migrations, options.queues, { upTo: last })
  await withOwner(ownerUrl, { asOwner: true }, async (client) => {
    await load(client, options)
    await restoreFiles(stock, manifest, files, options.progress)
    await client.query('COMMIT')
    await client.query('ANALYZE')
  })
}
