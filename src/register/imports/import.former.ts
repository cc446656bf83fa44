import type { JobPayload } from '../../platform/jobs/queue.ts'
import type { Services } from '../../platform/services/services.ts'
import { runWork, type WorkAtHand } from '../works/facade.ts'

/** A work of importing: all of its file or nothing. */
export const runImport = (services: Services, payload: JobPayload, work: (at: WorkAtHand) => Promise<void>): Promise<void> =>
  runWork(services, payload, 'import.defect', work)
