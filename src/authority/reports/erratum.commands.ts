import type { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import { dayOf, slashed } from '../../kernel/day.ts'
import { ErratumId, PaperId, type ReportId } from '../../kernel/identity.ts'
import { numberKey } from '../../kernel/official-number.ts'
import { refuse, refuseAt } from '../../kernel/refusal.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { withLinks } from '../../papers/links/facade.ts'
import { giving, numberOnce, only, viewNext } from '../../papers/numbering/facade.ts'
import { recordIssuedPaper } from '../../papers/registers/facade.ts'
import { reachOf } from '../../platform/access/authorize.ts'
import { sha256 } from '../../platform/audit-log/digest.ts'
import { record } from '../../platform/audit-log/record.ts'
import { inTransaction, type Tx } from '../../platform/db/transaction.ts'
import { keepBytes, type Kept } from '../../platform/files/vault.ts'
import { asStored, withFiles } from '../../register/files/facade.ts'
import { titleOf } from './compose.ts'
import type { correctReport as correcting } from './erratum.contract.ts'
import { aboutErratum, checkItems, composeErratum, drafterOf, erratumNote } from './erratum.ts'
import { type IssuedReport, loadIssued, lockIssued, withErratum } from './erratum.store.ts'
import type { Workshop } from './freezing.commands.ts'
import { serialIn } from './issuing.commands.ts'
import { stateAfter } from './report.ts'

interface By {
  by: Actor
  at: Date
  id: ReportId
}
type Asked = z.output<(typeof correcting)['body']>

/** The usual form of a correction; its series is that of official letters. */
const kind = 'officialLetter'

interface ReadyToCorrect {
  held: IssuedReport
  about: string
  number: string
  docx: Kept
  pdf: Kept
}

/** The letter with its number as Word and PDF; slow, outside any transaction. */
export async function prepareErratum({ database, press, files }: Workshop, { by, at, id }: By, asked: Asked): Promise<ReadyToCorrect> {
  const { version: seen, issuedOn, items, signerTitle } = asked
  checkItems(items)
  const { held, next } = await inTransaction(database, reachOf(by), 'read', async (tx) => {
    const issued = await loadIssued(tx, by.authority, id)
    const unit = drafterOf(issued.frozen.frame)
    return { held: issued, ...(await viewNext(tx, by.authority, { issuerId: issued.frozen.frame.issuer.id, kind, issuedOn, unit })) }
  })
  if (held.version !== seen) refuse('conflict', 'record.changed-meanwhile', { version: held.version })
  stateAfter(held.state, 'correct')
  const today = dayOf(at)
  if (issuedOn > today) refuseAt('invalid', 'issuedOn', 'report.issued-in-future', { issuedOn, today })
  if (issuedOn < held.issuedOn) refuseAt('invalid', 'issuedOn', 'report.corrected-before-issue', { issuedOn: slashed(held.issuedOn) })
  const number = asked.number ?? next?.number ?? refuseAt('invalid', 'number', 'report.number-wanted')
  const { frozen } = held
  const corrected = { frame: frozen.frame, kindName: frozen.template.paperKind.name, number: held.number, issuedOn: held.issuedOn, abstract: titleOf(frozen) }
  const letter = composeErratum(corrected, items, { number, issuedOn, signerName: asked.signerName ?? null, signerTitle })
  const [docx, pdf] = await Promise.all([
    press.docx(letter).then((bytes) => keepBytes(files, bytes)),
    press.pdf(letter).then((bytes) => keepBytes(files, bytes)),
  ])
  return { held, about: aboutErratum(corrected), number, docx, pdf }
}

/** Đính chính: a letter of the register that corrects the paper the report is, and a note under its article. */
export async function correctReport(tx: Tx, { by, at, id }: By, asked: Asked, ready: ReadyToCorrect) {
  const { held, number, about } = ready
  const { version: seen, items, issuedOn, numberReason: reason, signerTitle } = asked
  const { frame } = held.frozen
  const { issuer } = frame
  const wish = serialIn(number)
  const locked = await lockIssued(tx, by.authority, id, { at, series: { issuer: issuer.id, kind, year: Number(issuedOn.slice(0, 4)), numbers: only(wish) } })
  const { paperId: corrected } = locked
  if (locked.version !== seen || locked.latest !== held.no || corrected === null)
    return refuse('conflict', 'record.changed-meanwhile', { version: locked.version })
  stateAfter(locked.state, 'correct')
  const given = locked.series && giving(locked.series, { by, at, issuer: issuer.id, kind, issuedOn, unit: drafterOf(frame), wish, reason })
  if (given && numberKey(given.number) !== numberKey(number)) refuseAt('invalid', 'number', 'report.number-other', { number: given.number })
  const keeping = { authority: by.authority, seat: by.seat, at }
  const file = number.replaceAll('/', '_')
  const docx = asStored(keeping, { ...ready.docx, name: `${file}.docx` })
  const pdf = asStored(keeping, { ...ready.pdf, name: `${file}.pdf` })
  const paper = PaperId.parse(uuidv7(at))
  const erratum = ErratumId.parse(uuidv7(at))
  const signerName = asked.signerName ?? null
  const note = erratumNote({ number, issuedOn, items })
  const kept = withFiles(tx, keeping, [docx, pdf])
  const linked = withLinks(given ? given.withNumber(kept) : kept, { authority: by.authority, officer: by.officer, at }, [
    { from: paper, to: corrected, relation: 'corrects' },
  ])
  const saved = withErratum(linked, by.authority, id, seen, at, {
    id: erratum,
    no: held.no,
    number,
    issuedOn,
    signerName,
    signerTitle,
    items,
    paper,
    docx: docx.id,
    pdf: pdf.id,
    note,
  })
  const write = () =>
    recordIssuedPaper(saved, {
      by,
      at,
      id: paper,
      kind,
      number,
      issuedOn,
      issuer: { id: issuer.id, name: issuer.name },
      abstract: `V/v ${about}`,
      signerName,
      signerTitle,
      fileId: pdf.id,
      recipients: issuer.recipients,
    })
  await (given ? numberOnce(given, write) : write())
  record(tx, {
    at,
    by,
    type: 'report.corrected',
    subject: { kind: 'report', id },
    assertedOn: issuedOn,
    facts: {
      no: held.no,
      number,
      here: given !== undefined,
      issuedOn,
      paper,
      corrects: corrected,
      items: items.length,
      words: sha256(JSON.stringify(items)),
      docx: docx.sha256,
      pdf: pdf.sha256,
    },
    personal: { signerName, signerTitle, items: JSON.stringify(items), reason },
  })
  return { id: erratum, version: seen + 1, paperId: paper, number }
}
