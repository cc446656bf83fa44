import type { AgencyId, AuthorityId } from '../../kernel/identity.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import type { Queue } from '../jobs/queue.ts'
import type { Tx } from '../db/transaction.ts'

export interface Letter { authority: AuthorityId; agency: AgencyId | null; to: string; subject: string; body: string; at: Date }

/** Writes the mail and its job in the transaction of the act: it is sent if, and only if, the act happened. */
export async function sendMail(tx: Tx, queue: Queue, letter: Letter): Promise<void> {
  const id = uuidv7(letter.at)
  await tx.insertInto('mailMessage').values({
    authorityId: letter.authority, id, agencyId: letter.agency, recipient: letter.to, subject: letter.subject, body: letter.body, createdAt: letter.at,
  }).execute()
  await queue.send(tx, 'mail', { authority: letter.authority, mail: id })
}
