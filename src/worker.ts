import type { Queue } from './platform/jobs/queue.ts'
import { mailJobs } from './platform/mail/sender.ts'
import type { Services } from './platform/services/services.ts'

/** Every job of the product. They run inside the server; each room adds its line. */
export async function composeJobs(queue: Queue, services: Services): Promise<void> {
  await mailJobs(queue, services)
}
