import type { Queue } from '../../platform/jobs/queue.ts'
import type { Services } from '../../platform/services/services.ts'
import { importJobs } from '../../register/imports/facade.ts'
import { declarationImport } from './declaration-import.commands.ts'

export const declarationJobs = (queue: Queue, services: Services): Promise<void> => importJobs(queue, services, declarationImport)
