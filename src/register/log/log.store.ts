import type { AuthorityId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Tx } from '../../platform/db/transaction.ts'

/** Salt and value go, the commitment in the chain stays and says nothing any more. */
export async function erase(tx: Tx, authority: AuthorityId, event: string, field: string, at: Date): Promise<void> {
  const erased = await tx
    .updateTable('eventPrivate')
    .set({ salt: null, value: null, erasedAt: at })
    .where('authorityId', '=', authority)
    .where('eventId', '=', event)
    .where('field', '=', field)
    .where('erasedAt', 'is', null)
    .returning('field')
    .executeTakeFirst()
  if (erased) return
  const known = await tx
    .selectFrom('eventPrivate')
    .select('field')
    .where('authorityId', '=', authority)
    .where('eventId', '=', event)
    .where('field', '=', field)
    .executeTakeFirst()
  refuse(known ? 'conflict' : 'not-found', known ? 'log.erased-already' : 'log.field-not-found')
}
