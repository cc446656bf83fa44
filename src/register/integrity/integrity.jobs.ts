import { AuthorityId } from '../../kernel/identity.ts'
import type { Queue } from '../../platform/jobs/queue.ts'
import type { Services } from '../../platform/services/services.ts'
import { runWork } from '../works/facade.ts'
import { nightlyHour } from './check.ts'
import { runAskedChecks, runNightlyChecks } from './integrity.commands.ts'
import type { IntegrityCheck } from './integrity-check.queries.ts'

/** Nightly for every authority, and for one when somebody asks. A night the server slept through is made up when it starts. */
export async function integrityJobs(queue: Queue, services: Services, checks: readonly IntegrityCheck[]): Promise<void> {
  await queue.work('integrity', async (payload) => {
    if (payload['work'] !== undefined) return await runWork(services, payload, 'integrity.defect', (work) => runAskedChecks(services, work, checks))
    const rows = await services.database.of('auth').selectFrom('authority').select('authorityId').execute()
    for (const { authorityId } of rows) await runNightlyChecks(services, AuthorityId.parse(authorityId), checks)
  })
  await queue.schedule('integrity', `0 ${nightlyHour} * * *`)
}
