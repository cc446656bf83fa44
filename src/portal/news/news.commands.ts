import type { Actor } from '../../kernel/actor.ts'
import { dayOf, slashed } from '../../kernel/day.ts'
import { NewsId } from '../../kernel/identity.ts'
import { refuse, refuseAt } from '../../kernel/refusal.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { record } from '../../platform/audit-log/record.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { newsHtml } from './news-text.ts'
import { checkApprover, type NewsForm, next, newsSlug, publicationTime } from './news.ts'
import { addNews, loadNews, mediaTypeOf, moveNews, publish, withdraw } from './news.store.ts'

interface By {
  by: Actor
  at: Date
}
interface One extends By {
  id: NewsId
  seen: number
}
export interface SavedNews {
  id: NewsId
  version: number
}

const wordsOf = ({ title, body, sourceLine }: NewsForm) => ({ title, text: body, sourceLine })

function checkFile(mediaType: string | null): void {
  if (mediaType === null) refuseAt('not-found', 'fileId', 'file.not-found')
  // The public page shows it in the browser: nothing but a PDF is safe there.
  if (mediaType !== 'application/pdf') refuseAt('invalid', 'fileId', 'news.file-not-pdf')
}

export async function createNews(tx: Tx, { by, at }: By, form: NewsForm): Promise<SavedNews> {
  const id = NewsId.parse(uuidv7(at))
  if (form.fileId !== undefined) checkFile(await mediaTypeOf(tx, by.authority, form.fileId))
  await addNews(tx, by.authority, id, { form, author: by.officer, at })
  record(tx, { at, by, type: 'news.begun', subject: { kind: 'news', id }, facts: { version: 1 }, personal: wordsOf(form) })
  return { id, version: 1 }
}

export async function saveNews(tx: Tx, { by, at, id, seen }: One, form: NewsForm): Promise<SavedNews> {
  const before = await loadNews(tx, by.authority, id, { seen, file: form.fileId ?? null })
  const state = next(before.state, 'save')
  if (form.fileId !== undefined) checkFile(before.mediaType)
  await moveNews(tx, by.authority, id, seen, at, { state, form })
  record(tx, { at, by, type: 'news.changed', subject: { kind: 'news', id }, facts: { version: seen + 1 }, personal: wordsOf(form) })
  return { id, version: seen + 1 }
}

/** To be approved, returned or given up: the state moves, the words stay. */
export async function moveOn(tx: Tx, { by, at, id, seen }: One, move: 'submit' | 'return' | 'discard', reason?: string): Promise<SavedNews> {
  const before = await loadNews(tx, by.authority, id, { seen })
  await moveNews(tx, by.authority, id, seen, at, { state: next(before.state, move), ...(move === 'return' ? { approval: null } : {}) })
  const type = { submit: 'news.submitted', return: 'news.returned', discard: 'news.discarded' }[move]
  record(tx, { at, by, type, subject: { kind: 'news', id }, facts: { version: seen + 1 }, personal: { reason } })
  return { id, version: seen + 1 }
}

export async function approveNews(tx: Tx, { by, at, id, seen }: One, reason: string | undefined): Promise<SavedNews> {
  const before = await loadNews(tx, by.authority, id, { seen })
  const state = next(before.state, 'approve')
  const { alone } = checkApprover(before.author, by.officer, reason)
  await moveNews(tx, by.authority, id, seen, at, { state, approval: { by: by.officer, at, alone } })
  record(tx, { at, by, type: 'news.approved', subject: { kind: 'news', id }, facts: { version: seen + 1, alone }, personal: { reason } })
  return { id, version: seen + 1 }
}

/** The copy the public reads is written now; the page shows it from its time on, without anybody doing anything then. */
export async function publishNews(tx: Tx, { by, at, id, seen }: One, asked: Date | undefined): Promise<SavedNews & { slug: string }> {
  const before = await loadNews(tx, by.authority, id, { seen })
  const state = next(before.state, 'publish')
  const publishedAt = publicationTime(asked, at)
  // The end of its own name tells two of one title apart; asking whether there is another could still be too late.
  const slug = newsSlug(before.title, id.slice(-6))
  const { title, sourceLine, fileName, fileSha256, fileSize } = before
  await publish(tx, by.authority, id, seen, at, {
    change: { state, publication: { slug, publishedAt } },
    copy: { slug, title, publishedAt, html: newsHtml(before.body), sourceLine, fileName, fileSha256, fileSize, notice: null },
  })
  record(tx, {
    at,
    by,
    type: 'news.published',
    subject: { kind: 'news', id },
    facts: { version: seen + 1, slug, publishedAt: publishedAt.toISOString() },
    personal: { title },
  })
  return { id, version: seen + 1, slug }
}

/** Corrected at its own address, with a note and its day on the page. What stood there before is in the record. */
export async function correctNews(tx: Tx, { by, at, id, seen }: One, { note, ...form }: NewsForm & { note: string }): Promise<SavedNews> {
  const before = await loadNews(tx, by.authority, id, { seen, file: form.fileId ?? null })
  const state = next(before.state, 'correct')
  if (form.fileId !== undefined) checkFile(before.mediaType)
  if (before.slug === null || before.publishedAt === null) return refuse('conflict', 'news.move-not-from-here', { move: 'correct', state: before.state })
  const on = slashed(dayOf(at))
  const { fileName, fileSha256, fileSize } = before
  await publish(tx, by.authority, id, seen, at, {
    change: { state, form, correctedAt: at },
    copy: {
      slug: before.slug,
      title: form.title,
      publishedAt: before.publishedAt,
      html: newsHtml(form.body),
      sourceLine: form.sourceLine,
      fileName,
      fileSha256,
      fileSize,
      notice: { vi: `Tin được đính chính ngày ${on}: ${note}`, en: `This article was corrected on ${on}: ${note}` },
    },
  })
  record(tx, {
    at,
    by,
    type: 'news.corrected',
    subject: { kind: 'news', id },
    facts: { version: seen + 1, slug: before.slug },
    personal: { ...wordsOf(form), note },
  })
  return { id, version: seen + 1 }
}

export async function withdrawNews(tx: Tx, { by, at, id, seen }: One, reason: string): Promise<SavedNews> {
  const before = await loadNews(tx, by.authority, id, { seen })
  next(before.state, 'withdraw')
  await withdraw(tx, by.authority, id, seen, at)
  record(tx, { at, by, type: 'news.withdrawn', subject: { kind: 'news', id }, facts: { version: seen + 1, slug: before.slug }, personal: { reason } })
  return { id, version: seen + 1 }
}
