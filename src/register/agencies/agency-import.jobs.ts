import type { Queue } from '../../platform/jobs/queue.ts'
import type { Services } from '../../platform/services/services.ts'
import { importJobs } from '../imports/facade.ts'
import { agencyImport } from './agency-import.commands.ts'

export const agencyImportJobs = (queue: Queue, services: Services): Promise<void> => importJobs(queue, services, agencyImport)
