import type { Queue } from '../../platform/jobs/queue.ts'
import type { Services } from '../../platform/services/services.ts'
import { runImport } from '../../register/imports/facade.ts'
import { runStageImport } from './stage-import.commands.ts'
import { StageImportRequest } from './stage-import.contract.ts'

/** An import that stops at any point leaves nothing; its job then comes again and starts from the beginning. */
export async function stageImportJobs(queue: Queue, services: Services): Promise<void> {
  await queue.work('stage-import', (payload) =>
    runImport(services, payload, (work) => runStageImport(services, work, StageImportRequest.parse(work.input['request']))),
  )
}
