import type { Actor } from '../../kernel/actor.ts'
import { canonical, type Json } from '../../kernel/canonical-json.ts'
import { type Day, dayOf } from '../../kernel/day.ts'
import { PaperId, type ReportId } from '../../kernel/identity.ts'
import { numberKey, readOfficialNumber } from '../../kernel/official-number.ts'
import { refuse, refuseAt } from '../../kernel/refusal.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { giving, numberOnce, only } from '../../papers/numbering/facade.ts'
import { recordIssuedPaper } from '../../papers/registers/facade.ts'
import { withFiles } from '../../register/files/facade.ts'
import { reachOf } from '../../platform/access/authorize.ts'
import { sha256 } from '../../platform/audit-log/digest.ts'
import { record } from '../../platform/audit-log/record.ts'
import { inTransaction, type Tx } from '../../platform/db/transaction.ts'
import { composeReport, type IssueMarks, titleOf } from './compose.ts'
import { makeFiles, paperFiles, type Workshop } from './freezing.commands.ts'
import { compositionOf, type FrozenContent, type IssuedContent } from './frozen.ts'
import { loadToIssue, type ToIssue } from './issue.queries.ts'
import { lockReport, withIssue } from './issue.store.ts'
import { checkIssue, stateAfter } from './report.ts'
import { unboundOf } from './unbound-of.ts'

export interface IssueReport {
  by: Actor
  at: Date
  id: ReportId
  seen: number
  /** Given elsewhere; or, where the series is kept here, the one that was shown as the next. Without it the next is taken. */
  number?: string | undefined
  /** Why a number behind the last one is taken. */
  numberReason?: string | undefined
  issuedOn: Day
  signerName: string | null
  signerTitle: string
  /** The numbers typed into words that changed since the freezing were looked at. */
  checked?: boolean | undefined
}

type ReadyToIssue = Awaited<ReturnType<typeof makeFiles>> & {
  no: number
  marks: IssueMarks
  frozen: FrozenContent
  title: string
  content: string
  sha256: string
}

/** Which number the files are made with: certain only once it is given. */
function numberOf({ next }: ToIssue, asked: string | undefined): string {
  if (next === undefined) return asked ?? refuseAt('invalid', 'number', 'report.number-wanted')
  return asked ?? next
}

/** Where the number is given here the version was let through before; what was signed and numbered outside is recorded as it is. */
function checkWay({ state, next }: ToIssue): void {
  stateAfter(state, 'issue')
  if (next !== undefined && state !== 'approved') refuse('conflict', 'report.not-approved')
}

/** Words that changed after the freezing were never ticked: their typed numbers are asked about again. */
function checkTyped({ frozen, wording }: ToIssue, checked: boolean): void {
  if (checked || canonical(wording as unknown as Json) === canonical(frozen.wording as unknown as Json)) return
  const typed = unboundOf({ ...frozen, wording })
  if (typed.length > 0) refuse('conflict', 'report.numbers-unchecked', { numbers: typed.map((one) => one.number).join('; ') })
}

/** The sealed paper: figures of the last frozen version, the words as they stand, number, day and signer. */
export async function prepareIssue(workshop: Workshop, asked: IssueReport): Promise<ReadyToIssue> {
  const { by, at, id, seen, issuedOn, signerName, signerTitle } = asked
  const held = await inTransaction(workshop.database, reachOf(by), 'read', (tx) => loadToIssue(tx, by, id, issuedOn))
  if (held.version !== seen) refuse('conflict', 'record.changed-meanwhile', { version: held.version })
  checkWay(held)
  const { frozen, latest: no, wording } = held
  checkIssue(issuedOn, frozen.frame.dataDate, dayOf(at))
  checkTyped(held, asked.checked ?? false)
  const marks = { number: numberOf(held, asked.number), issuedOn, signerName, signerTitle }
  const composition = compositionOf(frozen, wording)
  const content: IssuedContent = { format: 'hopchuan.issue/1', frozen: { no, sha256: held.sha256 }, wording, issue: marks }
  const text = canonical(content as unknown as Json)
  const title = titleOf(composition)
  return { ...(await makeFiles(workshop, title, composeReport(composition, marks))), no, marks, frozen, title, content: text, sha256: sha256(text) }
}

export const serialIn = (number: string) => {
  const read = readOfficialNumber(number)
  return read && { serial: read.serial, suffix: read.suffix.toLowerCase() }
}

/** Ban hành: the number is given, the text is sealed, and the report enters the register of papers. */
export async function issueReport(
  tx: Tx,
  { by, at, id, seen, numberReason: reason }: IssueReport,
  ready: ReadyToIssue,
): Promise<{ id: ReportId; version: number; no: number; paperId: PaperId; number: string }> {
  const { frozen, marks, no, content, html } = ready
  const { issuer, period } = frozen.frame
  const kind = frozen.template.paperKind.code
  const { number, issuedOn } = marks
  const wish = serialIn(number)
  const locked = await lockReport(tx, by.authority, id, { at, series: { issuer: issuer.id, kind, year: Number(issuedOn.slice(0, 4)), numbers: only(wish) } })
  if (locked.version !== seen || locked.latest !== no) refuse('conflict', 'record.changed-meanwhile', { version: locked.version })
  stateAfter(locked.state, 'issue')
  // Since the files were made the office may have begun to keep the series.
  if (locked.series && locked.state !== 'approved') refuse('conflict', 'report.not-approved')
  const given = locked.series && giving(locked.series, { by, at, issuer: issuer.id, kind, issuedOn, wish, reason })
  if (given && numberKey(given.number) !== numberKey(number)) refuseAt('invalid', 'number', 'report.number-other', { number: given.number })
  const { keeping, files, kept } = paperFiles(by, at, { period, no, number }, ready)
  const paper = PaperId.parse(uuidv7(at))
  const begun = withFiles(tx, keeping, files)
  const issued = withIssue(given ? given.withNumber(begun) : begun, by.authority, id, seen, at, {
    no,
    ...marks,
    paper,
    content,
    sha256: ready.sha256,
    html,
    ...kept,
  })
  const write = () =>
    recordIssuedPaper(issued, {
      by,
      at,
      id: paper,
      kind,
      number,
      issuedOn,
      issuer: { id: issuer.id, name: issuer.name },
      abstract: ready.title,
      signerName: marks.signerName,
      signerTitle: marks.signerTitle,
      fileId: kept.pdf,
      recipients: issuer.recipients,
    })
  await (given ? numberOnce(given, write) : write())
  record(tx, {
    at,
    by,
    type: 'report.issued',
    subject: { kind: 'report', id },
    assertedOn: issuedOn,
    facts: {
      no,
      number,
      here: given !== undefined,
      issuedOn,
      paper,
      content: ready.sha256,
      html: sha256(html),
      docx: ready.docx.sha256,
      pdf: ready.pdf.sha256,
    },
    personal: { signerName: marks.signerName, signerTitle: marks.signerTitle, reason },
  })
  return { id, version: seen + 1, no, paperId: paper, number }
}
