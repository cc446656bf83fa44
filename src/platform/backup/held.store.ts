import { sql } from 'kysely'
import type { AuthorityId } from '../../kernel/identity.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import type { Tx } from '../db/transaction.ts'
import type { JobPayload, Queue } from '../jobs/queue.ts'

interface Waiting {
  authority: AuthorityId
  queue: string
  payload: JobPayload
  at: Date
}

/**
 * In a restored copy the job is put aside until the copy is released, and true is answered; anywhere else nothing happens. The
 * row stays locked for sharing: a release at the same moment waits and then finds what was put aside.
 */
export async function heldBack(tx: Tx, { authority, queue, payload, at }: Waiting): Promise<boolean> {
  const { rows } = await sql`
    INSERT INTO held_job (authority_id, id, queue, payload, held_at)
    SELECT copy.authority_id, ${uuidv7(at)}, ${queue}, ${JSON.stringify(payload)}, ${at}
    FROM (SELECT authority_id FROM restored_copy WHERE authority_id = ${authority} AND released_at IS NULL FOR SHARE) AS copy
    RETURNING id`.execute(tx)
  return rows.length > 0
}

export interface Released {
  takenAt: Date
  restoredAt: Date
  /** How many of each queue go on. */
  jobs: Record<string, number>
}

/** From here on the copy is the installation: mail goes out, and what was held goes back into the queue. Undefined where nothing is held. */
export async function releaseCopy(tx: Tx, queue: Queue, { authority, at }: { authority: AuthorityId; at: Date }): Promise<Released | undefined> {
  const copy = await tx
    .updateTable('restoredCopy')
    .set({ releasedAt: at })
    .where('authorityId', '=', authority)
    .where('releasedAt', 'is', null)
    .returning(['takenAt', 'restoredAt'])
    .executeTakeFirst()
  if (!copy) return undefined
  const held = await tx
    .updateTable('heldJob')
    .set({ releasedAt: at })
    .where('authorityId', '=', authority)
    .where('releasedAt', 'is', null)
    .returning(['queue', 'payload'])
    .execute()
  const jobs: Record<string, number> = {}
  for (const { queue: name, payload } of held) {
    await queue.send(tx, name, payload as JobPayload)
    jobs[name] = (jobs[name] ?? 0) + 1
  }
  return { ...copy, jobs }
}
