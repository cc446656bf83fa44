import type { Queue } from '../../platform/jobs/queue.ts'
import type { Services } from '../../platform/services/services.ts'
import { importJobs } from '../imports/facade.ts'
import { calendarImport } from './calendar-import.commands.ts'

export const calendarImportJobs = (queue: Queue, services: Services): Promise<void> => importJobs(queue, services, calendarImport)
