import type { Queue } from '../../platform/jobs/queue.ts'
import type { Services } from '../../platform/services/services.ts'
import { importJobs } from '../../register/imports/facade.ts'
import { stageImport } from './stage-import.commands.ts'

export const stageImportJobs = (queue: Queue, services: Services): Promise<void> => importJobs(queue, services, stageImport)
