import type { Queue } from '../../platform/jobs/queue.ts'
import type { Services } from '../../platform/services/services.ts'
import { runImport } from '../../register/imports/facade.ts'
import { runDeclarationImport } from './declaration-import.commands.ts'
import { ImportRequest } from './declaration-import.contract.ts'

/** An import that stops at any point leaves nothing; its job then comes again and starts from the beginning. */
export async function declarationJobs(queue: Queue, services: Services): Promise<void> {
  await queue.work('declaration-import', (payload) =>
    runImport(services, payload, (work) => runDeclarationImport(services, work, ImportRequest.parse(work.input['request']))),
  )
}
