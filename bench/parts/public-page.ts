// W13: the public pages: front, the article of the report, and the library of 100,000 papers, with a search in it.
import { gzipSync } from 'node:zlib'
import { reads } from '../cells/reads.ts'
import { type Context, note } from '../context.ts'
import { mainAuthority } from '../product/people.ts'
import { underLoad } from './under-load.ts'

const papers = 100_000

type Page = readonly [work: string, path: string]

/** Papers as they are after years of publishing; one in five hundred tells of an inspection. */
async function fillLibrary({ owner }: Context): Promise<void> {
  await owner.query(
    `INSERT INTO published_paper (authority_id, paper_id, slug, kind, number, issued_on, issuer_name, issuer_key, abstract, search_norm, paper_version, published_at, changed_at)
     SELECT $1, gen_random_uuid(), 'van-ban-' || n, (ARRAY['decision', 'plan', 'report'])[1 + n % 3], n || '/QĐ-UBND', '1990-01-01'::date + n % 11000, 'Cơ quan ' || n % 60,
       'co quan ' || n % 60, 'về việc kiểm tra số ' || n, n || '/qd-ubnd ve viec ' || md5(n::text) || CASE WHEN n % 500 = 0 THEN ' kiem tra lien nganh' ELSE '' END, 1, now(), now()
     FROM generate_series(1, $2::int) n ON CONFLICT DO NOTHING`,
    [mainAuthority, papers],
  )
  await owner.query(
    "INSERT INTO published_authority (authority_id, name, department, sub_department) VALUES ($1, 'Thành phố', 'Sở', 'Chi cục') ON CONFLICT DO NOTHING",
    [mainAuthority],
  )
  await owner.query('ANALYZE published_paper')
}

export const publicPages = (context: Context, article: string): Promise<void> =>
  measured(context, [
    ['W13 front page', '/'],
    ['W13 article', article],
  ])

export async function library(context: Context): Promise<void> {
  await fillLibrary(context)
  await measured(context, [
    ['W13 library of 100,000 papers', '/van-ban'],
    ['W13 search in 100,000 papers', '/van-ban?q=kiem+tra+lien+nganh'],
  ])
}

async function measured(context: Context, pages: readonly Page[]): Promise<void> {
  const { urls, owner, options } = context
  const agencies = options.sizes[1]
  for (const [work, path] of pages) {
    const html = await (await fetch(new URL(path, urls.product))).text()
    if (/<script/i.test(html)) throw new Error(`${path} carries a script`)
    await owner.query('INSERT INTO bench_page (path, body) VALUES ($1, $2) ON CONFLICT (path) DO UPDATE SET body = excluded.body', [path.split('?')[0], html])
    const kilobytes = [Buffer.byteLength(html), gzipSync(html).byteLength].map((bytes) => (bytes / 1000).toFixed(1))
    note(context, `${work} size`, 'kB', [Buffer.byteLength(html) / 1000], `${kilobytes[1]} kB compressed`)
    await underLoad(context, work, agencies, await reads(urls, [], [path], () => undefined), { users: options.usersSmall, open: false })
  }
}
