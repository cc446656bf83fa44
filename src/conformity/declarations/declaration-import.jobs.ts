import type { Queue } from '../../platform/jobs/queue.ts'
import type { Services } from '../../platform/services/services.ts'
import { runImport } from '../../register/imports/facade.ts'
import { importDeclarations } from './declaration-import.commands.ts'
import { ImportInput } from './declaration-import.contract.ts'

export async function declarationJobs(queue: Queue, services: Services): Promise<void> {
  await queue.work('declaration-import', (payload) => runImport(services, payload, (work) => {
    const { actor: _, ...input } = work.input
    return importDeclarations(services, work, ImportInput.parse(input))
  }))
}
