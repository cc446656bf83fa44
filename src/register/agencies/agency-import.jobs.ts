import { Readable } from 'node:stream'
import { FileId } from '../../kernel/identity.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { keepStream } from '../../platform/files/vault.ts'
import type { Queue } from '../../platform/jobs/queue.ts'
import type { Services } from '../../platform/services/services.ts'
import { writeXlsx } from '../../platform/spreadsheets/write-xlsx.ts'
import { addFile, fileOf } from '../files/facade.ts'
import { failWork, finishWork, reportProgress, takeWork, type WorkAtHand, WorkEnded } from '../works/facade.ts'
import { digestOf, establishAgencies, planOf, readSource } from './agency-import.commands.ts'
import { type ImportResult, ImportRequest } from './agency-import.contract.ts'
import { loadRegister } from './agency-import.store.ts'
import { importSheet } from './import-sheet.ts'

/** An import that stops at any point leaves nothing; its job then comes again and starts from the beginning. */
export async function agencyImportJobs(queue: Queue, services: Services): Promise<void> {
  await queue.work('agency-import', async (payload) => {
    const work = await takeWork(services, payload)
    if (!work) return
    try {
      await runImport(services, work)
    } catch (error) {
      if (error instanceof WorkEnded) return
      if (!(error instanceof Refusal)) throw error
      await failWork(services, work, error.code, error.details)
    }
  })
}

/** File, plan and result sheet are made before the transaction; in it stand the agencies, the record and the end of the work. */
async function runImport(services: Services, work: WorkAtHand): Promise<void> {
  const { database, clock, files } = services
  const { authority, actor } = work
  const reach = { side: 'authority', authority, seat: actor.seat } as const
  const request = ImportRequest.parse(work.input['request'])
  const at = clock.now()
  const { file, known } = await inTransaction(database, reach, 'read', async (tx) =>
    ({ file: await fileOf(tx, authority, request.fileId), known: await loadRegister(tx, authority) }))
  const table = await readSource(files, file, request)
  const { plan, counts, errors } = planOf(table, known, request, at)
  const total = plan.rows.length
  const imported = counts.refused === 0 || request.skipBadRows
  const sheet = await keepStream(files, Readable.from(writeXlsx([importSheet({ plan, errors, fileName: file.name, imported })])))
  const establishments = imported ? plan.establishments : []
  const settled = total - establishments.length
  await reportProgress(services, work, settled, total)
  await inTransaction(database, reach, 'write', async (tx) => {
    if (establishments.length > 0) {
      await establishAgencies(tx, { by: actor, at, establishments, subject: { kind: 'work', id: work.id }, source: file.name },
        (done) => reportProgress(services, work, settled + done, total))
    }
    const sheetFileId = FileId.parse(uuidv7(at))
    await addFile(tx, { ...sheet, id: sheetFileId, authority, seat: actor.seat, at, name: `ket-qua-${file.name.replace(/\.\w+$/, '')}.xlsx` })
    const result: ImportResult = {
      imported, fileName: file.name, total, counts: imported ? counts : { ...counts, created: 0 }, errors: errors.slice(0, 100), errorCount: errors.length,
      digest: digestOf(establishments), sheetFileId,
    }
    await finishWork(tx, work, at, result)
  })
}
