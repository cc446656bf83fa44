import type { FastifyInstance } from 'fastify'
import type { Services } from '../../platform/services/services.ts'
import { pageAsked, publicPages } from '../news/facade.ts'
import { newsletterListPageOf, newsletterPageOf } from './newsletter.page.tsx'
import { type FoundNewsletter, newsletterListPage, newsletterPage } from './public-newsletter.queries.ts'

const perPage = 20

/** Newsletters as citizens read them. */
export function newsletterPages(app: FastifyInstance, services: Services): void {
  const { clock } = services
  const { db, inBoth, send, gone, notFound, slugOf, sendPdf } = publicPages(app, services)
  const nothing: FoundNewsletter = { head: null, newsletter: null }
  const found = (slug: string | undefined) => (slug === undefined ? nothing : newsletterPage(db(), { at: clock.now(), slug }))

  inBoth('/ban-tin', async (request, reply, shownWith) => {
    const asked = pageAsked(request.query)
    const { head, total, rows } = await newsletterListPage(db(), { at: clock.now(), from: (asked - 1) * perPage, limit: perPage })
    if (rows.length === 0 && asked > 1) return notFound(request, reply)
    return send(request, reply, newsletterListPageOf(shownWith(head), { rows, total, asked, pages: Math.ceil(total / perPage) }))
  })

  inBoth('/ban-tin/:slug', async (request, reply, shownWith) => {
    const { head, newsletter } = await found(slugOf(request))
    if (!newsletter) return notFound(request, reply)
    const page = newsletterPageOf(shownWith(head), newsletter)
    return newsletter.withdrawnAt === null ? send(request, reply, page) : gone(request, reply, page)
  })

  inBoth('/ban-tin/:slug/tep.pdf', async (request, reply, shownWith) => {
    const { head, newsletter } = await found(slugOf(request))
    if (newsletter?.withdrawnAt) return gone(request, reply, newsletterPageOf(shownWith(head), newsletter))
    return newsletter?.file ? sendPdf(request, reply, newsletter.slug, newsletter.file) : notFound(request, reply)
  })
}
