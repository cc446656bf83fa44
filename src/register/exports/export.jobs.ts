import type { Queue } from '../../platform/jobs/queue.ts'
import type { Services } from '../../platform/services/services.ts'
import { runWork } from '../works/facade.ts'
import { runExport } from './export.commands.ts'
import type { Make } from './export.make.ts'

/** One export at a time: long reads are not to push requests aside. */
export async function exportJobs(queue: Queue, services: Services, make: Make): Promise<void> {
  await queue.work('list-export', (payload) => runWork(services, payload, 'export.defect', (work) => runExport(services, work, make)))
}
