import { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import type { WorkId } from '../../kernel/identity.ts'
import { reachOf } from '../../platform/access/authorize.ts'
import { record } from '../../platform/audit-log/record.ts'
import { inTransaction, type Tx } from '../../platform/db/transaction.ts'
import type { Queue } from '../../platform/jobs/queue.ts'
import type { Services } from '../../platform/services/services.ts'
import { addFile } from '../files/facade.ts'
import { finishWork, reportProgress, startWork, type WorkAtHand } from '../works/facade.ts'
import type { ExportResult } from './export.contract.ts'
import type { Make } from './export.make.ts'

const Asked = z.object({ list: z.string(), asked: z.looseObject({ format: z.enum(['xlsx', 'csv']) }), at: z.iso.datetime() })

export async function startExport(tx: Tx, queue: Queue, { list, asked, by, at }: { list: string; asked: unknown; by: Actor; at: Date }): Promise<WorkId> {
  const work = await startWork(tx, { actor: by, at, kind: 'list-export', input: { list, asked, at: at.toISOString() } })
  await queue.send(tx, 'list-export', { authority: by.authority, work })
  return work
}

/**
 * The work itself: the file is made outside any writing transaction. Then file row, record and end of the work stand in one: an export
 * stopped at any point leaves no row and begins again.
 */
export async function runExport(services: Services, work: WorkAtHand, make: Make): Promise<void> {
  const { database, clock } = services
  const { authority, actor } = work
  const { list, asked, at } = Asked.parse(work.input)
  const made = await make({ list, asked, at: new Date(at), actor }, (rows, total) => reportProgress(services, work, rows, total))
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
