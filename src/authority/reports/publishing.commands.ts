import type { Actor } from '../../kernel/actor.ts'
import { dayOf } from '../../kernel/day.ts'
import type { ReportId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import { sha256 } from '../../platform/audit-log/digest.ts'
import { record } from '../../platform/audit-log/record.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { articleHtml, correctedNotice, slugOf } from './article.ts'
import { composeText } from './compose.ts'
import { erratumNote, joinNotes } from './erratum.ts'
import { compositionOf } from './frozen.ts'
import { fileName } from './paper-file.ts'
import { loadToPublish, loadToWithdraw, savePublication, saveWithdrawal, type ToPublish } from './publication.store.ts'
import { stateAfter } from './report.ts'
import { demonstrationNotices, type ReportFrame } from './report-facts.ts'

export interface PublishReport {
  by: Actor
  at: Date
  id: ReportId
  seen: number
  publishedAt: Date | undefined
  title: string
  sourceLine: string
}

function headOf({ authority, issuer }: ReportFrame) {
  const chain = [...issuer.above.toReversed(), issuer, ...issuer.below]
  const at = (level: string) => chain.find((body) => body.level === level)?.name
  return {
    name: authority.name,
    department: at('department') ?? issuer.name,
    subDepartment: at('sub-department') ?? '',
    notice: authority.demonstration ? demonstrationNotices : null,
  }
}

/** The reader is told that the article was another before, and which of what is issued was put right. */
const noticeOf = ({ articleId, errata, no }: ToPublish, at: Date) =>
  joinNotes([
    ...(articleId === null ? [] : [correctedNotice(at)]),
    ...errata
      .filter((one) => one.no === no)
      .toReversed()
      .map(erratumNote),
  ])

/** Công bố lên cổng: a copy of text and PDF; published again after a new issue, it carries a visible note. */
export async function publishReport(
  tx: Tx,
  { by, at, id, seen, title, sourceLine, ...asked }: PublishReport,
): Promise<{ id: ReportId; version: number; slug: string }> {
  const wanted = slugOf(title)
  const found = await loadToPublish(tx, by.authority, id, wanted)
  if (found.version !== seen) refuse('conflict', 'record.changed-meanwhile', { version: found.version })
  stateAfter(found.state, 'publish')
  const { frozen, issued, number, issuedOn, pdfSha, pdfSize } = found
  if (!frozen || !issued || number === null || issuedOn === null || pdfSha === null || pdfSize === null) return refuse('conflict', 'report.not-issued')
  const publishedAt = asked.publishedAt ?? found.firstPublishedAt ?? at
  if (dayOf(publishedAt) < issuedOn) refuse('invalid', 'report.published-before-issue', { publishedOn: dayOf(publishedAt), issuedOn })
  const html = articleHtml(composeText(compositionOf(frozen, issued.wording)))
  // An address that was given out stays what it is.
  const slug = found.slug ?? (found.slugTaken ? `${wanted}-${id.slice(-6)}` : wanted)
  const version = await savePublication(tx, by.authority, id, seen, at, {
    article: {
      id: found.articleId,
      slug,
      title,
      publishedAt,
      html,
      sourceLine,
      fileName: fileName({ period: frozen.frame.period, no: null, number }, 'pdf'),
      fileSha256: pdfSha,
      fileSize: pdfSize,
      notice: noticeOf(found, at),
    },
    head: headOf(frozen.frame),
  })
  record(tx, {
    at,
    by,
    type: 'report.published',
    subject: { kind: 'report', id },
    assertedOn: dayOf(publishedAt),
    facts: { slug, publishedAt: publishedAt.toISOString(), html: sha256(html), pdf: pdfSha },
    personal: { title, sourceLine },
  })
  return { id, version, slug }
}

/** Gỡ tin: the public copy loses its text and its file at once; report, issue and paper stay what they are. */
export async function withdrawArticle(
  tx: Tx,
  { by, at, id, seen, reason }: { by: Actor; at: Date; id: ReportId; seen: number; reason: string },
): Promise<{ id: ReportId; version: number }> {
  const found = await loadToWithdraw(tx, by.authority, id)
  if (found.version !== seen) refuse('conflict', 'record.changed-meanwhile', { version: found.version })
  const { slug } = found
  if (slug === null) return refuse('conflict', 'report.no-article')
  const version = await saveWithdrawal(tx, by.authority, id, seen, at)
  record(tx, { at, by, type: 'report.article-withdrawn', subject: { kind: 'report', id }, facts: { slug }, personal: { reason } })
  return { id, version }
}
