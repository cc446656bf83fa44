import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { Day, dayOf } from '../../kernel/day.ts'
import { fold } from '../../kernel/fold.ts'
import { TwoLanguages } from '../../kernel/list.ts'
import type { Db } from '../../platform/db/database.ts'
import { Head, headJson } from '../news/facade.ts'

const Instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text))

const PublicPaperRow = z.object({
  slug: z.string(),
  kindName: TwoLanguages,
  number: z.string(),
  issuedOn: Day,
  issuer: z.string(),
  abstract: z.string(),
  hasFile: z.boolean(),
})
export type PublicPaperRow = z.infer<typeof PublicPaperRow>

const PublicPaper = PublicPaperRow.omit({ hasFile: true }).extend({
  publishedAt: Instant,
  changedAt: Instant,
  withdrawnAt: Instant.nullable(),
  file: z.object({ name: z.string(), sha256: z.string(), size: z.number() }).nullable(),
})
export type PublicPaper = z.infer<typeof PublicPaper>

const Library = z.object({
  head: Head.nullable(),
  total: z.int(),
  rows: z.array(PublicPaperRow),
  kinds: z.array(z.object({ code: z.string(), name: TwoLanguages })),
  years: z.array(z.int()),
  issuers: z.array(z.object({ key: z.string(), name: z.string() })),
})
export type LibraryPage = z.infer<typeof Library>

const OnePage = z.object({ head: Head.nullable(), paper: PublicPaper.nullable() })
export type FoundPaper = z.infer<typeof OnePage>

/** An installation shows the pages of one authority: the first that published. */
const head = sql`head AS MATERIALIZED (SELECT * FROM published_authority ORDER BY authority_id LIMIT 1)`
const headOn = (at: Date) => headJson(sql`head`, dayOf(at))
const publisher = sql`(SELECT authority_id FROM head)`
const kindName = sql`json_build_object('vi', k.name_vi, 'en', k.name_en)`

export interface LibraryAsked {
  at: Date
  q: string
  kind: string
  year: string
  issuer: string
  from: number
  limit: number
}

function matching({ q, kind, year, issuer }: LibraryAsked): RawBuilder<unknown> {
  const words = fold(q)
  const where = sql.join(
    [
      sql`p.authority_id = ${publisher} AND p.withdrawn_at IS NULL`,
      ...(words === '' ? [] : [sql`p.search_norm LIKE '%' || ${words.replace(/[\\%_]/g, '\\$&')} || '%'`]),
      ...(kind === '' ? [] : [sql`p.kind = ${kind}`]),
      ...(year === '' ? [] : [sql`p.issued_on >= make_date(${year}::int, 1, 1) AND p.issued_on < make_date(${year}::int + 1, 1, 1)`]),
      ...(issuer === '' ? [] : [sql`p.issuer_key = ${issuer}`]),
    ],
    sql` AND `,
  )
  // Of rare words the search finds all before the page is cut: along the index by day it would read the whole library for them.
  return sql`matched AS ${words === '' ? sql`NOT MATERIALIZED` : sql`MATERIALIZED`} (SELECT p.authority_id, p.paper_id, p.issued_on FROM published_paper p WHERE ${where})`
}

/** From one value of an index to the next, so that what a filter offers costs as many look-ups as there are values. */
const values = sql`
  years AS (
    (SELECT extract(year FROM p.issued_on)::int AS year FROM published_paper p WHERE p.authority_id = ${publisher} AND p.withdrawn_at IS NULL ORDER BY p.issued_on DESC LIMIT 1)
    UNION ALL
    SELECT (SELECT extract(year FROM p.issued_on)::int FROM published_paper p
      WHERE p.authority_id = ${publisher} AND p.withdrawn_at IS NULL AND p.issued_on < make_date(y.year, 1, 1) ORDER BY p.issued_on DESC LIMIT 1)
    FROM years y WHERE y.year IS NOT NULL
  ),
  issuers AS (
    (SELECT p.issuer_key AS key, p.issuer_name AS name FROM published_paper p WHERE p.authority_id = ${publisher} AND p.withdrawn_at IS NULL ORDER BY p.issuer_key LIMIT 1)
    UNION ALL
    SELECT n.issuer_key, n.issuer_name FROM issuers i CROSS JOIN LATERAL (SELECT p.issuer_key, p.issuer_name FROM published_paper p
      WHERE p.authority_id = ${publisher} AND p.withdrawn_at IS NULL AND p.issuer_key > i.key ORDER BY p.issuer_key LIMIT 1) n
  )`

/** The papers of a page, newest first, with their number, what the filters offer and the head of the page: one statement. */
export async function libraryPage(db: Db, asked: LibraryAsked): Promise<LibraryPage> {
  const { rows } = await sql<{ found: unknown }>`
    WITH RECURSIVE ${head}, ${values}, ${matching(asked)}
    SELECT json_build_object('head', ${headOn(asked.at)}, 'total', (SELECT count(*) FROM matched),
      'rows', (SELECT coalesce(json_agg(json_build_object('slug', r.slug, 'kindName', ${kindName}, 'number', r.number, 'issuedOn', r.issued_on,
          'issuer', r.issuer_name, 'abstract', r.abstract, 'hasFile', r.file_sha256 IS NOT NULL) ORDER BY r.issued_on DESC, r.paper_id), '[]')
        FROM (SELECT * FROM matched ORDER BY issued_on DESC, paper_id OFFSET ${asked.from} LIMIT ${asked.limit}) m
        JOIN published_paper r ON r.authority_id = m.authority_id AND r.paper_id = m.paper_id JOIN paper_kind k ON k.code = r.kind),
      'kinds', (SELECT coalesce(json_agg(json_build_object('code', k.code, 'name', ${kindName}) ORDER BY k.position), '[]') FROM paper_kind k
        WHERE EXISTS (SELECT FROM published_paper p WHERE p.authority_id = ${publisher} AND p.kind = k.code AND p.withdrawn_at IS NULL)),
      'years', (SELECT coalesce(json_agg(year ORDER BY year DESC), '[]') FROM years WHERE year IS NOT NULL),
      'issuers', (SELECT coalesce(json_agg(json_build_object('key', key, 'name', name) ORDER BY name COLLATE "vi-x-icu"), '[]') FROM issuers)) AS found`.execute(
    db,
  )
  return Library.parse(rows[0]?.found)
}

export async function publicPaperPage(db: Db, { at, slug }: { at: Date; slug: string }): Promise<FoundPaper> {
  const { rows } = await sql<{ found: unknown }>`
    WITH ${head}
    SELECT json_build_object('head', ${headOn(at)}, 'paper', (SELECT json_build_object('slug', p.slug, 'kindName', ${kindName}, 'number', p.number,
        'issuedOn', p.issued_on, 'issuer', p.issuer_name, 'abstract', p.abstract, 'publishedAt', p.published_at, 'changedAt', p.changed_at, 'withdrawnAt', p.withdrawn_at,
        'file', CASE WHEN p.file_sha256 IS NULL THEN NULL ELSE json_build_object('name', p.file_name, 'sha256', p.file_sha256, 'size', p.file_size) END)
      FROM published_paper p JOIN paper_kind k ON k.code = p.kind WHERE p.authority_id = ${publisher} AND p.slug = ${slug})) AS found`.execute(db)
  return OnePage.parse(rows[0]?.found)
}
