import { sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import type { Day } from '../../kernel/day.ts'
import type { TaskId } from '../../kernel/identity.ts'
import type { Tx } from '../../platform/db/transaction.ts'

/** With the first day of the act that hands it on, where there is one. */
export const loadTask = (tx: Tx, by: Actor, id: TaskId) =>
  tx
    .selectFrom('agencyTask')
    .select([
      'agencyId',
      'kind',
      'state',
      'version',
      sql<Day | null>`(SELECT p.effective_on FROM agency_act p WHERE p.authority_id = agency_task.authority_id AND p.id = agency_task.passed_by)`.as(
        'passesOn',
      ),
    ])
    .where('authorityId', '=', by.authority)
    .where('id', '=', id)
    .$if(by.side === 'agency', (q) => q.where((eb) => eb('agencyId', '=', eb.fn.any(eb.val([...by.agencies])))))
    .forUpdate()
    .executeTakeFirst()

/** Done before the day on which it would have passed on: its successors, whom the doer may not reach, have nothing to do any more. */
export async function setDone(tx: Tx, by: Actor, id: TaskId, at: Date, note: string | null): Promise<void> {
  await tx
    .updateTable('agencyTask')
    .set((eb) => ({ state: 'done', passedBy: null, doneAt: at, doneBy: by.seat, note, version: eb('version', '+', 1) }))
    .where('authorityId', '=', by.authority)
    .where('id', '=', id)
    .returning(sql<number>`spare_successors_of_task(id)`.as('spared'))
    .execute()
}
