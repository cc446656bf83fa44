import type { FastifyInstance, FastifyRequest } from 'fastify'
import { sendPage } from '../../platform/http/page.ts'
import type { Services } from '../../platform/services/services.ts'
import { feedOf, robotsOf, sitemapOf } from './feed.page.ts'
import { latest, sitePages } from './feed.queries.ts'

const inFeed = 30
const cache = 'public, max-age=300'

/** What is new, for programs: feeds, and the map of the public pages for search engines. */
export function feedRoutes(app: FastifyInstance, { database, clock, config }: Services): void {
  const db = () => database.of('public')
  const siteOf = (request: FastifyRequest) => config.publicUrl?.replace(/\/$/, '') ?? `${request.protocol}://${request.host}`

  for (const [kind, type] of [
    ['rss', 'application/rss+xml; charset=utf-8'],
    ['atom', 'application/atom+xml; charset=utf-8'],
  ] as const) {
    app.get(`/tin.${kind}`, { schema: { hide: true } }, async (request, reply) => {
      const at = clock.now()
      const { head, rows } = await latest(db(), at, inFeed)
      return sendPage(request, reply, feedOf(kind, { site: siteOf(request), head, rows, at }), { type, cache })
    })
  }

  app.get('/sitemap.xml', { schema: { hide: true } }, async (request, reply) => {
    const pages = [...['/', '/tin', '/ban-tin', '/van-ban', '/cong-bo'].map((path) => ({ path, changedAt: null })), ...(await sitePages(db(), clock.now()))]
    return sendPage(request, reply, sitemapOf(siteOf(request), pages), { type: 'application/xml; charset=utf-8', cache })
  })

  app.get('/robots.txt', { schema: { hide: true } }, async (request, reply) =>
    sendPage(request, reply, robotsOf(siteOf(request)), { type: 'text/plain; charset=utf-8', cache }),
  )
}
