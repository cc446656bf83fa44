import type { Queue } from '../../platform/jobs/queue.ts'
import type { Services } from '../../platform/services/services.ts'
import { importJobs } from '../../register/imports/facade.ts'
import { paperImport } from './paper-import.commands.ts'

export const paperImportJobs = (queue: Queue, services: Services): Promise<void> => importJobs(queue, services, paperImport)
