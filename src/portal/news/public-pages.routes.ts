/// <reference types="@fastify/swagger" />
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Db } from '../../platform/db/database.ts'
import { readKept } from '../../platform/files/vault.ts'
import { sendPage } from '../../platform/http/page.ts'
import { asRefusal } from '../../platform/http/problem.ts'
import type { Services } from '../../platform/services/services.ts'
import { cssAddress } from './css-address.page.ts'
import type { Head } from './head.queries.ts'
import type { Language } from './published-time.ts'
import { plainPage, type Shown } from './render.page.tsx'

const html = 'text/html; charset=utf-8'
const pageCache = 'public, max-age=60'

type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>

const languageOf = (request: FastifyRequest): Language => (/^\/en(\/|\?|$)/.test(request.url) ? 'en' : 'vi')
const plain = (request: FastifyRequest, kind: 'not-found' | 'away') => plainPage({ language: languageOf(request), head: null, cssAddress }, kind)

export interface PublicPages {
  /** Reads as `hc_public`: copies only. */
  db(): Db
  /** `https://…` of this installation. */
  siteOf(request: FastifyRequest): string
  get(path: string, handler: Handler): void
  /** The same page at its Vietnamese and its English address. */
  inBoth(path: string, handler: (request: FastifyRequest, reply: FastifyReply, shownWith: (head: Head | null) => Shown) => Promise<unknown>): void
  send(request: FastifyRequest, reply: FastifyReply, page: string, status?: number): FastifyReply
  /** Withdrawn is not the same as never there: whoever kept the address learns what became of it. */
  gone(request: FastifyRequest, reply: FastifyReply, page: string): FastifyReply
  notFound(request: FastifyRequest, reply: FastifyReply): FastifyReply
  /** The slug of the address; undefined for what is nobody's, so that the database is not asked. */
  slugOf(request: FastifyRequest): string | undefined
  sendPdf(request: FastifyRequest, reply: FastifyReply, slug: string, file: { name: string; sha256: string }): Promise<FastifyReply>
}

/** How every public page is served: from copies, in two languages, without a script, and with a page for readers where it cannot be. */
export function publicPages(app: FastifyInstance, { database, config, files, log }: Services): PublicPages {
  const siteOf = (request: FastifyRequest) => config.publicUrl?.replace(/\/$/, '') ?? `${request.protocol}://${request.host}`
  const errorHandler = (error: Error, request: FastifyRequest, reply: FastifyReply) => {
    if (asRefusal(error)?.kind !== 'unavailable') throw error
    log.warn({ err: error }, 'portal')
    void sendPage(request, reply, plain(request, 'away'), { type: html, cache: 'no-store', status: 503 })
  }
  const get = (path: string, handler: Handler) => void app.get(path, { schema: { hide: true }, errorHandler }, handler)
  return {
    db: () => database.of('public'),
    siteOf,
    get,
    inBoth(path, handler) {
      for (const language of ['vi', 'en'] as const) {
        const own = language === 'vi' ? path : path === '/' ? '/en' : `/en${path}`
        get(own, (request, reply) => handler(request, reply, (head) => ({ language, head, cssAddress, site: siteOf(request) })))
      }
    },
    send: (request, reply, page, status) => sendPage(request, reply, page, { type: html, cache: pageCache, ...(status === undefined ? {} : { status }) }),
    gone: (request, reply, page) => sendPage(request, reply, page, { type: html, cache: 'no-cache', status: 410 }),
    notFound: (request, reply) => sendPage(request, reply, plain(request, 'not-found'), { type: html, cache: 'no-cache', status: 404 }),
    slugOf(request) {
      const { slug } = request.params as { slug: string }
      return /^[a-z0-9-]{1,140}$/.test(slug) ? slug : undefined
    },
    async sendPdf(request, reply, slug, { name, sha256 }) {
      const tag = `"${sha256.slice(0, 32)}"`
      void reply.header('etag', tag).header('cache-control', 'public, max-age=300')
      if (request.headers['if-none-match'] === tag) return reply.code(304).send()
      return reply
        .type('application/pdf')
        .header('x-content-type-options', 'nosniff')
        .header(
          'content-disposition',
          `inline; filename="${slug.slice(0, 100)}.pdf"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)}`,
        )
        .send(await readKept(files, sha256))
    },
  }
}
