import type { Actor } from '../../kernel/actor.ts'
import { DeclarationId } from '../../kernel/identity.ts'
import { Refusal, refuse } from '../../kernel/refusal.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { markedWith } from '../../register/historical/facade.ts'
import type { HistoricalNote } from '../../register/historical/historical.contract.ts'
import { record } from '../../platform/audit-log/record.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { DeclarationBody } from './declaration.contract.ts'
import { type Declaration, type Fault, faultsOf } from './declaration.ts'
import { addDeclaration, closeDeclaration, loadCircumstances, loadDeclaration, replaceDeclaration, type StoredDeclaration } from './declaration.store.ts'

export interface By {
  actor: Actor
  at: Date
}

const declarationOf = (body: DeclarationBody): Declaration => ({
  agencyId: body.agencyId,
  edition: body.edition,
  kind: body.kind,
  number: body.number,
  issuedOn: body.issuedOn,
  effectiveOn: body.effectiveOn ?? body.issuedOn,
  withdrawnOn: body.withdrawnOn ?? null,
  signerName: body.signerName ?? null,
  signerTitle: body.signerTitle ?? null,
  annex: body.annex,
  fileId: body.fileId ?? null,
  annexFileId: body.annexFileId ?? null,
  note: body.note ?? null,
})

/** The first fault names the refusal; all of them stand at their fields, so that a form is corrected once. */
function refuseFaults(faults: readonly Fault[]): void {
  const [first] = faults
  if (!first) return
  const errors = faults.map(({ field, code, details }) => ({ path: field, code, details }))
  throw new Refusal(first.code === 'declaration.number-taken' ? 'conflict' : 'invalid', first.code, { ...first.details, errors })
}

const factsOf = (d: Declaration) => ({
  agency: d.agencyId,
  edition: d.edition,
  kind: d.kind,
  number: d.number,
  issuedOn: d.issuedOn,
  effectiveOn: d.effectiveOn,
  withdrawnOn: d.withdrawnOn,
  annex: d.annex,
  file: d.fileId,
  annexFile: d.annexFileId,
})
const personalOf = (d: Declaration) => ({ signerName: d.signerName, signerTitle: d.signerTitle, note: d.note })

/** Records a declaration that exists already, on paper and in force without us. */
export async function recordDeclaration(
  tx: Tx,
  { actor, at }: By,
  { historical, ...body }: DeclarationBody & { historical?: HistoricalNote | undefined },
  id: DeclarationId = DeclarationId.parse(uuidv7(at)),
): Promise<{ id: DeclarationId; version: number }> {
  const declaration = declarationOf(body)
  refuseFaults(faultsOf(declaration, await loadCircumstances(tx, { authority: actor.authority, declaration, at })))
  const marked = historical ? markedWith(tx, { authority: actor.authority, id, agency: declaration.agencyId, note: historical, at }) : tx
  await addDeclaration(marked, actor.authority, id, declaration, at)
  record(tx, {
    at,
    by: actor,
    type: 'declaration.recorded',
    subject: { kind: 'declaration', id },
    assertedOn: declaration.issuedOn,
    facts: { ...factsOf(declaration), ...(historical ? { historical: true } : {}) },
    personal: { ...personalOf(declaration), ...(historical ? { historicalSource: historical.source, historicalReason: historical.reason } : {}) },
  })
  return { id, version: 1 }
}

function inForce(stored: StoredDeclaration | undefined, version: number): StoredDeclaration {
  if (!stored) refuse('not-found', 'declaration.not-found')
  if (stored.version !== version) refuse('conflict', 'record.changed-meanwhile', { version: stored.version })
  if (stored.retracted) refuse('conflict', 'declaration.retracted-already', { number: stored.number })
  return stored
}

export interface Correction extends DeclarationBody {
  version: number
  reason: string
}

/**
 * Corrects a record by closing it in recorded time and adding the right one. A report frozen before keeps the old one:
 * that is what was known then.
 */
export async function correctDeclaration(
  tx: Tx,
  { actor, at }: By,
  wrong: DeclarationId,
  { version, reason, ...body }: Correction,
): Promise<{ id: DeclarationId; version: number }> {
  const declaration = declarationOf(body)
  const { corrected, ...circumstances } = await loadCircumstances(tx, { authority: actor.authority, declaration, at, corrected: wrong })
  const before = inForce(corrected, version)
  refuseFaults(faultsOf(declaration, circumstances))
  const id = DeclarationId.parse(uuidv7(at))
  if (!(await replaceDeclaration(tx, actor.authority, before, id, declaration, at))) refuse('conflict', 'record.changed-meanwhile', { version: version + 1 })
  record(tx, {
    at,
    by: actor,
    type: 'declaration.corrected',
    subject: { kind: 'declaration', id },
    assertedOn: declaration.issuedOn,
    facts: { ...factsOf(declaration), replaces: wrong },
    personal: { ...personalOf(declaration), reason },
  })
  return { id, version: 1 }
}

/** Takes back a record that was entered wrongly. The declaration itself is not touched: only an agency withdraws that. */
export async function retractDeclaration(
  tx: Tx,
  { actor, at }: By,
  id: DeclarationId,
  { version, reason }: { version: number; reason: string },
): Promise<{ id: DeclarationId; version: number }> {
  const before = inForce(await loadDeclaration(tx, actor.authority, id), version)
  await closeDeclaration(tx, actor.authority, id, at)
  record(tx, {
    at,
    by: actor,
    type: 'declaration.retracted',
    subject: { kind: 'declaration', id },
    facts: { agency: before.agencyId, number: before.number },
    personal: { reason },
  })
  return { id, version: version + 1 }
}
