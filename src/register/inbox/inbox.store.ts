import type { Actor } from '../../kernel/actor.ts'
import type { Tx } from '../../platform/db/transaction.ts'

/** Of this seat only; what is read already stays as it was. Not an act on a record, so nothing of it goes into the chain. */
export async function saveRead(tx: Tx, actor: Actor, which: { ids: readonly string[] } | { until: string }, at: Date): Promise<number> {
  const rows = await tx
    .updateTable('notification')
    .set({ readAt: at })
    .where('authorityId', '=', actor.authority)
    .where('seatId', '=', actor.seat)
    .where('readAt', 'is', null)
    .where((eb) => ('ids' in which ? eb('id', 'in', [...which.ids]) : eb('createdAt', '<=', new Date(which.until))))
    .returning('id')
    .execute()
  return rows.length
}
