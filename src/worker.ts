import type { Queue } from './platform/jobs/queue.ts'
import type { Services } from './platform/services/services.ts'

/** Every job of the product. They run inside the server; each room adds its line. */
export async function composeJobs(_queue: Queue, _services: Services): Promise<void> {
}
