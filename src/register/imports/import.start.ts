import type { Actor } from '../../kernel/actor.ts'
import type { FileId, WorkId } from '../../kernel/identity.ts'
import { record } from '../../platform/audit-log/record.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Queue } from '../../platform/jobs/queue.ts'
import { startWork } from '../works/facade.ts'

interface Started {
  by: Actor
  at: Date
  /** Name of the kind of import. */
  kind: string
  request: { readonly fileId: FileId; readonly [more: string]: unknown }
  /** Of the event, e.g. 'agency.import-started'. */
  type: string
  /** The record into which the rows go, where there is one: the screen stands below it. Else the work itself. */
  subject?: { kind: string; id: string }
}

/** Asks for an import in the transaction of the request: the work, its job and the event that says who asked. */
export async function startImport(tx: Tx, queue: Queue, { by, at, kind, request, type, subject }: Started): Promise<{ workId: WorkId }> {
  const workId = await startWork(tx, { actor: by, at, kind, input: { request }, ...(subject ? { of: subject.id } : {}) })
  await queue.send(tx, kind, { authority: by.authority, work: workId })
  const file = request.fileId
  record(tx, { at, by, type, subject: subject ?? { kind: 'work', id: workId }, facts: subject ? { work: workId, file } : { file } })
  return { workId }
}
