import { refuse } from '../../kernel/refusal.ts'
import { linesOf } from './copy-text.ts'
import { type BackedTable, fileName, filesName, jobsName, type ManifestContent, manifestName, readManifest, tableName } from './manifest.ts'
import { type Measure, measureOf, sameMeasure } from './measure.ts'
import type { Progress } from './progress.ts'
import { recordsOf, type Side } from './record-lines.ts'
import type { Stock } from './shelf.ts'

/** Checks an export of the log: the stand-alone verifier, handed in because it belongs to no room. */
export type VerifyRecord = (lines: AsyncIterable<string>, known: ReadonlyMap<string, string>) => Promise<{ holds: boolean; sentence: string; events: number }>

export interface Verified {
  manifest: ManifestContent
  events: number
}

/** More are counted, not named. */
const named = 20
const manifestMost = 512 * 1024 * 1024

async function manifestIn(stock: Stock): Promise<ManifestContent> {
  const size = await stock.sizeOf(manifestName)
  if (size === undefined) return refuse('invalid', 'backup.incomplete')
  if (size > manifestMost) return refuse('invalid', 'backup.manifest-damaged')
  const pieces: Uint8Array[] = []
  for await (const piece of stock.open(manifestName)) pieces.push(piece)
  return readManifest(Buffer.concat(pieces).toString('utf8'))
}

async function isWhole(stock: Stock, name: string, holds: (found: Measure) => boolean): Promise<boolean> {
  if ((await stock.sizeOf(name)) === undefined) return false
  return holds(await measureOf(stock.open(name)))
}

/** Names of what is missing or is not what the manifest says. */
async function damagedIn(stock: Stock, manifest: ManifestContent, progress: Progress): Promise<string[]> {
  const damaged: string[] = []
  const tables: { name: string; measure: Measure }[] = [
    ...manifest.tables.map((table) => ({ name: tableName(table), measure: table })),
    { name: jobsName, measure: manifest.jobs },
    { name: filesName, measure: manifest.files.list },
  ]
  for (const [n, { name, measure }] of tables.entries()) {
    if (!(await isWhole(stock, name, (found) => sameMeasure(found, measure)))) damaged.push(name)
    progress('tables', n + 1, tables.length, name)
  }
  // A damaged list names nothing to be relied on.
  if (damaged.includes(filesName)) return damaged
  const lost = new Set(manifest.files.lost)
  let done = 0
  for await (const line of linesOf(stock.open(filesName))) {
    const sha256 = line.split('\t')[0] ?? ''
    if (!lost.has(sha256) && !(await isWhole(stock, fileName(sha256), (found) => found.sha256 === sha256))) damaged.push(fileName(sha256))
    progress('files', ++done, manifest.files.list.rows, sha256)
  }
  return damaged
}

function sideOf(stock: Stock, tables: readonly BackedTable[], name: string): Side {
  const table = tables.find((one) => one.schema === 'public' && one.name === name) ?? refuse('invalid', 'backup.manifest-damaged')
  return { lines: linesOf(stock.open(tableName(table))), columns: table.columns.map((column) => column.name) }
}

async function eventsThatHold(stock: Stock, { tables, heads }: ManifestContent, verifyRecord: VerifyRecord): Promise<number> {
  let events = 0
  const sides = { events: sideOf(stock, tables, 'event'), fields: sideOf(stock, tables, 'event_private') }
  for await (const { authority, lines } of recordsOf(sides, heads)) {
    const known = heads.filter((head) => head.authority === authority).map((head) => [`${head.organisation}:${head.seq}`, head.hash] as const)
    const verdict = await verifyRecord(lines, new Map(known))
    if (!verdict.holds) refuse('invalid', 'backup.record-broken', { authority, sentence: verdict.sentence })
    events += verdict.events
  }
  return events
}

/** Everything that can be known without a database: manifest, every table and file, the chains of the record. */
export async function verifyBackup(stock: Stock, verifyRecord: VerifyRecord, progress: Progress): Promise<Verified> {
  const manifest = await manifestIn(stock)
  const damaged = await damagedIn(stock, manifest, progress)
  if (damaged.length > 0)
    refuse('invalid', 'backup.damaged', { total: damaged.length, names: `${damaged.slice(0, named).join(', ')}${damaged.length > named ? ', …' : ''}` })
  return { manifest, events: await eventsThatHold(stock, manifest, verifyRecord) }
}
