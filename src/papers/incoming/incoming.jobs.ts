import { AuthorityId } from '../../kernel/identity.ts'
import type { Queue } from '../../platform/jobs/queue.ts'
import type { Services } from '../../platform/services/services.ts'
import { remindOfIncoming } from './reminding.commands.ts'

/** Before the office opens. A morning the server slept through is made up when it starts. `base` is where the product is reached. */
export async function incomingJobs(queue: Queue, services: Services, base: string): Promise<void> {
  await queue.work('incoming-reminders', async () => {
    const rows = await services.database.of('auth').selectFrom('authority').select('authorityId').execute()
    for (const { authorityId } of rows) await remindOfIncoming(services, AuthorityId.parse(authorityId), base)
  })
  await queue.schedule('incoming-reminders', '0 6 * * *')
}
