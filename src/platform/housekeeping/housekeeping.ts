import { AuthorityId } from '../../kernel/identity.ts'
import { removeOldSessions } from '../auth/session.store.ts'
import { removeOldTurns } from '../auth/throttle.store.ts'
import { inTransaction } from '../db/transaction.ts'
import { removeUnfinished } from '../files/vault.ts'
import type { Services } from '../services/services.ts'

/** How long an answer is kept for a request that comes again: longer than any tab stays open over a long holiday. */
const keyDays = 30
const day = 86_400_000

/** Removes what the product may remove: ended sessions, old tries of sign-in, answers nobody will ask for again, files half written. */
export async function keepHouse({ database, clock, files }: Pick<Services, 'database' | 'clock' | 'files'>): Promise<void> {
  const at = clock.now()
  const auth = database.of('auth')
  await removeOldSessions(auth, at)
  await removeOldTurns(auth, at)
  const authorities = await auth.selectFrom('authority').select('authorityId').execute()
  for (const { authorityId } of authorities) {
    const authority = AuthorityId.parse(authorityId)
    await inTransaction(database, { side: 'authority', authority }, 'write', async (tx) => {
      await tx
        .deleteFrom('idempotencyKey')
        .where('authorityId', '=', authority)
        .where('createdAt', '<', new Date(at.getTime() - keyDays * day))
        .execute()
    })
  }
  // By the clock of the disk, which dated them.
  await removeUnfinished(files, new Date(Date.now() - day))
}

/** Every hour while the server runs; a failure is told and the next hour tries again. */
export function keepHouseHourly(services: Services): () => void {
  const work = () => void keepHouse(services).catch((error: Error) => services.log.warn({ reason: error.message }, 'housekeeping'))
  const timer = setInterval(work, 3_600_000).unref()
  return () => clearInterval(timer)
}
