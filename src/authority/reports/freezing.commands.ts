import type { Actor } from '../../kernel/actor.ts'
import { canonical, type Json } from '../../kernel/canonical-json.ts'
import type { Day } from '../../kernel/day.ts'
import type { ReportId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { PaperPress } from '../../papers/layout/facade.ts'
import type { OfficialDocumentDraft } from '../../papers/layout/official-document.ts'
import { paperCss } from '../../papers/layout/paper-css.ts'
import { renderHtml } from '../../papers/layout/paper-page.ts'
import { reachOf } from '../../platform/access/authorize.ts'
import { sha256 } from '../../platform/audit-log/digest.ts'
import { record } from '../../platform/audit-log/record.ts'
import type { Database } from '../../platform/db/database.ts'
import { inTransaction, type Tx } from '../../platform/db/transaction.ts'
import { keepBytes, type Kept } from '../../platform/files/vault.ts'
import { addFiles, asStored } from '../../register/files/facade.ts'
import { composeReport, titleOf } from './compose.ts'
import { loadLive } from './composition.queries.ts'
import { shownValue } from './figure-value.ts'
import { type FrozenContent, shownPart } from './frozen.ts'
import { whichFailed } from './failed-figures.queries.ts'
import { fileName, standalonePage } from './paper-file.ts'
import { checkReason, stateAfter } from './report.ts'
import { digestOf } from './report.commands.ts'
import { addVersion } from './report.store.ts'
import { unboundOf } from './unbound-of.ts'

/** What files are made with and where they are kept. */
export interface Workshop {
  database: Database
  press: PaperPress
  files: string
}

export interface Freeze {
  by: Actor
  at: Date
  id: ReportId
  seen: number
  digest: string
  reason: string | undefined
  /** The numbers typed into own words were looked at. */
  checked?: boolean
}

interface PaperFiles {
  html: string
  docx: Kept
  pdf: Kept
}

/** Word and PDF are made side by side on their own threads, and are safe on disk before any row names them. */
export async function makeFiles({ press, files }: Pick<Workshop, 'press' | 'files'>, title: string, paper: OfficialDocumentDraft): Promise<PaperFiles> {
  const [docx, pdf] = await Promise.all([press.docx(paper).then((bytes) => keepBytes(files, bytes)), press.pdf(paper).then((bytes) => keepBytes(files, bytes))])
  return { html: standalonePage(title, paperCss, renderHtml(paper, { figures: 'text', topHeading: 1 })), docx, pdf }
}

/** The rows of the two files: for a statement of their own, or to be added with what names them. */
export function paperFiles(by: Actor, at: Date, of: Parameters<typeof fileName>[0], { docx, pdf }: PaperFiles) {
  const keeping = { authority: by.authority, seat: by.seat, at }
  const word = asStored(keeping, { ...docx, name: fileName(of, 'docx') })
  const print = asStored(keeping, { ...pdf, name: fileName(of, 'pdf') })
  return { keeping, files: [word, print], kept: { docx: word.id, pdf: print.id } }
}

interface ReadyToFreeze extends PaperFiles {
  typed: number
  no: number
  period: string
  dataDate: Day
  content: string
  sha256: string
  figures: Record<string, string>
}

/** Figures and lists of one snapshot as known at the instant of the act, and the files made of them. Outside the writing transaction. */
export async function prepareFreeze(workshop: Workshop, { by, at, id, seen, digest, reason, checked = false }: Freeze): Promise<ReadyToFreeze> {
  const { held, around, composition } = await whichFailed(workshop.database, { by, id, at }, () =>
    inTransaction(workshop.database, reachOf(by), 'read', (tx) => loadLive(tx, by.authority, id, at)),
  )
  if (held.version !== seen) refuse('conflict', 'record.changed-meanwhile', { version: held.version })
  stateAfter(held.state, 'freeze')
  checkReason(held.latest, reason)
  if (digestOf(composition) !== digest) refuse('conflict', 'report.figures-changed')
  const typed = unboundOf(composition)
  if (typed.length > 0 && !checked) refuse('conflict', 'report.numbers-unchecked', { numbers: typed.map((one) => one.number).join('; ') })
  const no = held.latest + 1
  const content: FrozenContent = {
    format: 'hopchuan.report/1',
    report: { id, no, templateEdition: around.template.edition },
    knownAt: at.toISOString(),
    ...shownPart(composition),
    wording: composition.wording,
    figures: [...composition.figures],
  }
  const text = canonical(content as unknown as Json)
  const made = await makeFiles(workshop, titleOf(composition), composeReport(composition))
  const figures = Object.fromEntries(composition.figures.map((figure) => [figure.key, shownValue(figure.value)]))
  return { ...made, typed: typed.length, no, period: held.period, dataDate: held.dataDate, content: text, sha256: sha256(text), figures }
}

/** Chốt số liệu: from here on this version is read from what is kept, and never computed again. */
export async function freezeReport(tx: Tx, { by, at, id, seen, reason }: Freeze, ready: ReadyToFreeze): Promise<{ id: ReportId; version: number; no: number }> {
  const { no, dataDate, content, html } = ready
  const { keeping, files, kept } = paperFiles(by, at, { period: ready.period, no, number: null }, ready)
  await addFiles(tx, keeping, files)
  await addVersion(tx, by, id, seen, at, { no, dataDate, knownAt: at, content, sha256: ready.sha256, html, ...kept, reason: reason ?? null })
  record(tx, {
    at,
    by,
    type: 'report.frozen',
    subject: { kind: 'report', id },
    assertedOn: dataDate,
    facts: {
      no,
      dataDate,
      knownAt: at.toISOString(),
      content: ready.sha256,
      html: sha256(html),
      docx: ready.docx.sha256,
      pdf: ready.pdf.sha256,
      figures: ready.figures,
      ...(ready.typed > 0 ? { typedNumbersChecked: ready.typed } : {}),
    },
    personal: { reason },
  })
  return { id, version: seen + 1, no }
}
