import { sql } from 'kysely'
import { z } from 'zod'
import { dayOf } from '../../kernel/day.ts'
import type { Db } from '../../platform/db/database.ts'
import { Head, headJson } from './head.queries.ts'

const Instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text))
const Pages = z.array(z.object({ path: z.string(), changedAt: Instant.nullable() }))
const FeedItem = z.object({ path: z.string(), title: z.string(), publishedAt: Instant, opening: z.string().nullable() })
export type FeedItem = z.infer<typeof FeedItem>
const Latest = z.object({ head: Head.nullable(), rows: z.array(FeedItem) })

/** A sitemap holds 50,000 addresses; every page has two. */
const most = 20_000

/** An installation shows the pages of one authority: the first that published. */
const publisher = sql`(SELECT authority_id FROM published_authority ORDER BY authority_id LIMIT 1)`

/** What was published last: news, newsletters, papers, each where it is read; one statement. */
export async function latest(db: Db, at: Date, limit: number): Promise<z.infer<typeof Latest>> {
  const { rows } = await sql<{ found: unknown }>`
    WITH items AS (
      (SELECT '/tin/' || slug AS path, title, published_at, substring(html FROM '<p>(.*?)</p>') AS opening FROM published_article
        WHERE authority_id = ${publisher} AND withdrawn_at IS NULL AND published_at <= ${at} ORDER BY published_at DESC, id LIMIT ${limit})
      UNION ALL
      (SELECT '/ban-tin/' || slug, name || ': ' || title, published_at, substring(html FROM '<p>(.*?)</p>') FROM published_newsletter
        WHERE authority_id = ${publisher} AND withdrawn_at IS NULL ORDER BY published_at DESC, id LIMIT ${limit})
      UNION ALL
      (SELECT '/van-ban/' || p.slug, k.name_vi || ' ' || p.number || ' ' || p.abstract, p.published_at, NULL FROM published_paper p JOIN paper_kind k ON k.code = p.kind
        WHERE p.authority_id = ${publisher} AND p.withdrawn_at IS NULL ORDER BY p.published_at DESC, p.paper_id LIMIT ${limit})
    )
    SELECT json_build_object('head', ${headJson(sql`(SELECT * FROM published_authority ORDER BY authority_id LIMIT 1)`, dayOf(at))},
      'rows', (SELECT coalesce(json_agg(json_build_object('path', path, 'title', title, 'publishedAt', published_at, 'opening', opening) ORDER BY published_at DESC, path), '[]')
        FROM (SELECT * FROM items ORDER BY published_at DESC, path LIMIT ${limit}) last)) AS found`.execute(db)
  return Latest.parse(rows[0]?.found)
}

/** Addresses of news, newsletters, papers and, where the register is open, of agencies' pages; the latest of each first. */
export async function sitePages(db: Db, at: Date): Promise<z.infer<typeof Pages>> {
  const { rows } = await sql<{ found: unknown }>`
    WITH pages AS (
      (SELECT '/tin/' || a.slug AS path, a.published_at AS changed_at FROM published_article a
        WHERE a.authority_id = ${publisher} AND a.withdrawn_at IS NULL AND a.published_at <= ${at} ORDER BY a.published_at DESC LIMIT ${most / 4})
      UNION ALL
      (SELECT '/ban-tin/' || n.slug, n.published_at FROM published_newsletter n
        WHERE n.authority_id = ${publisher} AND n.withdrawn_at IS NULL ORDER BY n.published_at DESC LIMIT ${most / 4})
      UNION ALL
      (SELECT '/van-ban/' || v.slug, v.changed_at FROM published_paper v
        WHERE v.authority_id = ${publisher} AND v.withdrawn_at IS NULL ORDER BY v.published_at DESC LIMIT ${most / 4})
      UNION ALL
      (SELECT '/co-quan/' || p.slug, NULL FROM published_address p
        WHERE p.authority_id = (SELECT authority_id FROM published_register WHERE open AND copied_at IS NOT NULL ORDER BY authority_id LIMIT 1) ORDER BY p.slug LIMIT ${most})
    )
    SELECT coalesce(json_agg(json_build_object('path', path, 'changedAt', changed_at)), '[]') AS found FROM (SELECT * FROM pages LIMIT ${most}) shown`.execute(
    db,
  )
  return Pages.parse(rows[0]?.found)
}
