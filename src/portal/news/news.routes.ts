import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { refuse } from '../../kernel/refusal.ts'
import { readKept } from '../../platform/files/vault.ts'
import { sendPage as send } from '../../platform/http/page.ts'
import { asRefusal } from '../../platform/http/problem.ts'
import type { Services } from '../../platform/services/services.ts'
import { feedRoutes } from './feed.routes.ts'
import { articlePage, type FoundArticle, newsPage, type Withdrawn } from './article.queries.ts'
import { cssAddress, cssTag } from './css-address.page.ts'
import { momentsOf, rangeAsked, readNewsAddress } from './day-range.ts'
import { sizeAsked, sized } from './text-size.ts'
import { portalCss } from './portal-css.ts'
import type { Language } from './published-time.ts'
import { frontPage, newsArticlePage, newsListPage, plainPage, type Shown, withdrawnPage } from './render.page.tsx'

const onFront = 8
const perPage = 20
const pageCache = 'public, max-age=60'
const addressesOfOthers = /^\/(api|app|healthz|readyz|metrics)(\/|\?|$)/

const html = 'text/html; charset=utf-8'

/** The public pages. They read as `hc_public`, from the copies that the act of publishing wrote, and carry no script. */
export function portalPages(app: FastifyInstance, services: Services): void {
  const { database, clock, files, config } = services
  feedRoutes(app, services)
  // Every public page in the size its address asks for, the register's too.
  app.addHook('onSend', async (request, reply, payload) => {
    const size = sizeAsked(request.query)
    const isPage = typeof payload === 'string' && String(reply.getHeader('content-type')).startsWith('text/html') && !addressesOfOthers.test(request.url)
    return size === undefined || !isPage ? payload : sized(payload, size)
  })
  const siteOf = (request: FastifyRequest) => config.publicUrl?.replace(/\/$/, '') ?? `${request.protocol}://${request.host}`
  const db = () => database.of('public')
  const languageOf = (request: FastifyRequest): Language => (/^\/en(\/|\?|$)/.test(request.url) ? 'en' : 'vi')

  const notFound = (request: FastifyRequest, reply: FastifyReply) =>
    send(request, reply, plainPage({ language: languageOf(request), head: null, cssAddress }, 'not-found'), { type: html, cache: 'no-cache', status: 404 })

  /** Withdrawn is not the same as never there: whoever kept the address learns what became of it. */
  const gone = (reply: FastifyReply, request: FastifyRequest, shown: Shown, withdrawn: Withdrawn) =>
    send(request, reply, withdrawnPage(shown, withdrawn), { type: html, cache: 'no-cache', status: 410 })

  /** A reader with the database away gets a page that says so, not a record for programs. */
  const errorHandler = (error: Error, request: FastifyRequest, reply: FastifyReply) => {
    const refusal = asRefusal(error)
    if (refusal?.kind !== 'unavailable') throw error
    request.log.warn({ err: error }, 'portal')
    void send(request, reply, plainPage({ language: languageOf(request), head: null, cssAddress }, 'away'), { type: html, cache: 'no-store', status: 503 })
  }
  /** What is no slug is nobody's address; the database is not asked. */
  const found = async (request: FastifyRequest): Promise<FoundArticle> => {
    const { slug } = request.params as { slug: string }
    return /^[a-z0-9-]{1,140}$/.test(slug) ? articlePage(db(), { at: clock.now(), slug }) : { head: null, article: null, withdrawn: null }
  }
  const get = (path: string, handler: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>) =>
    app.get(path, { schema: { hide: true }, errorHandler }, handler)

  app.get('/portal.css', { schema: { hide: true } }, async (request, reply) =>
    send(request, reply, portalCss, { type: 'text/css; charset=utf-8', tag: cssTag, cache: 'public, max-age=31536000, immutable' }),
  )

  for (const language of ['vi', 'en'] as const) {
    const prefix = language === 'vi' ? '' : '/en'

    get(prefix === '' ? '/' : prefix, async (request, reply) => {
      const { head, ...news } = await newsPage(db(), { at: clock.now(), from: 0, limit: onFront })
      return send(request, reply, frontPage({ language, head, cssAddress, site: siteOf(request) }, news), { type: html, cache: pageCache })
    })

    get(`${prefix}/tin`, async (request, reply) => {
      const asked = readNewsAddress(request.query)
      const range = rangeAsked(asked)
      const shown = range.kind === 'range' ? { ...momentsOf(range), from: (asked.page - 1) * perPage, limit: perPage } : { from: 0, limit: 0 }
      const { head, total, rows } = await newsPage(db(), { at: clock.now(), ...shown })
      if (range.kind !== 'range') {
        const explained = newsListPage({ language, head, cssAddress, site: siteOf(request) }, { rows: [], total: 0, pages: 0, asked, range })
        return send(request, reply, explained, { type: html, cache: pageCache, status: 400 })
      }
      if (rows.length === 0 && asked.page > 1) return notFound(request, reply)
      const page = newsListPage({ language, head, cssAddress, site: siteOf(request) }, { rows, total, pages: Math.ceil(total / perPage), asked, range })
      return send(request, reply, page, { type: html, cache: pageCache })
    })

    get(`${prefix}/tin/:slug`, async (request, reply) => {
      const { head, article, withdrawn } = await found(request)
      if (withdrawn) return gone(reply, request, { language, head, cssAddress, site: siteOf(request) }, withdrawn)
      if (!article) return notFound(request, reply)
      return send(request, reply, newsArticlePage({ language, head, cssAddress, site: siteOf(request) }, article), { type: html, cache: pageCache })
    })
  }

  get('/tin/:slug/tep.pdf', async (request, reply) => {
    const { head, article, withdrawn } = await found(request)
    if (withdrawn) return gone(reply, request, { language: 'vi', head, cssAddress, site: siteOf(request) }, withdrawn)
    if (!article?.file) return notFound(request, reply)
    const { slug } = article
    const { name, sha256 } = article.file
    void reply.header('etag', `"${sha256.slice(0, 32)}"`).header('cache-control', 'public, max-age=300')
    if (request.headers['if-none-match'] === `"${sha256.slice(0, 32)}"`) return reply.code(304).send()
    return reply
      .type('application/pdf')
      .header('x-content-type-options', 'nosniff')
      .header(
        'content-disposition',
        `inline; filename="${slug.slice(0, 100)}.pdf"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)}`,
      )
      .send(await readKept(files, sha256))
  })

  // Everything that is nobody's address: a page for readers; the rooms behind /api and /app answer for themselves.
  get('/*', async (request, reply) => {
    if (addressesOfOthers.test(request.url)) return refuse('not-found', 'request.no-such-address')
    return notFound(request, reply)
  })
}
