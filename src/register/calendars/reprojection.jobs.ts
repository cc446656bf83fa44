import { dayOf } from '../../kernel/day.ts'
import { AgencyId, type DeadlineId } from '../../kernel/identity.ts'
import { reachOf } from '../../platform/access/authorize.ts'
import { sha256 } from '../../platform/audit-log/digest.ts'
import { record } from '../../platform/audit-log/record.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import type { Queue } from '../../platform/jobs/queue.ts'
import type { Services } from '../../platform/services/services.ts'
import { agencyNames } from '../agencies/facade.ts'
import { addFile } from '../files/facade.ts'
import { finishWork, reportProgress, runWork, type WorkAtHand } from '../works/facade.ts'
import { loadAllCalendars } from './calendar.store.ts'
import type { ReprojectionResult } from './deadline.contract.ts'
import { keptCount, moveDeadlines, openDeadlines } from './deadline.store.ts'
import { differences, type Difference, linesOfMoved, noCounts, Projector } from './projection.ts'
import { keepReprojectionSheet } from './reprojection.sheet.ts'

const batch = 5_000

export async function reprojectionJobs(queue: Queue, services: Services): Promise<void> {
  await queue.work('deadline-reprojection', (payload) => runWork(services, payload, 'deadline.defect', (work) => reproject(services, work)))
}

/**
 * Reads and calculates first, in batches; then moves those that differ, with the record and the end of the work in one transaction. A work
 * stopped at any point leaves nothing and begins again; a due date that somebody changed between the two is left alone and counted.
 */
export async function reproject(services: Services, work: WorkAtHand): Promise<void> {
  const { database, clock } = services
  const { authority, actor } = work
  const at = clock.now()
  const agency = AgencyId.nullable().parse(work.input['agencyId'] ?? null)
  const counts = noCounts()
  const { found, names, kept } = await inTransaction(database, reachOf(actor), 'repeatable read', async (tx) => {
    const projector = new Projector(await loadAllCalendars(tx, authority))
    const all: Difference[] = []
    let after: DeadlineId | undefined
    for (;;) {
      const deadlines = await openDeadlines(tx, authority, { agency, after, limit: batch })
      all.push(...differences(projector, deadlines, counts))
      after = deadlines.at(-1)?.id
      if (deadlines.length < batch) break
      await reportProgress(services, work, counts.looked, counts.looked + batch)
    }
    const agencies = [...new Set(all.flatMap(({ deadline }) => (deadline.agency === null ? [] : [deadline.agency])))]
    return { found: all, names: await agencyNames(tx, { authority, asOf: { on: dayOf(at) }, agencies }), kept: await keptCount(tx, authority, agency) }
  })
  const sheet = found.length === 0 ? undefined : await keepReprojectionSheet(services, found, names)
  const digest = sha256(linesOfMoved(found))
  await inTransaction(database, reachOf(actor), 'write', async (tx) => {
    let moved = 0
    for (let from = 0; from < found.length; from += batch) {
      const part = found.slice(from, from + batch).map(({ deadline, dueAt, provisional }) => ({ ...deadline, dueAt, provisional }))
      moved += await moveDeadlines(tx, authority, at, part)
      await reportProgress(services, work, counts.looked + from + part.length, counts.looked + found.length)
    }
    const file = sheet && (await addFile(tx, { ...sheet, authority, seat: actor.seat, at }))
    const missed = found.length - moved
    record(tx, {
      at,
      by: actor,
      type: 'deadline.reprojected',
      subject: { kind: 'work', id: work.id },
      facts: { agency: agency ?? undefined, ...counts, kept, missed, digest },
    })
    const result: ReprojectionResult = { ...counts, kept, missed, digest, sheetFileId: file?.id ?? null }
    await finishWork(tx, work, at, result)
  })
}
