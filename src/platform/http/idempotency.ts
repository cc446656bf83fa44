import { createHash } from 'node:crypto'
import { CompiledQuery } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Tx } from '../db/transaction.ts'

export interface Replay {
  status: number
  reply: string
}

export const requestHash = (method: string, path: string, body: string): Buffer => createHash('sha256').update(`${method} ${path}\n${body}`).digest()

const takeText =
  'INSERT INTO idempotency_key (authority_id, seat_id, key, request_hash, created_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING key'

/**
 * First statement of every write: takes the key, or finds what it was answered before. A second send that is still
 * running elsewhere waits here for the first one's end (lock_timeout), and is then refused with 409.
 */
export async function takeKey(tx: Tx, actor: Actor, key: string, hash: Buffer, at: Date): Promise<Replay | undefined> {
  const {
    rows: [taken],
  } = await tx.executeQuery(CompiledQuery.raw(takeText, [actor.authority, actor.seat, key, hash, at]))
  if (taken) return undefined
  const before = await tx
    .selectFrom('idempotencyKey')
    .select(['requestHash', 'status', 'reply'])
    .where('authorityId', '=', actor.authority)
    .where('seatId', '=', actor.seat)
    .where('key', '=', key)
    .executeTakeFirst()
  if (!before || before.status === null || before.reply === null) return refuse('conflict', 'request.still-running', { retryAfter: 1 })
  if (!before.requestHash.equals(hash)) refuse('mismatch', 'request.key-used-for-another')
  return { status: before.status, reply: before.reply }
}
