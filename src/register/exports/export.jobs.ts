import type { Queue } from '../../platform/jobs/queue.ts'
import type { Services } from '../../platform/services/services.ts'
import { runWork } from '../works/facade.ts'
import { type Exporter, runExport } from './export.commands.ts'

/** One export at a time: long reads are not to push requests aside. */
export async function exportJobs(queue: Queue, services: Services, exporters: readonly Exporter[]): Promise<void> {
  await queue.work('list-export', (payload) => runWork(services, payload, 'export.defect', (work) => runExport(services, work, exporters)))
}
