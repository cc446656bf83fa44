import { Feed } from 'feed'
import type { FeedItem } from './feed.queries.ts'
import type { Head } from './head.queries.ts'
import { words } from './words.page.ts'

/** The latest news, newsletters and papers for readers of RSS and Atom: at the addresses of their pages, with how each begins. */
export function feedOf(kind: 'rss' | 'atom', { site, head, rows, at }: { site: string; head: Head | null; rows: readonly FeedItem[]; at: Date }): string {
  const t = words.vi
  const office = head?.subDepartment || head?.name || t.product
  const feed = new Feed({
    id: `${site}/tin`,
    title: `${t.news} · ${office}`,
    description: t.programme,
    link: `${site}/tin`,
    language: 'vi',
    copyright: office,
    generator: t.product,
    // Of the news, not of the asking: what has not changed has the same tag.
    updated: rows[0]?.publishedAt ?? at,
    feedLinks: { rss: `${site}/tin.rss`, atom: `${site}/tin.atom` },
  })
  for (const { path, title, publishedAt, opening } of rows) {
    const address = `${site}${path}`
    feed.addItem({ id: address, link: address, title, date: publishedAt, published: publishedAt, ...(opening === null ? {} : { description: opening }) })
  }
  return kind === 'rss' ? feed.rss2() : feed.atom1()
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }
const escaped = (text: string) => text.replace(/[&<>"']/g, (c) => escapes[c] ?? c)

export interface SitePage {
  path: string
  changedAt: Date | null
}

/** Every public page in both languages, for search engines. */
export function sitemapOf(site: string, pages: readonly SitePage[]): string {
  const english = (path: string) => (path === '/' ? '/en' : `/en${path}`)
  const urls = pages.flatMap(({ path, changedAt }) =>
    [path, english(path)].map(
      (own) =>
        `<url><loc>${escaped(site + own)}</loc>${changedAt === null ? '' : `<lastmod>${changedAt.toISOString()}</lastmod>`}` +
        `<xhtml:link rel="alternate" hreflang="vi" href="${escaped(site + path)}"/><xhtml:link rel="alternate" hreflang="en" href="${escaped(site + english(path))}"/></url>`,
    ),
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${urls.join('\n')}\n</urlset>\n`
}

export const robotsOf = (site: string): string => `User-agent: *\nDisallow: /api/\nDisallow: /app\n\nSitemap: ${site}/sitemap.xml\n`
