import type { Actor } from '../../kernel/actor.ts'
import { dayOf } from '../../kernel/day.ts'
import { Refusal, refuse } from '../../kernel/refusal.ts'
import { record } from '../../platform/audit-log/record.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { faultsOfValidity } from './edition.ts'
import { addValidity, loadValidity, type NewValidity } from './edition.store.ts'

/** An edition holds from the day a paper says; until one is recorded nobody declares to it. */
export async function recordValidity(tx: Tx, { actor, at }: { actor: Actor; at: Date }, asked: NewValidity): Promise<{ id: string; version: number }> {
  const held = await loadValidity(tx, actor.authority, asked.edition)
  if (!held.known) refuse('not-found', 'edition.unknown', { edition: asked.edition })
  if (held.version !== asked.version) refuse('conflict', 'record.changed-meanwhile', { version: held.version })
  const faults = faultsOfValidity(asked, dayOf(at))
  const [first] = faults
  if (first) throw new Refusal('invalid', first.code, { ...first.details, errors: faults.map(({ field, code, details }) => ({ path: field, code, details })) })
  const version = held.version + 1
  await addValidity(tx, actor.authority, { ...asked, version }, at)
  const { edition, validFrom, validTo, formerAcceptedUntil, paperNumber, paperDate, issuer, reason } = asked
  record(tx, {
    at,
    by: actor,
    type: 'edition.validity-recorded',
    subject: { kind: 'authority', id: actor.organisation },
    assertedOn: paperDate,
    facts: { edition, version, validFrom, validTo, formerAcceptedUntil, paperNumber, paperDate, issuer },
    personal: { reason },
  })
  return { id: edition, version }
}
