import type { QueryCreator } from 'kysely'
import type { AgencyId, AuthorityId } from '../../kernel/identity.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import type { DB } from '../db/schema.ts'
import type { Tx } from '../db/transaction.ts'
import type { Queue } from '../jobs/queue.ts'

export interface Letter {
  authority: AuthorityId
  agency: AgencyId | null
  to: string
  subject: string
  body: string
  /** A kept file that goes along. */
  attachment?: Attachment
  at: Date
}

export interface Attachment {
  name: string
  mediaType: string
  sha256: string
}

/** A letter with the id of its row: both are written in the transaction of the act, so it is sent if, and only if, the act happened. */
export interface LetterAtHand extends Letter {
  id: string
}

export const letter = (of: Letter): LetterAtHand => ({ ...of, id: uuidv7(of.at) })

const rowOf = (of: LetterAtHand) => ({
  authorityId: of.authority,
  id: of.id,
  agencyId: of.agency,
  recipient: of.to,
  subject: of.subject,
  body: of.body,
  attachment: of.attachment === undefined ? null : JSON.stringify(of.attachment),
  createdAt: of.at,
})

/** The letter's row, to be written along with the act's own rows: `tx.with('lettered', (db) => letterRow(db, letter))`. */
export const letterRow = (db: QueryCreator<DB>, of: LetterAtHand) => db.insertInto('mailMessage').values(rowOf(of))

/** The rows of several letters. */
export const letterRows = (db: QueryCreator<DB>, letters: readonly LetterAtHand[]) => db.insertInto('mailMessage').values(letters.map(rowOf))

/** The jobs of many letters in one statement; the rows must be written in the same transaction. */
export async function sendLetters(tx: Tx, queue: Queue, letters: readonly LetterAtHand[]): Promise<void> {
  await queue.sendAll(
    tx,
    'mail',
    letters.map(({ authority, id: mail }) => ({ authority, mail })),
  )
}

/** The job that sends it; the row must be written in the same transaction. */
export async function sendLetter(tx: Tx, queue: Queue, of: LetterAtHand): Promise<void> {
  await queue.send(tx, 'mail', { authority: of.authority, mail: of.id })
}
