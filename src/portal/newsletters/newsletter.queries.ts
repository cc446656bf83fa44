import { sql } from 'kysely'
import { z } from 'zod'
import { activityGone } from '../../authority/programme/facade.ts'
import { fold } from '../../kernel/fold.ts'
import { type AuthorityId, FileId, type NewsletterId } from '../../kernel/identity.ts'
import { countedRows, sortOf } from '../../kernel/list.ts'
import { refuse } from '../../kernel/refusal.ts'
import { isoInstant } from '../../platform/db/instant.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { StoredFile } from '../../register/files/facade.ts'
import { type NewsletterListQuery, NewsletterRow, newsletterSorts, NewsletterView } from './newsletter.contract.ts'

const Found = z.object({ total: z.int(), rows: z.array(NewsletterRow) })

const isCounted = (authority: AuthorityId) => sql`(n.activity_id IS NOT NULL AND NOT ${activityGone(authority, sql`n.activity_id`)})`
const shared = (authority: AuthorityId) => sql`'id', n.id, 'state', n.state, 'series', n.series, 'number', n.number, 'issuedOn', n.issued_on,
  'title', n.title, 'channels', n.channels, 'counted', ${isCounted(authority)}, 'publishedAt', ${isoInstant('n.published_at')}`

/** Newsletters of a page with their number, in one statement. */
export async function viewNewsletters(
  tx: Tx,
  authority: AuthorityId,
  asked: NewsletterListQuery,
): Promise<{ rows: NewsletterRow[]; total: number; more: boolean }> {
  const words = asked.q === undefined ? '' : fold(asked.q)
  const { column, descending } = sortOf(asked.sort ?? '-issuedOn', newsletterSorts)
  const way = descending ? sql`DESC` : sql`ASC`
  const order = { issuedOn: sql`n.issued_on ${way}, n.id`, title: sql`n.title COLLATE "vi-x-icu" ${way}, n.id` }[column]
  const { rows } = await sql<{ found: unknown }>`
    WITH found AS MATERIALIZED (
      SELECT * FROM newsletter n WHERE n.authority_id = ${authority}
        AND (${words} = '' OR strpos(n.search_norm, ${words}) > 0)
        AND (${asked.state === undefined} OR n.state = ANY (${asked.state ?? []}::text[]))
        AND (${asked.state !== undefined} OR n.state <> 'discarded')
    ),
    page AS (SELECT n.*, row_number() OVER (ORDER BY ${order}) AS place FROM found n ORDER BY ${order} OFFSET ${asked.from} LIMIT ${asked.limit})
    SELECT json_build_object('total', (SELECT count(*) FROM (SELECT 1 FROM found LIMIT ${countedRows + 1}) c),
      'rows', (SELECT coalesce(json_agg(json_build_object(${shared(authority)}) ORDER BY place), '[]') FROM page n)) AS found`.execute(tx)
  const found = Found.parse(rows[0]?.found)
  return { rows: found.rows, total: Math.min(found.total, countedRows), more: found.total > countedRows }
}

export async function viewNewsletter(tx: Tx, authority: AuthorityId, id: NewsletterId): Promise<NewsletterView> {
  const { rows } = await sql<{ found: unknown }>`
    SELECT json_build_object(${shared(authority)}, 'version', n.version, 'body', n.body,
      'file', CASE WHEN f.id IS NULL THEN NULL ELSE json_build_object('id', f.id, 'name', f.name, 'mediaType', f.media_type, 'size', f.size) END,
      'author', o.name, 'activityId', CASE WHEN ${isCounted(authority)} THEN n.activity_id END, 'slug', n.slug,
      'withdrawnAt', ${isoInstant('n.withdrawn_at')}, 'changedAt', ${isoInstant('n.changed_at')}) AS found
    FROM newsletter n JOIN officer o ON o.authority_id = n.authority_id AND o.id = n.author_id
    LEFT JOIN stored_file f ON f.authority_id = n.authority_id AND f.id = n.file_id
    WHERE n.authority_id = ${authority} AND n.id = ${id}`.execute(tx)
  return rows[0] === undefined ? refuse('not-found', 'newsletter.not-found') : NewsletterView.parse(rows[0].found)
}

export async function fileOfNewsletter(tx: Tx, authority: AuthorityId, id: NewsletterId): Promise<StoredFile> {
  const row = await tx
    .selectFrom('newsletter as n')
    .innerJoin('storedFile as f', (join) => join.onRef('f.authorityId', '=', 'n.authorityId').onRef('f.id', '=', 'n.fileId'))
    .select(['f.id', 'f.sha256', 'f.name', 'f.mediaType', 'f.size'])
    .where('n.authorityId', '=', authority)
    .where('n.id', '=', id)
    .executeTakeFirst()
  return row ? { ...row, id: FileId.parse(row.id), size: Number(row.size) } : refuse('not-found', 'file.not-found')
}
