import { sql } from 'kysely'
import { z } from 'zod'
import { Day, dayOf } from '../../kernel/day.ts'
import type { Db } from '../../platform/db/database.ts'
import { Head, headJson } from '../news/facade.ts'

const Instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text))

const PublicNewsletterRow = z.object({ slug: z.string(), name: z.string(), title: z.string(), issuedOn: Day, hasFile: z.boolean() })
export type PublicNewsletterRow = z.infer<typeof PublicNewsletterRow>

const PublicNewsletter = z.object({
  slug: z.string(),
  name: z.string(),
  title: z.string(),
  issuedOn: Day,
  publishedAt: Instant,
  html: z.string(),
  withdrawnAt: Instant.nullable(),
  file: z.object({ name: z.string(), sha256: z.string(), size: z.number() }).nullable(),
})
export type PublicNewsletter = z.infer<typeof PublicNewsletter>

const ListPage = z.object({ head: Head.nullable(), total: z.int(), rows: z.array(PublicNewsletterRow) })
const OnePage = z.object({ head: Head.nullable(), newsletter: PublicNewsletter.nullable() })
export type FoundNewsletter = z.infer<typeof OnePage>

/** An installation shows the pages of one authority: the first that published. */
const head = sql`head AS (SELECT * FROM published_authority ORDER BY authority_id LIMIT 1)`
const headOn = (at: Date) => headJson(sql`head`, dayOf(at))

/** Newsletters of a page, newest first, with their number and the head of the page: one statement. */
export async function newsletterListPage(db: Db, { at, from, limit }: { at: Date; from: number; limit: number }): Promise<z.infer<typeof ListPage>> {
  const { rows } = await sql<{ found: unknown }>`
    WITH ${head}, shown AS (SELECT n.* FROM published_newsletter n JOIN head h ON h.authority_id = n.authority_id WHERE n.withdrawn_at IS NULL)
    SELECT json_build_object('head', ${headOn(at)}, 'total', (SELECT count(*) FROM shown), 'rows', (SELECT coalesce(json_agg(json_build_object(
        'slug', slug, 'name', name, 'title', title, 'issuedOn', issued_on, 'hasFile', file_sha256 IS NOT NULL) ORDER BY issued_on DESC, id), '[]')
      FROM (SELECT * FROM shown ORDER BY issued_on DESC, id OFFSET ${from} LIMIT ${limit}) page)) AS found`.execute(db)
  return ListPage.parse(rows[0]?.found)
}

export async function newsletterPage(db: Db, { at, slug }: { at: Date; slug: string }): Promise<FoundNewsletter> {
  const { rows } = await sql<{ found: unknown }>`
    WITH ${head}
    SELECT json_build_object('head', ${headOn(at)}, 'newsletter', (SELECT json_build_object('slug', n.slug, 'name', n.name, 'title', n.title, 'issuedOn', n.issued_on,
        'publishedAt', n.published_at, 'html', n.html, 'withdrawnAt', n.withdrawn_at,
        'file', CASE WHEN n.file_sha256 IS NULL THEN NULL ELSE json_build_object('name', n.file_name, 'sha256', n.file_sha256, 'size', n.file_size) END)
      FROM published_newsletter n JOIN head h ON h.authority_id = n.authority_id WHERE n.slug = ${slug})) AS found`.execute(db)
  return OnePage.parse(rows[0]?.found)
}
