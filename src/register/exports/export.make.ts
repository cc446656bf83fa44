import { Readable } from 'node:stream'
import type { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import type { AnyEndpoint, Endpoint } from '../../kernel/endpoint.ts'
import { refuse } from '../../kernel/refusal.ts'
import { reachOf } from '../../platform/access/authorize.ts'
import { batchesOf, countOf, type Query } from '../../platform/db/cursor.ts'
import { inTransaction, type Tx } from '../../platform/db/transaction.ts'
import { keepStream } from '../../platform/files/vault.ts'
import type { Services } from '../../platform/services/services.ts'

export interface ExportCall {
  tx: Tx
  actor: Actor
  /** When the export was asked for: "today" is the day of that instant, even where the work runs after midnight. */
  at: Date
  /** The records of the list, read by and by, counted, and told as the progress of the work. */
  records<Row, Item>(query: Query<Row>, read: (row: Row) => Item): AsyncIterable<Item>
}

export interface LaidFile {
  name: string
  mediaType: string
  content: AsyncIterable<Uint8Array | string>
}

/** One list that can be exported at any length: the act that starts it, and how its file is laid out. Composed in `src/exporters.ts`. */
export interface Exporter {
  list: string
  start: AnyEndpoint
  open(asked: unknown, call: ExportCall): Promise<LaidFile>
}

export function exporter<Q extends z.ZodType>(list: {
  list: string
  start: Endpoint<z.ZodType, z.ZodType, Q, z.ZodType>
  open(asked: z.output<Q>, call: ExportCall): Promise<LaidFile>
}): Exporter {
  return { list: list.list, start: list.start, open: (asked, call) => list.open(list.start.body.parse(asked), call) }
}

/** What is to be made; nothing in it minds the way to another thread. */
export interface Wanted {
  list: string
  asked: unknown
  at: Date
  actor: Actor
}

/** A file that is kept already, but stands in no row yet. */
export interface MadeFile {
  name: string
  mediaType: string
  sha256: string
  size: number
  rows: number
}

export type Told = (rows: number, total: number) => Promise<void>
export type Make = (wanted: Wanted, told: Told) => Promise<MadeFile>

/** In milliseconds: watchers ask once a second. */
const progressEvery = 250

/** PostgreSQL gave up a statement that took longer than EXPORT_TIMEOUT_SECONDS. */
const tooSlow = (error: unknown) => error instanceof Error && 'code' in error && error.code === '57014'

/** Reads a list in one transaction that sees one moment, batch by batch into a file, outside any writing transaction. */
export const makeHere =
  ({ database, files }: Pick<Services, 'database' | 'files'>, exporters: readonly Exporter[]): Make =>
  ({ list, asked, at, actor }, told) => {
    const found = exporters.find((one) => one.list === list) ?? refuse('not-found', 'export.unknown-list', { list })
    return inTransaction(database, reachOf(actor), 'export', async (tx) => {
      let rows = 0
      const records: ExportCall['records'] = async function* (query, read) {
        const total = await countOf(tx, query)
        await told(0, total)
        let last = performance.now()
        for await (const batch of batchesOf(tx, query)) {
          yield* batch.map(read)
          rows += batch.length
          if (rows < total && performance.now() - last < progressEvery) continue
          await told(rows, total)
          last = performance.now()
        }
      }
      const { name, mediaType, content } = await found.open(asked, { tx, actor, at, records })
      const { sha256, size } = await keepStream(files, Readable.from(content))
      return { name, mediaType, sha256, size, rows }
    }).catch((error: unknown) => (tooSlow(error) ? refuse('unavailable', 'export.too-slow') : Promise.reject(error)))
  }
