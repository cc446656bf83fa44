import { sql } from 'kysely'
import { z } from 'zod'
import { dayOf } from '../../kernel/day.ts'
import { TwoLanguages } from '../../kernel/list.ts'
import type { Db } from '../../platform/db/database.ts'
import { Head, headJson } from './head.queries.ts'

const Instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text))

const NewsRow = z.object({ slug: z.string(), title: z.string(), publishedAt: Instant, opening: z.string().nullable() })
export type NewsRow = z.infer<typeof NewsRow>

const Article = z.object({
  slug: z.string(),
  title: z.string(),
  publishedAt: Instant,
  html: z.string(),
  sourceLine: z.string(),
  notice: TwoLanguages.nullable(),
  file: z.object({ name: z.string(), sha256: z.string(), size: z.number() }).nullable(),
})
export type Article = z.infer<typeof Article>

/** What is left to say of an article that was taken back. */
const Withdrawn = z.object({ slug: z.string(), title: z.string(), publishedAt: Instant, withdrawnAt: Instant })
export type Withdrawn = z.infer<typeof Withdrawn>

const NewsPage = z.object({ head: Head.nullable(), total: z.int(), rows: z.array(NewsRow) })
const ArticlePage = z.object({ head: Head.nullable(), found: z.union([Withdrawn, Article]).nullable() })

/** An installation shows the pages of one authority: the first that published. */
const head = sql`SELECT * FROM published_authority ORDER BY authority_id LIMIT 1`
const headOn = (at: Date) => headJson(sql`head`, dayOf(at))

export interface NewsAsked {
  at: Date
  from: number
  limit: number
  since?: Date | null
  before?: Date | null
}

/** The news of a page, newest first, with their number and the head of the page: one statement. */
export async function newsPage(db: Db, { at, from, limit, since = null, before = null }: NewsAsked): Promise<z.infer<typeof NewsPage>> {
  const { rows } = await sql<{ found: unknown }>`
    WITH head AS (${head}), shown AS (
      SELECT a.* FROM published_article a JOIN head h ON h.authority_id = a.authority_id WHERE a.withdrawn_at IS NULL AND a.published_at <= ${at}
        AND (${since}::timestamptz IS NULL OR a.published_at >= ${since}) AND (${before}::timestamptz IS NULL OR a.published_at < ${before})
    )
    SELECT json_build_object('head', ${headOn(at)}, 'total', (SELECT count(*) FROM shown), 'rows', (SELECT coalesce(json_agg(json_build_object(
        'slug', slug, 'title', title, 'publishedAt', published_at, 'opening', substring(html FROM '<p>(.*?)</p>')) ORDER BY published_at DESC, id), '[]')
      FROM (SELECT * FROM shown ORDER BY published_at DESC, id OFFSET ${from} LIMIT ${limit}) page)) AS found`.execute(db)
  return NewsPage.parse(rows[0]?.found)
}

export interface FoundArticle {
  head: Head | null
  article: Article | null
  withdrawn: Withdrawn | null
}

export async function articlePage(db: Db, { at, slug }: { at: Date; slug: string }): Promise<FoundArticle> {
  const { rows } = await sql<{ found: unknown }>`
    WITH head AS (${head})
    SELECT json_build_object('head', ${headOn(at)}, 'found', (SELECT CASE WHEN a.withdrawn_at IS NOT NULL
        THEN json_build_object('slug', a.slug, 'title', a.title, 'publishedAt', a.published_at, 'withdrawnAt', a.withdrawn_at) ELSE json_build_object('slug', a.slug, 'title', a.title, 'publishedAt', a.published_at, 'html', a.html,
        'sourceLine', a.source_line, 'notice', a.notice, 'file', CASE WHEN a.file_sha256 IS NULL THEN NULL ELSE json_build_object('name', a.file_name, 'sha256', a.file_sha256, 'size', a.file_size) END) END
      FROM published_article a JOIN head h ON h.authority_id = a.authority_id WHERE a.slug = ${slug} AND a.published_at <= ${at})) AS found`.execute(db)
  const page = ArticlePage.parse(rows[0]?.found)
  return page.found && 'withdrawnAt' in page.found
    ? { head: page.head, article: null, withdrawn: page.found }
    : { head: page.head, article: page.found, withdrawn: null }
}
