import type { FastifyInstance } from 'fastify'
import { refuse } from '../../kernel/refusal.ts'
import { sendPage } from '../../platform/http/page.ts'
import type { Services } from '../../platform/services/services.ts'
import { articlePage, type FoundArticle, newsPage } from './article.queries.ts'
import { cssAddress, cssTag } from './css-address.page.ts'
import { momentsOf, rangeAsked, readNewsAddress } from './day-range.ts'
import { feedRoutes } from './feed.routes.ts'
import { portalCss } from './portal-css.ts'
import { publicPages } from './public-pages.routes.ts'
import { frontPage, newsArticlePage, newsListPage, withdrawnPage } from './render.page.tsx'
import { sizeAsked, sized } from './text-size.ts'

const onFront = 8
const perPage = 20
const addressesOfOthers = /^\/(api|app|healthz|readyz|metrics)(\/|\?|$)/

/** The public pages of news. They read as `hc_public`, from the copies that the act of publishing wrote, and carry no script. */
export function portalPages(app: FastifyInstance, services: Services): void {
  const { clock } = services
  feedRoutes(app, services)
  // Every public page in the size its address asks for, those of the other rooms too.
  app.addHook('onSend', async (request, reply, payload) => {
    const size = sizeAsked(request.query)
    const isPage = typeof payload === 'string' && String(reply.getHeader('content-type')).startsWith('text/html') && !addressesOfOthers.test(request.url)
    return size === undefined || !isPage ? payload : sized(payload, size)
  })
  const { db, siteOf, get, inBoth, send, gone, notFound, slugOf, sendPdf } = publicPages(app, services)
  const nothing: FoundArticle = { head: null, article: null, withdrawn: null }
  const found = (slug: string | undefined) => (slug === undefined ? nothing : articlePage(db(), { at: clock.now(), slug }))

  app.get('/portal.css', { schema: { hide: true } }, async (request, reply) =>
    sendPage(request, reply, portalCss, { type: 'text/css; charset=utf-8', tag: cssTag, cache: 'public, max-age=31536000, immutable' }),
  )

  inBoth('/', async (request, reply, shownWith) => {
    const { head, ...news } = await newsPage(db(), { at: clock.now(), from: 0, limit: onFront })
    return send(request, reply, frontPage(shownWith(head), news))
  })

  inBoth('/tin', async (request, reply, shownWith) => {
    const asked = readNewsAddress(request.query)
    const range = rangeAsked(asked)
    const shown = range.kind === 'range' ? { ...momentsOf(range), from: (asked.page - 1) * perPage, limit: perPage } : { from: 0, limit: 0 }
    const { head, total, rows } = await newsPage(db(), { at: clock.now(), ...shown })
    if (range.kind !== 'range') return send(request, reply, newsListPage(shownWith(head), { rows: [], total: 0, pages: 0, asked, range }), 400)
    if (rows.length === 0 && asked.page > 1) return notFound(request, reply)
    return send(request, reply, newsListPage(shownWith(head), { rows, total, pages: Math.ceil(total / perPage), asked, range }))
  })

  inBoth('/tin/:slug', async (request, reply, shownWith) => {
    const { head, article, withdrawn } = await found(slugOf(request))
    if (withdrawn) return gone(request, reply, withdrawnPage(shownWith(head), withdrawn))
    return article ? send(request, reply, newsArticlePage(shownWith(head), article)) : notFound(request, reply)
  })

  get('/tin/:slug/tep.pdf', async (request, reply) => {
    const { head, article, withdrawn } = await found(slugOf(request))
    if (withdrawn) return gone(request, reply, withdrawnPage({ language: 'vi', head, cssAddress, site: siteOf(request) }, withdrawn))
    return article?.file ? sendPdf(request, reply, article.slug, article.file) : notFound(request, reply)
  })

  // Everything that is nobody's address: a page for readers; the rooms behind /api and /app answer for themselves.
  get('/*', async (request, reply) => {
    if (addressesOfOthers.test(request.url)) return refuse('not-found', 'request.no-such-address')
    return notFound(request, reply)
  })
}
