import type { FastifyInstance } from 'fastify'
import type { Services } from '../../platform/services/services.ts'
import { publicPages } from '../news/facade.ts'
import { readLibraryAddress } from './library-address.ts'
import { libraryPageOf, publicPaperPageOf } from './library.page.tsx'
import { type FoundPaper, libraryPage, publicPaperPage } from './library.queries.ts'

const perPage = 20

/** The library of published papers as citizens read it. */
export function libraryPages(app: FastifyInstance, services: Services): void {
  const { clock } = services
  const { db, inBoth, send, gone, notFound, slugOf, sendPdf } = publicPages(app, services)
  const nothing: FoundPaper = { head: null, paper: null }
  const found = (slug: string | undefined) => (slug === undefined ? nothing : publicPaperPage(db(), { at: clock.now(), slug }))

  inBoth('/van-ban', async (request, reply, shownWith) => {
    const asked = readLibraryAddress(request.query)
    const library = await libraryPage(db(), { ...asked, at: clock.now(), from: (asked.page - 1) * perPage, limit: perPage })
    if (library.rows.length === 0 && asked.page > 1) return notFound(request, reply)
    return send(request, reply, libraryPageOf(shownWith(library.head), asked, library, Math.ceil(library.total / perPage)))
  })

  inBoth('/van-ban/:slug', async (request, reply, shownWith) => {
    const { head, paper } = await found(slugOf(request))
    if (!paper) return notFound(request, reply)
    const page = publicPaperPageOf(shownWith(head), paper)
    return paper.withdrawnAt === null ? send(request, reply, page) : gone(request, reply, page)
  })

  inBoth('/van-ban/:slug/tep.pdf', async (request, reply, shownWith) => {
    const { head, paper } = await found(slugOf(request))
    if (paper?.withdrawnAt) return gone(request, reply, publicPaperPageOf(shownWith(head), paper))
    return paper?.file ? sendPdf(request, reply, paper.slug, paper.file) : notFound(request, reply)
  })
}
