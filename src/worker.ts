import { stageImportJobs } from './conformity/conversion/stage-import.jobs.ts'
import { declarationJobs } from './conformity/declarations/declaration-import.jobs.ts'
import type { Queue } from './platform/jobs/queue.ts'
import { mailJobs } from './platform/mail/sender.ts'
import { publicationJobs } from './portal/declarations/publication.jobs.ts'
import type { Services } from './platform/services/services.ts'
import { exporters } from './exporters.ts'
import { integrityChecks } from './integrity-checks.ts'
import { integrityJobs } from './register/integrity/integrity.jobs.ts'
import { exportJobs } from './register/exports/export.jobs.ts'
import { calendarImportJobs } from './register/calendars/calendar-import.jobs.ts'
import { reprojectionJobs } from './register/calendars/reprojection.jobs.ts'
import { agencyImportJobs } from './register/agencies/agency-import.jobs.ts'

/** Every job of the product. They run inside the server; each room adds its line. */
export async function composeJobs(queue: Queue, services: Services): Promise<void> {
  await mailJobs(queue, services)
  await agencyImportJobs(queue, services)
  await calendarImportJobs(queue, services)
  await reprojectionJobs(queue, services)
  await declarationJobs(queue, services)
  await stageImportJobs(queue, services)
  await publicationJobs(queue, services)
  await integrityJobs(queue, services, integrityChecks)
  await exportJobs(queue, services, exporters)
}
