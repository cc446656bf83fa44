import { refuse } from '../../kernel/refusal.ts'
import { reachOf } from '../../platform/access/authorize.ts'
import { inTransaction, type Tx } from '../../platform/db/transaction.ts'
import type { Queue } from '../../platform/jobs/queue.ts'
import type { Services } from '../../platform/services/services.ts'
import { addFile } from '../files/facade.ts'
import { finishWork, reportProgress, runWork, type WorkAtHand } from '../works/facade.ts'
import { checkSheet } from './import.check.ts'
import type { ImportResult } from './import.contract.ts'
import type { AskedImport, ImportKind } from './import.kind.ts'
import { keepResultSheet } from './import.result-sheet.ts'
import { RegisterMovedOn } from './register-moved-on.ts'

/** Works off what is asked of one kind of import. One that stops at any point leaves nothing; its job comes again and starts from the beginning. */
export const importJobs = <F extends string, A extends AskedImport<F>, Good, Understood>(
  queue: Queue,
  services: Services,
  kind: ImportKind<F, A, Good, Understood>,
): Promise<void> =>
  queue.work(kind.name, (payload) =>
    runWork(services, payload, 'import.defect', (work) => runSheet(services, kind, work, kind.request.parse(work.input['request']))),
  )

const attempts = 3

/** All good rows in one transaction; when somebody recorded one of them meanwhile, everything is checked anew. */
async function runSheet<F extends string, A extends AskedImport<F>, Good, Understood>(
  services: Services,
  kind: ImportKind<F, A, Good, Understood>,
  work: WorkAtHand,
  asked: A & { skipBadRows: boolean },
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await importOnce(services, kind, work, asked)
    } catch (error) {
      if (!(error instanceof RegisterMovedOn) || attempt >= attempts) throw error
    }
  }
}

/** File, check and result sheet stand before the transaction; in it the rows, the event and the end of the work. */
async function importOnce<F extends string, A extends AskedImport<F>, Good, Understood>(
  services: Services,
  kind: ImportKind<F, A, Good, Understood>,
  work: WorkAtHand,
  asked: A & { skipBadRows: boolean },
): Promise<void> {
  const { authority, actor: by } = work
  const reach = reachOf(by)
  const at = services.clock.now()
  const read = <T>(inner: (tx: Tx) => Promise<T>) => inTransaction(services.database, reach, 'read', inner)
  const { source, missing, checked, counts, errors, outcomeOf } = await checkSheet(kind, services.files, { asked, by, at, read })
  if (missing.length > 0) {
    const titles = missing.map((field) => kind.columns.find(({ key }) => key === field)?.names[0] ?? field)
    refuse('invalid', 'import.columns-missing', { columns: titles.join(', ') })
  }
  const { name, sha256, table } = source
  const imported = counts.refused === 0 || asked.skipBadRows
  const sheet = await keepResultSheet(services, { name, table, imported, outcomeOf, errors })
  const rows = imported ? checked.good : []
  const total = table.rows.length
  const progress = (written: number) => reportProgress(services, work, total - rows.length + written, total)
  await progress(0)
  await inTransaction(services.database, reach, 'write', async (tx) => {
    const kept = await addFile(tx, { ...sheet, authority, seat: by.seat, at })
    const facts = { file: asked.fileId, sha256, resultSheet: kept.sha256, refused: counts.refused }
    const digest = await kind.keep(tx, { asked, by, at, work: work.id, source, rows, facts, progress })
    await progress(rows.length)
    const result: ImportResult = {
      imported,
      fileName: name,
      total,
      counts: { ...counts, created: rows.length },
      errors: errors.slice(0, 100),
      errorCount: errors.length,
      digest,
      sheetFileId: kept.id,
    }
    await finishWork(tx, work, at, result)
  })
}
