import type { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import { refuse } from '../../kernel/refusal.ts'
import { record } from '../../platform/audit-log/record.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { setCountingRule } from './counting.contract.ts'
import { addRule, newestRule } from './counting.store.ts'

type Asked = z.output<(typeof setCountingRule)['body']>

/** A rule is never changed: the next one is added, and holds from its half-year on. */
export async function setRule(
  tx: Tx,
  { by, at, kind, asked }: { by: Actor; at: Date; kind: string; asked: Asked },
): Promise<{ activityKind: string; version: number }> {
  const newest = (await newestRule(tx, by, kind)) ?? refuse('not-found', 'activity.kind-unknown', { kind })
  if (newest !== asked.version) refuse('conflict', 'record.changed-meanwhile', { version: newest, fields: [] })
  await addRule(tx, by, kind, asked, at)
  record(tx, {
    at,
    by,
    type: 'activity-kind.rule-set',
    subject: { kind: 'authority', id: by.organisation },
    facts: { kind, version: newest + 1, from: asked.from, counted: asked.counted },
    personal: { ...asked.words },
  })
  return { activityKind: kind, version: newest + 1 }
}
