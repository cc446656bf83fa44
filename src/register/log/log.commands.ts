import type { Actor } from '../../kernel/actor.ts'
import { record } from '../../platform/audit-log/record.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { erase } from './log.store.ts'

/** Erases what an event says about a person. The erasure is an event itself, whose reason can be erased in its turn. */
export async function eraseField(tx: Tx, command: { by: Actor; at: Date; event: string; field: string; reason: string }): Promise<void> {
  const { by, at, event, field } = command
  await erase(tx, by.authority, event, field, at)
  record(tx, { at, by, type: 'log.erased', subject: { kind: 'event', id: event }, facts: { field }, personal: { reason: command.reason } })
}
