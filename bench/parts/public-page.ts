// W13: the public pages, the front and the article of the report.
import { gzipSync } from 'node:zlib'
import { reads } from '../cells/reads.ts'
import { type Context, note } from '../context.ts'
import { underLoad } from './under-load.ts'

export async function publicPages(context: Context, article: string): Promise<void> {
  const { urls, owner, options } = context
  const agencies = options.sizes[1]
  for (const [work, path] of [
    ['W13 front page', '/'],
    ['W13 article', article],
  ] as const) {
    const html = await (await fetch(new URL(path, urls.product))).text()
    if (/<script/i.test(html)) throw new Error(`${path} carries a script`)
    await owner.query('INSERT INTO bench_page (path, body) VALUES ($1, $2) ON CONFLICT (path) DO UPDATE SET body = excluded.body', [path, html])
    const kilobytes = [Buffer.byteLength(html), gzipSync(html).byteLength].map((bytes) => (bytes / 1000).toFixed(1))
    note(context, `${work} size`, 'kB', [Buffer.byteLength(html) / 1000], `${kilobytes[1]} kB compressed`)
    await underLoad(context, work, agencies, await reads(urls, [], [path], () => undefined), { users: options.usersSmall, open: false })
  }
}
