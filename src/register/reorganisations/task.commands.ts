import type { Actor } from '../../kernel/actor.ts'
import { dayOf } from '../../kernel/day.ts'
import type { TaskId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import { record } from '../../platform/audit-log/record.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { loadTask, setDone } from './task.store.ts'

/** The agency's own people say it of their to-dos, the authority of all. */
export async function doTask(tx: Tx, { by, at, id, seen, note }: { by: Actor; at: Date; id: TaskId; seen: number; note: string | null }) {
  const task = await loadTask(tx, by, id)
  if (!task) return refuse('not-found', 'task.not-found')
  if (task.version !== seen) return refuse('conflict', 'record.changed-meanwhile', { version: task.version })
  const own = task.state === 'open' || (task.passesOn !== null && task.passesOn > dayOf(at))
  if (!own) return refuse('conflict', 'task.not-open', { state: task.state })
  await setDone(tx, by, id, at, note)
  record(tx, { at, by, type: 'task.done', subject: { kind: 'task', id }, facts: { agency: task.agencyId, kind: task.kind }, personal: { note } })
  return { id, version: task.version + 1 }
}
