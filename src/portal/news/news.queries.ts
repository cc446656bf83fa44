import { sql } from 'kysely'
import { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import { fold } from '../../kernel/fold.ts'
import { type AuthorityId, FileId, type NewsId } from '../../kernel/identity.ts'
import { countedRows, sortOf } from '../../kernel/list.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { StoredFile } from '../../register/files/facade.ts'
import { type NewsListQuery, NewsRow, newsSorts, NewsView } from './news.contract.ts'

const Found = z.object({ total: z.int(), rows: z.array(NewsRow) })

/** News of the office and the articles of reports as one list, with its number, in one statement. */
export async function viewNews(tx: Tx, authority: AuthorityId, asked: NewsListQuery): Promise<{ rows: NewsRow[]; total: number; more: boolean }> {
  const words = asked.q === undefined ? '' : fold(asked.q)
  const { column, descending } = sortOf(asked.sort ?? '-changedAt', newsSorts)
  const by = { changedAt: sql`changed_at`, publishedAt: sql`published_at`, title: sql`title COLLATE "vi-x-icu"` }[column]
  const order = sql`${by} ${descending ? sql`DESC NULLS LAST` : sql`ASC NULLS LAST`}, id`
  const { rows } = await sql<{ found: unknown }>`
    WITH items AS (
      SELECT n.id, 'news' AS kind, n.title, n.state, o.name AS author, n.published_at, n.changed_at, n.slug, n.search_norm
      FROM news_item n JOIN officer o ON o.authority_id = n.authority_id AND o.id = n.author_id
      WHERE n.authority_id = ${authority}
      UNION ALL
      SELECT a.report_id, 'report', a.title, CASE WHEN a.withdrawn_at IS NULL THEN 'published' ELSE 'withdrawn' END, NULL, a.published_at,
        coalesce(a.withdrawn_at, a.published_at), a.slug, replace(a.slug, '-', ' ')
      FROM published_article a WHERE a.authority_id = ${authority} AND a.report_id IS NOT NULL
    ),
    found AS MATERIALIZED (
      SELECT * FROM items
      WHERE (${words} = '' OR strpos(search_norm, ${words}) > 0)
        AND (${asked.state === undefined} OR state = ANY (${asked.state ?? []}::text[]))
        AND (${asked.state !== undefined} OR state <> 'discarded')
    ),
    page AS (SELECT *, row_number() OVER (ORDER BY ${order}) AS place FROM found ORDER BY ${order} OFFSET ${asked.from} LIMIT ${asked.limit})
    SELECT json_build_object('total', (SELECT count(*) FROM (SELECT 1 FROM found LIMIT ${countedRows + 1}) c),
      'rows', (SELECT coalesce(json_agg(json_build_object('id', id, 'kind', kind, 'title', title, 'state', state, 'author', author,
        'publishedAt', published_at, 'changedAt', changed_at, 'slug', slug) ORDER BY place), '[]') FROM page)) AS found`.execute(tx)
  const found = Found.parse(rows[0]?.found)
  return { rows: found.rows, total: Math.min(found.total, countedRows), more: found.total > countedRows }
}

export async function viewOneNews(tx: Tx, { authority, officer }: Pick<Actor, 'authority' | 'officer'>, id: NewsId): Promise<NewsView> {
  const { rows } = await sql<{ found: unknown }>`
    SELECT json_build_object('id', n.id, 'version', n.version, 'state', n.state, 'title', n.title, 'body', n.body, 'sourceLine', n.source_line,
      'file', CASE WHEN f.id IS NULL THEN NULL ELSE json_build_object('id', f.id, 'name', f.name, 'mediaType', f.media_type, 'size', f.size) END,
      'author', json_build_object('id', a.id, 'name', a.name), 'mine', a.id = ${officer}, 'approvedBy', b.name, 'approvedAt', n.approved_at, 'approvedAlone', n.approved_alone,
      'slug', n.slug, 'publishedAt', n.published_at, 'correctedAt', n.corrected_at, 'withdrawnAt', n.withdrawn_at, 'changedAt', n.changed_at) AS found
    FROM news_item n JOIN officer a ON a.authority_id = n.authority_id AND a.id = n.author_id
    LEFT JOIN officer b ON b.authority_id = n.authority_id AND b.id = n.approved_by
    LEFT JOIN stored_file f ON f.authority_id = n.authority_id AND f.id = n.file_id
    WHERE n.authority_id = ${authority} AND n.id = ${id}`.execute(tx)
  return rows[0] === undefined ? refuse('not-found', 'news.not-found') : NewsView.parse(rows[0].found)
}

export async function fileOfNews(tx: Tx, authority: AuthorityId, id: NewsId): Promise<StoredFile> {
  const row = await tx
    .selectFrom('newsItem as n')
    .leftJoin('storedFile as f', (join) => join.onRef('f.authorityId', '=', 'n.authorityId').onRef('f.id', '=', 'n.fileId'))
    .select(['f.id', 'f.sha256', 'f.name', 'f.mediaType', 'f.size'])
    .where('n.authorityId', '=', authority)
    .where('n.id', '=', id)
    .executeTakeFirst()
  if (!row) return refuse('not-found', 'news.not-found')
  const { id: fileId, sha256, name, mediaType, size } = row
  if (fileId === null || sha256 === null || name === null || mediaType === null) return refuse('not-found', 'file.not-found')
  return { id: FileId.parse(fileId), sha256, name, mediaType, size: Number(size) }
}
