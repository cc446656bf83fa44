import { AuthorityId } from '../../kernel/identity.ts'
import { createPaperPress } from '../../papers/layout/facade.ts'
import { reachedAt } from '../../platform/config/reached-at.ts'
import type { Queue } from '../../platform/jobs/queue.ts'
import type { Services } from '../../platform/services/services.ts'
import { sendDuePage } from './weekly.commands.ts'

/** Every half hour it is seen whose page is due: weekday and hour are each authority's own. What was missed is made up for at the next start. */
export async function weeklyJobs(queue: Queue, services: Services): Promise<void> {
  const press = createPaperPress({ size: 1 })
  const shop = { database: services.database, queue, press, files: services.files, base: reachedAt(services.config) }
  await queue.work('weekly', async () => {
    const rows = await services.database.of('auth').selectFrom('authority').select('authorityId').execute()
    const failures: unknown[] = []
    for (const { authorityId } of rows) {
      try {
        await sendDuePage(shop, AuthorityId.parse(authorityId), services.clock.now())
      } catch (error) {
        // One authority's trouble keeps no other waiting; the job comes again for it.
        failures.push(error)
      }
    }
    if (failures.length > 0) throw failures[0]
  })
  await queue.schedule('weekly', '0,30 * * * *')
}
