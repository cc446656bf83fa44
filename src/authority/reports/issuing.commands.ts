import type { Actor } from '../../kernel/actor.ts'
import { canonical, type Json } from '../../kernel/canonical-json.ts'
import { type Day, dayOf } from '../../kernel/day.ts'
import { PaperId, type ReportId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { recordIssuedPaper } from '../../papers/registers/facade.ts'
import { withFiles } from '../../register/files/facade.ts'
import { reachOf } from '../../platform/access/authorize.ts'
import { sha256 } from '../../platform/audit-log/digest.ts'
import { record } from '../../platform/audit-log/record.ts'
import { inTransaction, type Tx } from '../../platform/db/transaction.ts'
import { composeReport, type IssueMarks, titleOf } from './compose.ts'
import { makeFiles, paperFiles, type Workshop } from './freezing.commands.ts'
import { compositionOf, type FrozenContent, type IssuedContent } from './frozen.ts'
import { checkIssue, stateAfter } from './report.ts'
import { loadToIssue } from './report.queries.ts'
import { addIssue } from './report.store.ts'

export interface IssueReport {
  by: Actor
  at: Date
  id: ReportId
  seen: number
  number: string
  issuedOn: Day
  signerName: string | null
  signerTitle: string
}

type ReadyToIssue = Awaited<ReturnType<typeof makeFiles>> & {
  no: number
  marks: IssueMarks
  frozen: FrozenContent
  title: string
  content: string
  sha256: string
}

/** The sealed paper: figures of the last frozen version, the words as they stand, number, day and signer. */
export async function prepareIssue(workshop: Workshop, { by, at, id, seen, ...marks }: IssueReport): Promise<ReadyToIssue> {
  const held = await inTransaction(workshop.database, reachOf(by), 'read', (tx) => loadToIssue(tx, by.authority, id))
  if (held.version !== seen) refuse('conflict', 'record.changed-meanwhile', { version: held.version })
  stateAfter(held.state, 'issue')
  const frozen = held.frozen ?? refuse('conflict', 'report.not-frozen')
  checkIssue(marks.issuedOn, frozen.frame.dataDate, dayOf(at))
  const composition = compositionOf(frozen, held.wording)
  const content: IssuedContent = { format: 'hopchuan.issue/1', frozen: { no: held.latest, sha256: held.sha256 }, wording: held.wording, issue: marks }
  const text = canonical(content as unknown as Json)
  const title = titleOf(composition)
  return {
    ...(await makeFiles(workshop, title, composeReport(composition, marks))),
    no: held.latest,
    marks,
    frozen,
    title,
    content: text,
    sha256: sha256(text),
  }
}

/** Ghi nhận ban hành: the text is sealed, and the report enters the register of papers under its number. */
export async function issueReport(
  tx: Tx,
  { by, at, id, seen }: IssueReport,
  ready: ReadyToIssue,
): Promise<{ id: ReportId; version: number; no: number; paperId: PaperId }> {
  const { frozen, marks, no, content, html } = ready
  const { issuer, period } = frozen.frame
  const { keeping, files, kept } = paperFiles(by, at, { period, no, number: marks.number }, ready)
  const paper = await recordIssuedPaper(withFiles(tx, keeping, files), {
    by,
    at,
    id: PaperId.parse(uuidv7(at)),
    kind: frozen.template.paperKind.code,
    number: marks.number,
    issuedOn: marks.issuedOn,
    issuer: { id: issuer.id, name: issuer.name },
    abstract: ready.title,
    signerName: marks.signerName,
    signerTitle: marks.signerTitle,
    fileId: kept.pdf,
  })
  await addIssue(tx, by, id, seen, at, { no, ...marks, paper, content, sha256: ready.sha256, html, ...kept })
  record(tx, {
    at,
    by,
    type: 'report.issued',
    subject: { kind: 'report', id },
    assertedOn: marks.issuedOn,
    facts: {
      no,
      number: marks.number,
      issuedOn: marks.issuedOn,
      paper,
      content: ready.sha256,
      html: sha256(html),
      docx: ready.docx.sha256,
      pdf: ready.pdf.sha256,
    },
    personal: { signerName: marks.signerName, signerTitle: marks.signerTitle },
  })
  return { id, version: seen + 1, no, paperId: paper }
}
