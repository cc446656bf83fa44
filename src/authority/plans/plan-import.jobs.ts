import type { Queue } from '../../platform/jobs/queue.ts'
import type { Services } from '../../platform/services/services.ts'
import { importJobs } from '../../register/imports/facade.ts'
import { planImport } from './plan-import.commands.ts'

export const planImportJobs = (queue: Queue, services: Services): Promise<void> => importJobs(queue, services, planImport)
