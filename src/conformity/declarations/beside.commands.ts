import { dayOf, type Day } from '../../kernel/day.ts'
import { DeclarationId } from '../../kernel/identity.ts'
import { Refusal, refuse } from '../../kernel/refusal.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { authorize } from '../../platform/access/authorize.ts'
import { record } from '../../platform/audit-log/record.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { addFact, type HeldDeclaration, loadHeld } from './beside.store.ts'
import type { By } from './declaration.commands.ts'
import { replaceDeclaration } from './declaration.store.ts'
import { stateOf } from './declaration.ts'
import { may } from './draft.ts'
import { factsOfSide, FactId, type FactKind, faultsOfFact } from './fact.ts'

function reached(held: HeldDeclaration | undefined, { actor }: By): HeldDeclaration {
  if (!held) refuse('not-found', 'declaration.not-found')
  authorize(actor, 'declaration.draft', { agency: held.agencyId })
  if (held.retracted) refuse('conflict', 'declaration.retracted-already', { number: held.number })
  return held
}

function refuseFaults(faults: readonly { field: string; code: string; details: Record<string, string> }[]): void {
  const [first] = faults
  if (!first) return
  const errors = faults.map(({ field, code, details }) => ({ path: field, code, details }))
  throw new Refusal(first.code === 'fact.not-yours' ? 'forbidden' : 'invalid', first.code, { ...first.details, errors })
}

export interface TellFact {
  kind: FactKind
  happenedOn: Day
  note: string | null
  address: string | null
}

/** A dated fact beside the state. A remark changes nothing of a signed declaration: the agency answers with a new one. */
export async function tellFact(tx: Tx, by: By, declaration: DeclarationId, told: TellFact): Promise<{ id: FactId; version: number }> {
  const { actor, at } = by
  const held = reached(await loadHeld(tx, actor.authority, declaration), by)
  refuseFaults(faultsOfFact(told, { side: actor.side, today: dayOf(at), issuedOn: held.issuedOn }))
  const id = FactId.parse(uuidv7(at))
  await addFact(tx, actor.authority, {
    id,
    declaration: held.origin,
    agency: held.agencyId,
    ...told,
    side: actor.side,
    seat: actor.seat,
    at,
    corrects: null,
    holds: true,
  })
  record(tx, {
    at,
    by: actor,
    type: 'declaration.fact-told',
    subject: { kind: 'declaration', id: held.origin },
    assertedOn: told.happenedOn,
    facts: { fact: told.kind, happenedOn: told.happenedOn, address: told.address },
    personal: { note: told.note },
  })
  return { id, version: 1 }
}

export async function correctFact(
  tx: Tx,
  by: By,
  declaration: DeclarationId,
  wrong: FactId,
  { holds, reason, ...told }: TellFact & { holds: boolean; reason: string },
): Promise<{ id: FactId; version: number }> {
  const { actor, at } = by
  const held = reached(await loadHeld(tx, actor.authority, declaration, wrong), by)
  if (!held.fact) refuse('not-found', 'fact.not-found')
  if (held.fact.corrected) refuse('conflict', 'fact.corrected-already')
  if (held.fact.kind !== told.kind || !factsOfSide(actor.side).includes(held.fact.kind)) refuse('forbidden', 'fact.not-yours', { kind: held.fact.kind })
  refuseFaults(faultsOfFact(told, { side: actor.side, today: dayOf(at), issuedOn: held.issuedOn }))
  const id = FactId.parse(uuidv7(at))
  await addFact(tx, actor.authority, {
    id,
    declaration: held.origin,
    agency: held.agencyId,
    ...told,
    side: actor.side,
    seat: actor.seat,
    at,
    corrects: wrong,
    holds,
  })
  record(tx, {
    at,
    by: actor,
    type: 'declaration.fact-corrected',
    subject: { kind: 'declaration', id: held.origin },
    assertedOn: told.happenedOn,
    facts: { fact: told.kind, happenedOn: told.happenedOn, address: told.address, corrects: wrong, holds },
    personal: { note: told.note, reason },
  })
  return { id, version: 1 }
}

export interface Withdrawal {
  version: number
  withdrawnOn: Day
  number: string
  reason: string
}

/** Ghi nhận thu hồi: by a paper of its own. Figures as known before keep counting it, so the record is closed and the new one added. */
export async function withdrawDeclaration(
  tx: Tx,
  by: By,
  declaration: DeclarationId,
  { version, withdrawnOn, number, reason }: Withdrawal,
): Promise<{ id: DeclarationId; version: number }> {
  const { actor, at } = by
  const held = reached(await loadHeld(tx, actor.authority, declaration), by)
  if (held.version !== version) refuse('conflict', 'record.changed-meanwhile', { version: held.version })
  const today = dayOf(at)
  if (held.withdrawnOn !== null) refuse('conflict', 'declaration.withdrawn-already', { number: held.number, day: held.withdrawnOn })
  const state = stateOf(held, today)
  if (!may('withdraw', state)) refuse('conflict', 'draft.not-from-here', { state, act: 'withdraw' })
  if (withdrawnOn < held.issuedOn)
    refuseFaults([{ field: 'withdrawnOn', code: 'declaration.withdrawn-before-issue', details: { issued: held.issuedOn, withdrawn: withdrawnOn } }])
  if (withdrawnOn > today) refuseFaults([{ field: 'withdrawnOn', code: 'declaration.withdrawn-in-future', details: { day: withdrawnOn, today } }])
  const id = DeclarationId.parse(uuidv7(at))
  const { agencyId, edition, kind, issuedOn, effectiveOn, signerName, signerTitle, annex, fileId, annexFileId, note } = held
  const right = { agencyId, edition, kind, number: held.number, issuedOn, effectiveOn, withdrawnOn, signerName, signerTitle, annex, fileId, annexFileId, note }
  if (!(await replaceDeclaration(tx, actor.authority, held, id, right, at, number))) refuse('conflict', 'record.changed-meanwhile', { version: version + 1 })
  record(tx, {
    at,
    by: actor,
    type: 'declaration.withdrawn',
    subject: { kind: 'declaration', id },
    assertedOn: withdrawnOn,
    facts: { agency: agencyId, number: held.number, withdrawnOn, by: number, replaces: declaration },
    personal: { reason },
  })
  return { id, version: 1 }
}
