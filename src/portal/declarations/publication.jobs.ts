import type { Queue } from '../../platform/jobs/queue.ts'
import type { Services } from '../../platform/services/services.ts'
import { runWork } from '../../register/works/facade.ts'
import { runRepublication } from './publication.commands.ts'

/** Publishing anew does the same again when it comes twice. */
export async function publicationJobs(queue: Queue, services: Services): Promise<void> {
  await queue.work('register-republish', (payload) => runWork(services, payload, 'public-register.defect', (work) => runRepublication(services, work)))
}
