import type { Actor } from '../../kernel/actor.ts'
import { AuthorityId, type WorkId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import { record } from '../../platform/audit-log/record.ts'
import { inTransaction, type Tx } from '../../platform/db/transaction.ts'
import type { Queue } from '../../platform/jobs/queue.ts'
import type { Services } from '../../platform/services/services.ts'
import { finishWork, reportProgress, startWork, type WorkAtHand } from '../../register/works/facade.ts'
import { layDownHead } from '../news/facade.ts'
import { copiedNow, copyAddresses, copyCount, copyTable, loadRegister, switchTo } from './publication.store.ts'

interface By {
  actor: Actor
  at: Date
}

/** Opens or closes the register to the public. Opened, the copies follow every act by themselves. */
export async function switchRegister(tx: Tx, { actor, at }: By, { open, version }: { open: boolean; version: number }): Promise<{ version: number }> {
  const register = await loadRegister(tx, actor.authority)
  if ((register?.version ?? 0) !== version) refuse('conflict', 'record.changed-meanwhile', { version: register?.version ?? 0 })
  if ((register?.open ?? false) === open) refuse('conflict', open ? 'public-register.open-already' : 'public-register.closed-already')
  if (!(await switchTo(tx, actor.authority, { open, seen: version, at }))) refuse('conflict', 'record.changed-meanwhile', { version: version + 1 })
  record(tx, { at, by: actor, type: open ? 'public-register.opened' : 'public-register.closed', subject: { kind: 'authority', id: actor.organisation } })
  return { version: version + 1 }
}

/** Everything anew, with its progress: nothing but patience is needed, for the copies follow anyway. */
export async function republish(tx: Tx, queue: Queue, { actor, at }: By): Promise<{ workId: WorkId }> {
  const workId = await startWork(tx, { actor, at, kind: 'register-republish', input: {} })
  await queue.send(tx, 'register-republish', { authority: actor.authority, work: workId })
  record(tx, { at, by: actor, type: 'public-register.republished', subject: { kind: 'work', id: workId } })
  return { workId }
}

type Wanted = Pick<Services, 'database' | 'clock'>

/**
 * Brings the copies up to date in one transaction, under a lock of the register's row: two servers take turns. The length of the
 * chains is read first, so that an act of this very moment is copied now or the next time, never never.
 */
export async function copyRegister(
  services: Wanted,
  authority: AuthorityId,
  options: { even?: boolean; after?: (step: number, steps: number) => Promise<void> } = {},
): Promise<boolean> {
  return inTransaction(services.database, { side: 'authority', authority }, 'write', async (tx) => {
    const register = await loadRegister(tx, authority)
    if (!register?.open || (register.length === register.copiedUpto && !options.even)) return false
    const steps = copyCount + 2
    await layDownHead(tx, authority)
    await copyAddresses(tx, authority)
    await options.after?.(2, steps)
    for (let n = 0; n < copyCount; n++) {
      await copyTable(tx, authority, n)
      await options.after?.(n + 3, steps)
    }
    await copiedNow(tx, authority, { upto: register.length, at: services.clock.now() })
    return true
  })
}

export async function runRepublication(services: Services, work: WorkAtHand): Promise<void> {
  const copied = await copyRegister(services, work.authority, { even: true, after: (step, steps) => reportProgress(services, work, step, steps) })
  if (!copied) refuse('conflict', 'public-register.closed-already')
  await inTransaction(services.database, { side: 'authority', authority: work.authority }, 'write', async (tx) => {
    await finishWork(tx, work, services.clock.now(), {})
  })
}

const pause = 4_000

/**
 * The chains of events are the outbox: whatever was done by whichever room lengthens one, and a server that was killed finds the
 * difference when it is back. No act has to know that there is a public register.
 */
export function followActs(services: Services): () => void {
  let running = false
  let authorities: readonly AuthorityId[] = []
  const look = async () => {
    // Set-up happens once; asking every few seconds would keep a connection open for nothing.
    if (authorities.length === 0) {
      const rows = await services.database.of('auth').selectFrom('authority').select('authorityId').execute()
      authorities = rows.map(({ authorityId }) => AuthorityId.parse(authorityId))
    }
    for (const authority of authorities) await copyRegister(services, authority)
  }
  const work = () => {
    if (running) return
    running = true
    look()
      .catch((error: Error) => services.log.warn({ reason: error.message }, 'public register'))
      .finally(() => {
        running = false
      })
  }
  const timer = setInterval(work, pause).unref()
  return () => clearInterval(timer)
}
