import { planImportJobs } from './authority/plans/plan-import.jobs.ts'
import { weeklyJobs } from './authority/weekly/weekly.jobs.ts'
import { stageImportJobs } from './conformity/conversion/stage-import.jobs.ts'
import { declarationJobs } from './conformity/declarations/declaration-import.jobs.ts'
import { activityImportJobs } from './authority/programme/activity-import.jobs.ts'
import type { Queue } from './platform/jobs/queue.ts'
import { paperImportJobs } from './papers/registers/paper-import.jobs.ts'
import { incomingJobs } from './papers/incoming/incoming.jobs.ts'
import { reachedAt } from './platform/config/reached-at.ts'
import { mailJobs } from './platform/mail/sender.ts'
import { publicationJobs } from './portal/declarations/publication.jobs.ts'
import type { Services } from './platform/services/services.ts'
import { integrityChecks } from './integrity-checks.ts'
import { integrityJobs } from './register/integrity/integrity.jobs.ts'
import { exportJobs } from './register/exports/export.jobs.ts'
import { makeApart } from './register/exports/export.thread.ts'
import { calendarImportJobs } from './register/calendars/calendar-import.jobs.ts'
import { reprojectionJobs } from './register/calendars/reprojection.jobs.ts'
import { agencyImportJobs } from './register/agencies/agency-import.jobs.ts'

/** Beside this file as TypeScript when run from source, beside the bundle as `export-worker.js` when shipped. */
const exportWorker = new URL(import.meta.url.endsWith('.ts') ? './export-worker.ts' : './export-worker.js', import.meta.url)

/** Every job of the product. They run inside the server; each room adds its line. */
export async function composeJobs(queue: Queue, services: Services): Promise<void> {
  await mailJobs(queue, services)
  await agencyImportJobs(queue, services)
  await calendarImportJobs(queue, services)
  await reprojectionJobs(queue, services)
  await declarationJobs(queue, services)
  await stageImportJobs(queue, services)
  await planImportJobs(queue, services)
  await paperImportJobs(queue, services)
  await activityImportJobs(queue, services)
  await publicationJobs(queue, services)
  await incomingJobs(queue, services, reachedAt(services.config))
  await integrityJobs(queue, services, integrityChecks)
  await weeklyJobs(queue, services)
  await exportJobs(queue, services, makeApart(services.database, services.files, exportWorker))
}
