import type { Queue } from '../../platform/jobs/queue.ts'
import type { Services } from '../../platform/services/services.ts'
import { runImport } from '../imports/facade.ts'
import { runAgencyImport } from './agency-import.commands.ts'
import { ImportRequest } from './agency-import.contract.ts'

/** An import that stops at any point leaves nothing; its job then comes again and starts from the beginning. */
export async function agencyImportJobs(queue: Queue, services: Services): Promise<void> {
  await queue.work('agency-import', (payload) =>
    runImport(services, payload, (work) => runAgencyImport(services, work, ImportRequest.parse(work.input['request']))),
  )
}
