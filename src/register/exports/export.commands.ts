import { Readable } from 'node:stream'
import { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import type { AnyEndpoint, Endpoint } from '../../kernel/endpoint.ts'
import type { WorkId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import { reachOf } from '../../platform/access/authorize.ts'
import { record } from '../../platform/audit-log/record.ts'
import { batchesOf, countOf, type Query } from '../../platform/db/cursor.ts'
import { inTransaction, type Tx } from '../../platform/db/transaction.ts'
import { keepStream } from '../../platform/files/vault.ts'
import type { Queue } from '../../platform/jobs/queue.ts'
import type { Services } from '../../platform/services/services.ts'
import { addFile } from '../files/facade.ts'
import { finishWork, reportProgress, startWork, type WorkAtHand } from '../works/facade.ts'
import type { ExportResult } from './export.contract.ts'

export interface ExportCall {
  tx: Tx
  actor: Actor
  /** When the export was asked for: "today" is the day of that instant, even where the work runs after midnight. */
  at: Date
  /** The records of the list, read by and by, counted, and told as the progress of the work. */
  records<Row, Item>(query: Query<Row>, read: (row: Row) => Item): AsyncIterable<Item>
}

export interface MadeFile {
  name: string
  mediaType: string
  content: AsyncIterable<Uint8Array | string>
}

/** One list that can be exported at any length: the act that starts it, and how its file is laid out. Composed in `src/exporters.ts`. */
export interface Exporter {
  list: string
  start: AnyEndpoint
  open(asked: unknown, call: ExportCall): Promise<MadeFile>
}

export function exporter<Q extends z.ZodType>(list: {
  list: string
  start: Endpoint<z.ZodType, z.ZodType, Q, z.ZodType>
  open(asked: z.output<Q>, call: ExportCall): Promise<MadeFile>
}): Exporter {
  return { list: list.list, start: list.start, open: (asked, call) => list.open(list.start.body.parse(asked), call) }
}

const Asked = z.object({ list: z.string(), asked: z.looseObject({ format: z.enum(['xlsx', 'csv']) }), at: z.iso.datetime() })

export async function startExport(tx: Tx, queue: Queue, { list, asked, by, at }: { list: string; asked: unknown; by: Actor; at: Date }): Promise<WorkId> {
  const work = await startWork(tx, { actor: by, at, kind: 'list-export', input: { list, asked, at: at.toISOString() } })
  await queue.send(tx, 'list-export', { authority: by.authority, work })
  return work
}

/** In milliseconds: watchers ask once a second. */
const progressEvery = 250

/** PostgreSQL gave up a statement that took longer than EXPORT_TIMEOUT_SECONDS. */
const tooSlow = (error: unknown) => error instanceof Error && 'code' in error && error.code === '57014'

/**
 * The work itself: the list is read in one transaction that sees one moment, batch by batch into the file, outside any writing
 * transaction. Then file row, record and end of the work stand in one: an export stopped at any point leaves no row and begins again.
 */
export async function runExport(services: Services, work: WorkAtHand, exporters: readonly Exporter[]): Promise<void> {
  const { database, files, clock } = services
  const { authority, actor } = work
  const { list, asked, at } = Asked.parse(work.input)
  const found = exporters.find((one) => one.list === list) ?? refuse('not-found', 'export.unknown-list', { list })
  const made = await inTransaction(database, reachOf(actor), 'export', async (tx) => {
    let rows = 0
    const records: ExportCall['records'] = async function* (query, read) {
      const total = await countOf(tx, query)
      await reportProgress(services, work, 0, total)
      let told = performance.now()
      for await (const batch of batchesOf(tx, query)) {
        yield* batch.map(read)
        rows += batch.length
        if (rows < total && performance.now() - told < progressEvery) continue
        await reportProgress(services, work, rows, total)
        told = performance.now()
      }
    }
    const { name, mediaType, content } = await found.open(asked, { tx, actor, at: new Date(at), records })
    const { sha256, size } = await keepStream(files, Readable.from(content))
    return { name, mediaType, sha256, size, rows }
  }).catch((error: unknown) => (tooSlow(error) ? refuse('unavailable', 'export.too-slow') : Promise.reject(error)))
  await inTransaction(database, reachOf(actor), 'write', async (tx) => {
    const now = clock.now()
    const { rows, ...file } = made
    const { id: fileId } = await addFile(tx, { ...file, authority, seat: actor.seat, at: now })
    const { format, language: _, ...filters } = asked
    record(tx, {
      at: now,
      by: actor,
      type: 'list.exported',
      subject: { kind: 'work', id: work.id },
      facts: { list, format, rows, sha256: file.sha256 },
      // Search words may be names of people.
      personal: { filters: Object.keys(filters).length === 0 ? null : JSON.stringify(filters) },
    })
    const result: ExportResult = { list, fileId, name: file.name, rows, size: file.size, sha256: file.sha256 }
    await finishWork(tx, work, now, { ...result })
  })
}
