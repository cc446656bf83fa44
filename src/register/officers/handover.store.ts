import type { Actor } from '../../kernel/actor.ts'
import type { HandoverId } from '../../kernel/identity.ts'
import type { Tx } from '../../platform/db/transaction.ts'

export const loadHandover = (tx: Tx, by: Actor, id: HandoverId) =>
  tx
    .selectFrom('handover')
    .select(['toOfficer', 'fromOfficer', 'kind', 'subjectId', 'version'])
    .where('authorityId', '=', by.authority)
    .where('id', '=', id)
    .$if(by.side === 'agency', (q) => q.where((eb) => eb('agencyId', '=', eb.fn.any(eb.val([...by.agencies])))))
    .forUpdate()
    .executeTakeFirst()

export async function setTaken(tx: Tx, by: Actor, id: HandoverId, at: Date): Promise<void> {
  await tx
    .updateTable('handover')
    .set((eb) => ({ doneAt: at, version: eb('version', '+', 1) }))
    .where('authorityId', '=', by.authority)
    .where('id', '=', id)
    .execute()
}
