import type { Actor } from '../../kernel/actor.ts'
import type { TaskId } from '../../kernel/identity.ts'
import type { Tx } from '../../platform/db/transaction.ts'

export const loadTask = (tx: Tx, by: Actor, id: TaskId) =>
  tx
    .selectFrom('agencyTask')
    .select(['agencyId', 'kind', 'state', 'version'])
    .where('authorityId', '=', by.authority)
    .where('id', '=', id)
    .$if(by.side === 'agency', (q) => q.where((eb) => eb('agencyId', '=', eb.fn.any(eb.val([...by.agencies])))))
    .forUpdate()
    .executeTakeFirst()

export async function setDone(tx: Tx, by: Actor, id: TaskId, at: Date, note: string | null): Promise<void> {
  await tx
    .updateTable('agencyTask')
    .set((eb) => ({ state: 'done', doneAt: at, doneBy: by.seat, note, version: eb('version', '+', 1) }))
    .where('authorityId', '=', by.authority)
    .where('id', '=', id)
    .execute()
}
