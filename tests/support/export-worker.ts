// A process that does nothing but work off long exports, for tests that kill it: node tests/support/export-worker.ts <database> <files>
import { exporters } from '../../src/exporters.ts'
import { systemClock } from '../../src/platform/clock/clock.ts'
import { readConfig } from '../../src/platform/config/config.ts'
import { openDatabase } from '../../src/platform/db/database.ts'
import { openQueue } from '../../src/platform/jobs/queue.ts'
import { createLog } from '../../src/platform/log/log.ts'
import { exportJobs } from '../../src/register/exports/export.jobs.ts'
import { makeHere } from '../../src/register/exports/export.make.ts'

const [url = '', files = ''] = process.argv.slice(2)
const database = openDatabase({ url }, { named: true })
const queue = await openQueue(database, { onError: () => undefined, pollingSeconds: 0.5 })
await exportJobs(
  queue,
  { config: readConfig({}), clock: systemClock, database, queue, log: createLog('silent'), files, packageRoot: '.' },
  makeHere({ database, files }, exporters),
)
