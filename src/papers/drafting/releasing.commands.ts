import type { z } from 'zod'
import { canonical, type Json } from '../../kernel/canonical-json.ts'
import { type Day, dayOf, slashed } from '../../kernel/day.ts'
import { PaperId } from '../../kernel/identity.ts'
import { numberKey, readOfficialNumber } from '../../kernel/official-number.ts'
import { refuse, refuseAt } from '../../kernel/refusal.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import type { PaperPress } from '../layout/facade.ts'
import { OfficialDocument } from '../layout/official-document.ts'
import { type Giving, giving, numberOnce, only } from '../numbering/facade.ts'
import { recordIssuedPaper } from '../registers/facade.ts'
import { PaperTopic } from '../registers/paper.ts'
import { sha256 } from '../../platform/audit-log/digest.ts'
import { record } from '../../platform/audit-log/record.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { keepBytes, type Kept } from '../../platform/files/vault.ts'
import { asStored, withFiles } from '../../register/files/facade.ts'
import { withLinks } from '../links/facade.ts'
import { withLists } from '../lists/facade.ts'
import { composeDraft, filler } from './draft-document.ts'
import type { numberDraftPaper, recordSignedPaper } from './draft-paper.contract.ts'
import type { ViewedDraft } from './draft-paper.queries.ts'
import { paperOf } from './drafted.queries.ts'
import { linksIn, listsIn } from './handed-over.ts'
import { type DraftAct, may } from './life-cycle.ts'
import { type LockedDraft, lockDraft, saveNumber, withRelease } from './release.store.ts'
import { type Fault, missingIn } from './template.ts'
import { type By, refuseFaults, type Saved } from './writing.commands.ts'

/** Nobody else acted since the draft was read, and the act leads on from where it stands. */
function still({ version, state }: LockedDraft, seen: number, act: DraftAct): void {
  if (version !== seen) refuse('conflict', 'record.changed-meanwhile', { version })
  if (!may(act, state)) refuse('conflict', 'draft-paper.not-from-here', { state })
}

function checkDay(issuedOn: Day, signedOn: Day | null, today: Day): void {
  if (issuedOn > today) refuseAt('invalid', 'issuedOn', 'draft-paper.issued-in-future', { issuedOn, today })
  if (signedOn !== null && issuedOn < signedOn)
    refuseAt('invalid', 'issuedOn', 'draft-paper.issued-before-signed', { issuedOn: slashed(issuedOn), signedOn: slashed(signedOn) })
}

/** Remarked, not refused: the paper outside may bear the day on which it was agreed. */
function remarksOn(issuedOn: Day, draft: ViewedDraft): Fault[] {
  const savedAt = draft.revisions[0]?.at
  const saved = savedAt === undefined ? undefined : dayOf(new Date(savedAt))
  return saved !== undefined && issuedOn < saved ? [{ path: 'issuedOn', code: 'draft-paper.issued-before-text', details: { savedOn: slashed(saved) } }] : []
}

const wishIn = (number: string | undefined) => {
  const read = number === undefined ? undefined : readOfficialNumber(number)
  return read && { serial: read.serial, suffix: read.suffix.toLowerCase() }
}

type NumberAsked = z.output<(typeof numberDraftPaper)['body']>

/** Cấp số: the next number of the series kept here, or the one that was given elsewhere. */
export async function numberDraft(tx: Tx, { actor, at }: By, draft: ViewedDraft, asked: NumberAsked): Promise<Saved & { number: string; warnings: Fault[] }> {
  const { version, issuedOn, wish, numberReason: reason } = asked
  const { id, issuer, kind, unit } = draft
  if (issuer.numbersHere && asked.number !== undefined) refuseAt('invalid', 'number', 'draft-paper.number-kept-here')
  if (!issuer.numbersHere && asked.number === undefined) refuseAt('invalid', 'number', 'draft-paper.number-wanted')
  const series = issuer.numbersHere ? { issuer: issuer.id, kind, year: Number(issuedOn.slice(0, 4)), numbers: only(wish) } : undefined
  const locked = await lockDraft(tx, actor.authority, id, { at, ...(series ? { series } : {}) })
  still(locked, version, 'number')
  if (locked.state === 'approved' && issuer.signsHere) refuse('conflict', 'draft-paper.not-from-here', { state: locked.state })
  checkDay(issuedOn, locked.signedOn, dayOf(at))
  const given = locked.series && giving(locked.series, { by: actor, at, issuer: issuer.id, kind, issuedOn, unit: unit ?? undefined, wish, reason })
  const number = given?.number ?? asked.number ?? refuse('conflict', 'numbering.kept-elsewhere')
  const save = () => saveNumber(tx, { authority: actor.authority, id, version, at }, given, { state: 'numbered', number, issuedOn })
  await (given ? numberOnce(given, save) : save())
  record(tx, {
    at,
    by: actor,
    type: 'draft-paper.numbered',
    subject: { kind: 'draft-paper', id },
    assertedOn: issuedOn,
    facts: { number, issuedOn, here: given !== undefined },
    personal: { reason },
  })
  const remarks = (given?.remarks ?? []).map((remark): Fault => ({ path: 'issuedOn', code: remark.code, details: { ...remark.details } }))
  return { id, version: version + 1, number, warnings: [...remarksOn(issuedOn, draft), ...remarks] }
}

export interface Marks {
  number: string
  issuedOn: Day
  signerName: string | null
  signerTitle: string | null
}

interface Prepared {
  document: OfficialDocument
  content: string
  docx: Kept
  pdf: Kept
}

/** The paper with its number, day and signer as Word and PDF, made from the draft as it was seen; slow, outside any transaction. */
export async function prepareRelease(press: PaperPress, folder: string, draft: ViewedDraft, marks: Marks, at: Date): Promise<Prepared> {
  refuseFaults(missingIn(draft.fields, draft.content))
  const document = OfficialDocument.parse(composeDraft({ ...paperOf(draft, at), ...marks }, { draft: false }))
  const docx = await keepBytes(folder, await press.docx(document))
  const pdf = await keepBytes(folder, await press.pdf(document))
  // Undefined parts are left out by the canonical form.
  return { document, content: canonical(document as unknown as Json), docx, pdf }
}

const abstractOf = ({ title }: OfficialDocument, kindName: string): string =>
  title.form === 'letter' ? `V/v ${title.about}` : (title.abstract?.replace(/^Về /u, 'về ') ?? kindName)

interface Releasing {
  draft: ViewedDraft
  locked: LockedDraft
  version: number
  marks: Marks
  prepared: Prepared
  /** The signed copy that came back; without one the PDF made here is the paper's file. */
  signed: NonNullable<z.output<(typeof recordSignedPaper)['body']>['fileId']> | null
  given: Giving | undefined
}

/** Word, PDF, the sealed text, the changed draft, the paper of the register, its links and its lists in one statement. */
async function release(tx: Tx, { actor, at }: By, { draft, locked, version, marks, prepared, signed, given }: Releasing) {
  const { id } = draft
  const keeping = { authority: actor.authority, seat: actor.seat, at }
  const file = marks.number.replaceAll('/', '_')
  const docx = asStored(keeping, { ...prepared.docx, name: `${file}.docx` })
  const pdf = asStored(keeping, { ...prepared.pdf, name: `${file}.pdf` })
  const paperId = PaperId.parse(uuidv7(at))
  const digest = sha256(prepared.content)
  const kept = withFiles(tx, keeping, [docx, pdf])
  const numbered = given ? given.withNumber(kept) : kept
  const released = withRelease(
    numbered,
    { authority: actor.authority, id, version, at },
    { revision: locked.revision, content: prepared.content, sha256: digest, docx: docx.id, pdf: pdf.id, signed },
    { state: 'issued', ...marks, paperId },
  )
  const { document } = prepared
  const abstract = abstractOf(document, draft.nameVi)
  const by = { authority: actor.authority, officer: actor.officer, at }
  const links = linksIn(draft.content, draft.fields).map((link) => ({ ...link, from: paperId }))
  const lists = listsIn(draft.content, filler({ ...paperOf(draft, at), ...marks }), { abstract, on: marks.issuedOn })
  const handedOver = withLists(withLinks(released, by, links), by, paperId, lists)
  const write = () =>
    recordIssuedPaper(handedOver, {
      by: actor,
      at,
      id: paperId,
      kind: draft.kind,
      ...marks,
      issuer: draft.issuer,
      abstract,
      fileId: signed ?? pdf.id,
      recipients: document.recipients,
      filingUnits: document.filing?.units ?? [],
      copies: document.filing?.copies ?? null,
      ...(draft.topic === null ? {} : { topic: PaperTopic.parse(draft.topic) }),
    })
  await (given ? numberOnce(given, write) : write())
  return { paperId, digest, docx, pdf }
}

/** Ban hành: from here on nothing changes the text, and the paper is one of the register. */
export async function issueDraft(
  tx: Tx,
  { actor, at }: By,
  draft: ViewedDraft,
  version: number,
  ready: { prepared: Prepared; marks: Marks } | undefined,
): Promise<Saved & { paperId: PaperId }> {
  const { id } = draft
  const locked = await lockDraft(tx, actor.authority, id, { at })
  still(locked, version, 'issue')
  // Numbered while the signed copy is still outside: that copy is recorded instead.
  if (!ready)
    return refuse('conflict', locked.signedOn === null ? 'draft-paper.signed-outside' : 'record.changed-meanwhile', {
      version: locked.version,
      issuer: draft.issuer.name,
    })
  const { marks, prepared } = ready
  const { paperId, digest, docx, pdf } = await release(tx, { actor, at }, { draft, locked, version, marks, prepared, signed: null, given: undefined })
  record(tx, {
    at,
    by: actor,
    type: 'draft-paper.issued',
    subject: { kind: 'draft-paper', id },
    assertedOn: marks.issuedOn,
    facts: { number: marks.number, issuedOn: marks.issuedOn, paper: paperId, revision: locked.revision, text: digest, docx: docx.sha256, pdf: pdf.sha256 },
    personal: { signerName: marks.signerName, signerTitle: marks.signerTitle },
  })
  return { id, version: version + 1, paperId }
}

/** What is frozen of a draft that is numbered and signed; undefined when it is no longer the one that was seen. */
export async function prepareIssue(press: PaperPress, folder: string, draft: ViewedDraft, version: number, at: Date) {
  const { number, issuedOn, signedOn, signerName, signerTitle } = draft
  if (draft.version !== version || draft.state !== 'numbered' || number === null || issuedOn === null || signedOn === null) return undefined
  const marks = { number, issuedOn, signerName, signerTitle }
  const prepared = await prepareRelease(press, folder, draft, marks, at)
  const { signature } = prepared.document
  return { prepared, marks: { ...marks, signerTitle: signerTitle ?? signature?.post ?? null } }
}

type Signed = z.output<(typeof recordSignedPaper)['body']>

/** Ghi nhận bản đã ký: number, day, signer and the signed file in one form; every state between is passed by. */
export async function recordSigned(
  tx: Tx,
  { actor, at }: By,
  draft: ViewedDraft,
  asked: Signed,
  prepared: Prepared | undefined,
): Promise<Saved & { paperId: PaperId; warnings: Fault[] }> {
  const { version, number, numberReason: reason, issuedOn, signerName, signerTitle, fileId } = asked
  const { id, issuer, kind, unit } = draft
  const takes = issuer.numbersHere && draft.number === null
  const wish = wishIn(number)
  const series = takes ? { issuer: issuer.id, kind, year: Number(issuedOn.slice(0, 4)), numbers: only(wish) } : undefined
  const locked = await lockDraft(tx, actor.authority, id, { at, file: { id: fileId, seat: actor.seat }, ...(series ? { series } : {}) })
  still(locked, version, 'recordSigned')
  if (!locked.fileKnown) refuseAt('invalid', 'fileId', 'draft-paper.file-unknown')
  if (locked.fileType !== 'application/pdf') refuseAt('invalid', 'fileId', 'draft-paper.file-not-pdf')
  checkDay(issuedOn, locked.signedOn, dayOf(at))
  if (locked.number !== null && (numberKey(locked.number) !== numberKey(number) || locked.issuedOn !== issuedOn))
    refuseAt('conflict', 'number', 'draft-paper.number-given', { number: locked.number, issuedOn: slashed(locked.issuedOn ?? issuedOn) })
  if (!prepared) return refuse('conflict', 'record.changed-meanwhile', { version: locked.version })
  const given = locked.series && giving(locked.series, { by: actor, at, issuer: issuer.id, kind, issuedOn, unit: unit ?? undefined, wish, reason })
  if (given && numberKey(given.number) !== numberKey(number)) refuseAt('invalid', 'number', 'draft-paper.number-other', { number: given.number })
  const marks = { number, issuedOn, signerName, signerTitle }
  const { paperId, digest, docx, pdf } = await release(tx, { actor, at }, { draft, locked, version, marks, prepared, signed: fileId, given })
  record(tx, {
    at,
    by: actor,
    type: 'draft-paper.signed-copy',
    subject: { kind: 'draft-paper', id },
    assertedOn: issuedOn,
    facts: { number, issuedOn, paper: paperId, revision: locked.revision, file: fileId, text: digest, docx: docx.sha256, pdf: pdf.sha256 },
    personal: { signerName, signerTitle, reason },
  })
  const remarks = (given?.remarks ?? []).map((remark): Fault => ({ path: 'issuedOn', code: remark.code, details: { ...remark.details } }))
  return { id, version: version + 1, paperId, warnings: [...remarksOn(issuedOn, draft), ...remarks] }
}
