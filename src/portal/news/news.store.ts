import { sql } from 'kysely'
import { z } from 'zod'
import { type AuthorityId, type NewsId, OfficerId } from '../../kernel/identity.ts'
import type { TwoLanguages } from '../../kernel/list.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { headLaidDown } from './head.store.ts'
import { type NewsForm, NewsState, newsSearchText } from './news.ts'

const Loaded = z.object({
  version: z.int(),
  state: NewsState,
  title: z.string(),
  body: z.string(),
  sourceLine: z.string(),
  author: OfficerId,
  slug: z.string().nullable(),
  publishedAt: z.date().nullable(),
  fileName: z.string().nullable(),
  fileSha256: z.string().nullable(),
  fileSize: z.coerce.number().nullable(),
  mediaType: z.string().nullable(),
})
export type LoadedNews = z.infer<typeof Loaded>

/** One piece of news, locked, with its file, or with the one it is to have. */
export async function loadNews(tx: Tx, authority: AuthorityId, id: NewsId, { seen, file }: { seen: number; file?: string | null }): Promise<LoadedNews> {
  const { rows } = await sql`
    SELECT n.version, n.state, n.title, n.body, n.source_line, n.author_id AS author, n.slug, n.published_at,
      f.name AS file_name, f.sha256 AS file_sha256, f.size AS file_size, f.media_type
    FROM news_item n LEFT JOIN stored_file f ON f.authority_id = n.authority_id AND f.id = ${file === undefined ? sql`n.file_id` : sql`${file}::uuid`}
    WHERE n.authority_id = ${authority} AND n.id = ${id} FOR UPDATE OF n`.execute(tx)
  if (rows[0] === undefined) return refuse('not-found', 'news.not-found')
  const found = Loaded.parse(rows[0])
  if (found.version !== seen) refuse('conflict', 'record.changed-meanwhile', { version: found.version })
  return found
}

/** What kind of file it is; null when there is none of this id. */
export async function mediaTypeOf(tx: Tx, authority: AuthorityId, file: string): Promise<string | null> {
  const row = await tx.selectFrom('storedFile').select('mediaType').where('authorityId', '=', authority).where('id', '=', file).executeTakeFirst()
  return row?.mediaType ?? null
}

const columnsOf = ({ title, body, sourceLine, fileId }: NewsForm) => ({
  title,
  body,
  sourceLine,
  fileId: fileId ?? null,
  searchNorm: newsSearchText({ title, body }),
})

export async function addNews(
  tx: Tx,
  authority: AuthorityId,
  id: NewsId,
  { form, author, at }: { form: NewsForm; author: OfficerId; at: Date },
): Promise<void> {
  await tx
    .insertInto('newsItem')
    .values({ authorityId: authority, id, state: 'draft', ...columnsOf(form), authorId: author, createdAt: at, changedAt: at })
    .execute()
}

export interface NewsChange {
  state: NewsState
  form?: NewsForm
  approval?: { by: OfficerId; at: Date; alone: boolean } | null
  publication?: { slug: string; publishedAt: Date }
  correctedAt?: Date
  withdrawnAt?: Date
}

const moved = (tx: Pick<Tx, 'updateTable'>, authority: AuthorityId, id: NewsId, seen: number, at: Date, change: NewsChange) =>
  tx
    .updateTable('newsItem')
    .set({
      version: seen + 1,
      state: change.state,
      changedAt: at,
      ...(change.form === undefined ? {} : columnsOf(change.form)),
      ...(change.approval === undefined
        ? {}
        : { approvedBy: change.approval?.by ?? null, approvedAt: change.approval?.at ?? null, approvedAlone: change.approval?.alone ?? false }),
      ...(change.publication ?? {}),
      ...(change.correctedAt === undefined ? {} : { correctedAt: change.correctedAt }),
      ...(change.withdrawnAt === undefined ? {} : { withdrawnAt: change.withdrawnAt }),
    })
    .where('authorityId', '=', authority)
    .where('id', '=', id)

export async function moveNews(tx: Tx, authority: AuthorityId, id: NewsId, seen: number, at: Date, change: NewsChange): Promise<void> {
  await moved(tx, authority, id, seen, at, change).execute()
}

export interface PublicCopy {
  slug: string
  title: string
  publishedAt: Date
  html: string
  sourceLine: string
  fileName: string | null
  fileSha256: string | null
  fileSize: number | null
  notice: TwoLanguages | null
}

/** The news and the copy the public reads, with the head of the public pages where there is none yet, in one statement. */
export async function publish(
  tx: Tx,
  authority: AuthorityId,
  id: NewsId,
  seen: number,
  at: Date,
  { change, copy }: { change: NewsChange; copy: PublicCopy },
): Promise<void> {
  const shown = { ...copy, notice: copy.notice === null ? null : JSON.stringify(copy.notice) }
  await tx
    .with('moved', (db) => moved(db, authority, id, seen, at, change))
    .with('head', () => sql`(${headLaidDown(authority)})` as never)
    .insertInto('publishedArticle')
    .values({ authorityId: authority, id, ...shown })
    .onConflict((oc) => oc.columns(['authorityId', 'id']).doUpdateSet(shown))
    .execute()
}

/** Title, date and address stay in the public copy, so that the address can say what became of it; text and file leave it. */
export async function withdraw(tx: Tx, authority: AuthorityId, id: NewsId, seen: number, at: Date): Promise<void> {
  await tx
    .with('moved', (db) => moved(db, authority, id, seen, at, { state: 'withdrawn', withdrawnAt: at }))
    .updateTable('publishedArticle')
    .set({ withdrawnAt: at, html: '', notice: null, fileName: null, fileSha256: null, fileSize: null })
    .where('authorityId', '=', authority)
    .where('id', '=', id)
    .execute()
}
