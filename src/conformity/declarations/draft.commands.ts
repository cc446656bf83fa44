import { canonical } from '../../kernel/canonical-json.ts'
import { type Day, dayOf } from '../../kernel/day.ts'
import type { EvidenceKind, EvidenceProvider } from '../../kernel/evidence.ts'
import { missingEvidence } from '../../kernel/evidence.ts'
import { DeclarationId, type FileId, type PaperId } from '../../kernel/identity.ts'
import { Refusal, refuse } from '../../kernel/refusal.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import type { PaperPress } from '../../papers/layout/facade.ts'
import { authorize } from '../../platform/access/authorize.ts'
import { sha256 } from '../../platform/audit-log/digest.ts'
import { record } from '../../platform/audit-log/record.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { keepBytes, type Kept } from '../../platform/files/vault.ts'
import { asStored } from '../../register/files/facade.ts'
import type { By } from './declaration.commands.ts'
import type { DraftBody } from './draft.contract.ts'
import { composeDeclaration, type DeclarationPaper } from './draft-paper.ts'
import type { EvidenceAsked, LoadedDraft } from './draft.queries.ts'
import { addDraft, changeDraft, type DraftCircumstances, issue, loadDraft, type StoredDraft } from './draft.store.ts'
import { type AttachedEvidence, type DraftFault, faultsOfDraft, faultsOfNumber, faultsOfSignature, type LifeAct, lifeStateOf, may } from './draft.ts'
import type { FrozenAnnex } from './frozen-annex.ts'

interface Saved {
  id: DeclarationId
  version: number
}

function refuseFaults(faults: readonly DraftFault[]): void {
  const [first] = faults
  if (!first) return
  const errors = faults.map(({ field, code, details }) => ({ path: field, code, details }))
  throw new Refusal(first.code === 'declaration.number-taken' ? 'conflict' : 'invalid', first.code, { ...first.details, errors })
}

/** The draft as this seat reaches it, in the version that was seen and in a state from which the act leads on. */
function ready({ draft }: DraftCircumstances, { actor }: By, version: number, act: LifeAct): StoredDraft {
  if (!draft) refuse('not-found', 'draft.not-found')
  authorize(actor, 'declaration.draft', { agency: draft.agencyId })
  if (draft.version !== version) refuse('conflict', 'record.changed-meanwhile', { version: draft.version })
  if (!may(act, lifeStateOf(draft.state))) refuse('conflict', 'draft.not-from-here', { state: draft.state, act })
  return draft
}

const filesIn = (evidence: readonly AttachedEvidence[]): FileId[] => evidence.flatMap(({ fileId }) => (fileId === null ? [] : [fileId]))

const papersIn = (evidence: readonly AttachedEvidence[]): PaperId[] => evidence.flatMap(({ paperId }) => (paperId === null ? [] : [paperId]))

/** The register of papers is the authority's: an agency keeps the papers a draft names already, and names no others. */
const named = ({ actor }: By, { evidence }: DraftBody) => ({ files: filesIn(evidence), papers: papersIn(evidence), readsPapers: actor.side === 'authority' })

function checkNamed({ strangeFiles, strangePapers }: DraftCircumstances): void {
  if (strangeFiles.length > 0) refuse('not-found', 'file.not-found', { id: strangeFiles[0] })
  if (strangePapers.length > 0) refuse('not-found', 'paper.not-found', { id: strangePapers[0] })
}

const factsOf = (body: DraftBody) => ({
  agency: body.agencyId,
  kind: body.kind,
  edition: body.edition,
  templateSet: body.templateSet,
  effectiveOn: body.effectiveOn,
  rows: body.rows.length,
  annex: sha256(canonical(body.rows)),
  evidence: body.evidence.map(({ kind, on, fileId, paperId }) => ({ kind, on, file: fileId, paper: paperId })),
})

/** Begins a draft for an agency within reach. */
export async function createDraft(tx: Tx, by: By, body: DraftBody): Promise<Saved> {
  const { actor, at } = by
  authorize(actor, 'declaration.draft', { agency: body.agencyId })
  const id = DeclarationId.parse(uuidv7(at))
  const known = await loadDraft(tx, { authority: actor.authority, at, id: null, agencyId: body.agencyId, edition: body.edition, ...named(by, body) })
  checkNamed(known)
  refuseFaults(faultsOfDraft(body, { ...known, day: known.today }))
  await addDraft(tx, actor.authority, id, body, at)
  record(tx, {
    at,
    by: actor,
    type: 'declaration-draft.created',
    subject: { kind: 'declaration', id },
    facts: factsOf(body),
    personal: { scope: body.wording.scope },
  })
  return { id, version: 1 }
}

export async function saveDraft(tx: Tx, by: By, id: DeclarationId, { version, ...body }: DraftBody & { version: number }): Promise<Saved> {
  const { actor, at } = by
  authorize(actor, 'declaration.draft', { agency: body.agencyId })
  const known = await loadDraft(tx, { authority: actor.authority, at, id, agencyId: body.agencyId, edition: body.edition, ...named(by, body) })
  ready(known, by, version, 'save')
  checkNamed(known)
  refuseFaults(faultsOfDraft(body, { ...known, day: known.today }))
  await changeDraft(tx, { authority: actor.authority, id, version, at }, body)
  record(tx, {
    at,
    by: actor,
    type: 'declaration-draft.saved',
    subject: { kind: 'declaration', id },
    facts: factsOf(body),
    personal: { scope: body.wording.scope },
  })
  return { id, version: version + 1 }
}

export interface Signature {
  version: number
  signedOn: Day
  signerName: string
  reason?: string | undefined
}

/** Ghi nhận đã ký: the head signed on paper. Missing evidence warns; then a reason is recorded, and nothing is barred. */
export async function signDraft(
  tx: Tx,
  by: By,
  id: DeclarationId,
  { version, signedOn, signerName, reason }: Signature,
  providers: readonly EvidenceProvider<EvidenceAsked>[],
): Promise<Saved> {
  const { actor, at } = by
  const known = await loadDraft(tx, { authority: actor.authority, at, id, on: signedOn })
  const draft = ready(known, by, version, 'sign')
  refuseFaults([...faultsOfSignature({ ...draft, signedOn }, known.today), ...notThere(known, signedOn, 'signedOn')])
  const missing = missingEvidence(providers.flatMap((provider) => provider.evidenceOf({ attached: draft.evidence })))
  if (missing.length > 0 && reason === undefined) {
    throw new Refusal('invalid', 'draft.evidence-reason-wanted', { errors: [{ path: 'reason', code: 'draft.evidence-reason-wanted', details: {} }] })
  }
  await changeDraft(tx, { authority: actor.authority, id, version, at }, { state: 'signed', signedOn, signerName, reason: reason ?? null })
  const facts: { signedOn: Day; missing: EvidenceKind[] } = { signedOn, missing }
  record(tx, {
    at,
    by: actor,
    type: 'declaration-draft.signed',
    subject: { kind: 'declaration', id },
    assertedOn: signedOn,
    facts: { ...facts },
    personal: { signerName, reason },
  })
  return { id, version: version + 1 }
}

function notThere({ agency }: DraftCircumstances, day: Day, field: string): DraftFault[] {
  return agency && !agency.existed ? [{ field, code: 'draft.agency-not-on-day', details: { name: agency.name, day } }] : []
}

export async function numberDraft(
  tx: Tx,
  by: By,
  id: DeclarationId,
  { version, number, issuedOn }: { version: number; number: string; issuedOn: Day },
): Promise<Saved> {
  const { actor, at } = by
  const known = await loadDraft(tx, { authority: actor.authority, at, id, on: issuedOn, number })
  const draft = ready(known, by, version, 'number')
  const { effectiveOn, signedOn } = draft
  refuseFaults(
    faultsOfNumber({ number, issuedOn, signedOn: signedOn ?? issuedOn, effectiveOn, agency: known.agency, sameNumber: known.sameNumber }, known.today),
  )
  await changeDraft(tx, { authority: actor.authority, id, version, at }, { state: 'numbered', number, issuedOn })
  record(tx, { at, by: actor, type: 'declaration-draft.numbered', subject: { kind: 'declaration', id }, assertedOn: issuedOn, facts: { number, issuedOn } })
  return { id, version: version + 1 }
}

export async function discardDraft(tx: Tx, by: By, id: DeclarationId, { version, reason }: { version: number; reason: string }): Promise<Saved> {
  const { actor, at } = by
  ready(await loadDraft(tx, { authority: actor.authority, at, id }), by, version, 'discard')
  await changeDraft(tx, { authority: actor.authority, id, version, at }, { state: 'discarded', reason })
  record(tx, { at, by: actor, type: 'declaration-draft.discarded', subject: { kind: 'declaration', id }, personal: { reason } })
  return { id, version: version + 1 }
}

export const paperOf = (draft: LoadedDraft): DeclarationPaper => ({
  templateSet: draft.templateSet,
  edition: draft.edition,
  wording: draft.wording,
  rows: draft.rows,
  effectiveOn: draft.effectiveOn,
  signerName: draft.signerName,
  signerTitle: draft.signerTitle,
  number: draft.number,
  issuedOn: draft.issuedOn,
  before: draft.kind === 'redeclaration' && draft.difference ? draft.difference.against : null,
})

/** The draft as a paper with its mark; slow, outside any transaction. */
export const draftFile = (press: PaperPress, draft: LoadedDraft, format: 'docx' | 'pdf', at: Date): Promise<Uint8Array<ArrayBuffer>> =>
  press[format](composeDeclaration(paperOf(draft), draft.template, { draft: true, year: Number(dayOf(at).slice(0, 4)) }))

interface Frozen {
  content: string
  docx: Kept
  pdf: Kept
}

/** What is frozen, made from the draft as it was seen; nothing when it is no longer that draft, which the writing transaction then refuses. */
export async function prepareIssue(press: PaperPress, folder: string, draft: LoadedDraft, version: number): Promise<Frozen | undefined> {
  const { number, issuedOn } = draft
  if (draft.version !== version || draft.state !== 'numbered' || number === null || issuedOn === null) return undefined
  const paper = composeDeclaration(paperOf(draft), draft.template, { draft: false, year: Number(issuedOn.slice(0, 4)) })
  const [docx, pdf] = await Promise.all([
    press.docx(paper).then((bytes) => keepBytes(folder, bytes)),
    press.pdf(paper).then((bytes) => keepBytes(folder, bytes)),
  ])
  const content: FrozenAnnex & { wording: DeclarationPaper['wording'] } = {
    format: 'hopchuan.declaration/1',
    templateSet: draft.templateSet,
    edition: draft.edition,
    number,
    issuedOn,
    signedOn: draft.signedOn,
    wording: draft.wording,
    rows: draft.rows,
  }
  return { content: canonical(content), docx, pdf }
}

/** Ban hành: from here on nothing changes the annex, and the days say where the declaration stands. */
export async function issueDraft(tx: Tx, by: By, id: DeclarationId, version: number, frozen: Frozen | undefined): Promise<Saved> {
  const { actor, at } = by
  const known = await loadDraft(tx, { authority: actor.authority, at, id })
  const draft = ready(known, by, version, 'issue')
  const { number, issuedOn } = draft
  if (!frozen || number === null || issuedOn === null) return refuse('conflict', 'record.changed-meanwhile', { version: draft.version })
  const keeping = { authority: actor.authority, seat: actor.seat, at }
  const file = (kept: Kept, ending: 'docx' | 'pdf') => asStored(keeping, { ...kept, name: `${number.replaceAll('/', '_')}.${ending}` })
  const [docx, pdf] = [file(frozen.docx, 'docx'), file(frozen.pdf, 'pdf')]
  const digest = sha256(frozen.content)
  const declaration = {
    agencyId: draft.agencyId,
    edition: draft.edition,
    kind: draft.kind,
    number,
    issuedOn,
    effectiveOn: draft.effectiveOn ?? issuedOn,
    withdrawnOn: null,
    signerName: draft.signerName,
    signerTitle: draft.signerTitle,
    annex: 'attached' as const,
    fileId: pdf.id,
    annexFileId: null,
    note: null,
  }
  const { wording } = JSON.parse(frozen.content) as { wording: { scope: string } }
  await issue(
    tx,
    { authority: actor.authority, id, version, at },
    { declaration, scope: wording.scope, content: frozen.content, sha256: digest, keeping, docx, pdf },
  )
  record(tx, {
    at,
    by: actor,
    type: 'declaration.issued',
    subject: { kind: 'declaration', id },
    assertedOn: issuedOn,
    facts: {
      agency: draft.agencyId,
      edition: draft.edition,
      kind: draft.kind,
      number,
      issuedOn,
      effectiveOn: declaration.effectiveOn,
      rows: draft.rows.length,
      annex: digest,
      docx: docx.sha256,
      pdf: pdf.sha256,
    },
    personal: { signerName: draft.signerName, signerTitle: draft.signerTitle },
  })
  return { id, version: 1 }
}
