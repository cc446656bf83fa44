import type { Queue } from '../../platform/jobs/queue.ts'
import type { Services } from '../../platform/services/services.ts'
import { importJobs } from '../../register/imports/facade.ts'
import { activityImport } from './activity-import.commands.ts'

export const activityImportJobs = (queue: Queue, services: Services): Promise<void> => importJobs(queue, services, activityImport)
