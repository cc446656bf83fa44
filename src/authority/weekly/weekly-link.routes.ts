import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { dayOf, slashed } from '../../kernel/day.ts'
import { readKept } from '../../platform/files/vault.ts'
import { sendFile } from '../../platform/http/file-reply.ts'
import { sendPage } from '../../platform/http/page.ts'
import type { Services } from '../../platform/services/services.ts'
import { weekPage } from './week.sheet.ts'
import { type LinkedPage, linkedPage } from './weekly-link.queries.ts'
import { noPage, weeklyCss, weeklyPageOf } from './weekly-link.page.tsx'

const css = `/trang-tuan.css?v=${createHash('sha256').update(weeklyCss).digest('base64url').slice(0, 8)}`
/** A person reads a page and opens its sheet; whoever asks more often is looking for pages. */
const rateLimit = { max: 30, timeWindow: '1 minute' }

/** The link in the letter: reads one page, needs no account, tells search engines and other sites nothing. */
export function weeklyLinks(app: FastifyInstance, { database, clock, files }: Services): void {
  const get = (path: string, found: (request: FastifyRequest, reply: FastifyReply, page: LinkedPage, token: string) => Promise<unknown>) =>
    app.get(path, { schema: { hide: true }, config: { rateLimit } }, async (request, reply) => {
      void reply.header('x-robots-tag', 'noindex, nofollow').header('referrer-policy', 'no-referrer')
      const { token } = request.params as { token: string }
      const page = await linkedPage(database, token, clock.now())
      if (page) return found(request, reply, page, token)
      return reply.code(404).header('cache-control', 'no-store').type('text/html; charset=utf-8').send(noPage(css))
    })

  get('/trang-tuan/:token', async (_, reply, { content, expiresAt }, token) =>
    reply
      .header('cache-control', 'private, no-store')
      .type('text/html; charset=utf-8')
      .send(weeklyPageOf(weekPage(content), { css, pdf: `/trang-tuan/${token}/trang-tuan.pdf`, until: slashed(dayOf(expiresAt)) })),
  )
  get('/trang-tuan/:token/trang-tuan.pdf', async (_, reply, { sha256, name }) =>
    sendFile(reply, { name, mediaType: 'application/pdf', content: await readKept(files, sha256), inline: true }),
  )
  app.get('/trang-tuan.css', { schema: { hide: true } }, (request, reply) =>
    sendPage(request, reply, weeklyCss, { type: 'text/css; charset=utf-8', cache: 'public, max-age=31536000, immutable' }),
  )
}
