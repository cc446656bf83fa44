import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Day, dayOf, slashed } from '../../kernel/day.ts'
import { fold } from '../../kernel/fold.ts'
import { sendPage } from '../../platform/http/page.ts'
import { asRefusal } from '../../platform/http/problem.ts'
import type { Services } from '../../platform/services/services.ts'
import { writeCsv } from '../../platform/spreadsheets/write-csv.ts'
import { cssAddress, type Language, plainPage } from '../news/facade.ts'
import { followActs } from './publication.commands.ts'
import { answers, dayAsked, readAddress, type RegisterAddress } from './register-query.ts'
import { agencyPage, registerPage } from './register.queries.ts'
import { agencyPageOf, registerPageOf } from './render.page.tsx'
import { words } from './words.page.ts'

const html = 'text/html; charset=utf-8'
const pageCache = 'public, max-age=60'
const perPage = 50
/** More than any authority has; a list beyond it is cut off, and says so in its name. */
const mostInFile = 20_000

/** The public register. It reads as `hc_public`, from copies only, and its pages carry no script. */
export function registerPages(app: FastifyInstance, services: Services): void {
  const { database, clock, config, log } = services
  const db = () => database.of('public')
  const siteOf = (request: FastifyRequest) => config.publicUrl?.replace(/\/$/, '') ?? `${request.protocol}://${request.host}`
  const languageOf = (request: FastifyRequest): Language => (/^\/en(\/|\?|$)/.test(request.url) ? 'en' : 'vi')
  const plain = (request: FastifyRequest, kind: 'not-found' | 'away') => plainPage({ language: languageOf(request), head: null, cssAddress }, kind)
  const notFound = (request: FastifyRequest, reply: FastifyReply) =>
    sendPage(request, reply, plain(request, 'not-found'), { type: html, cache: 'no-cache', status: 404 })

  const errorHandler = (error: Error, request: FastifyRequest, reply: FastifyReply) => {
    if (asRefusal(error)?.kind !== 'unavailable') throw error
    log.warn({ err: error }, 'public register')
    void sendPage(request, reply, plain(request, 'away'), { type: html, cache: 'no-store', status: 503 })
  }
  const get = (path: string, handler: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>) =>
    app.get(path, { schema: { hide: true }, errorHandler }, handler)

  const look = (asked: RegisterAddress, on: Day, page: { from: number; limit: number }) =>
    registerPage(db(), {
      on,
      today: dayOf(clock.now()),
      edition: asked.edition || null,
      q: asked.q,
      block: asked.block || null,
      standing: answers[asked.answer] ?? null,
      ...page,
    })

  for (const language of ['vi', 'en'] as const) {
    const prefix = language === 'vi' ? '' : '/en'

    get(`${prefix}/cong-bo`, async (request, reply) => {
      const asked = readAddress(request.query)
      const today = dayOf(clock.now())
      const on = dayAsked(asked, today)
      const found = await look(asked, on ?? today, { from: (asked.page - 1) * perPage, limit: perPage })
      if (found.open && asked.page > 1 && found.rows.length === 0) return notFound(request, reply)
      return sendPage(request, reply, registerPageOf(language, asked, on, found, perPage, siteOf(request)), {
        type: html,
        cache: pageCache,
        ...(on === undefined ? { status: 400 } : {}),
      })
    })

    get(`${prefix}/co-quan/:slug`, async (request, reply) => {
      const { slug } = request.params as { slug: string }
      // What is no slug is nobody's address; the database is not asked.
      if (!/^[a-z0-9-]{1,120}$/.test(slug)) return notFound(request, reply)
      const on = dayOf(clock.now())
      const { head, agency } = await agencyPage(db(), { slug, on })
      if (!agency) return notFound(request, reply)
      return sendPage(request, reply, agencyPageOf(language, head, agency, on, `${siteOf(request)}/co-quan/${agency.slug}`), { type: html, cache: pageCache })
    })
  }

  get('/cong-bo.csv', async (request, reply) => {
    const asked = readAddress(request.query)
    const on = dayAsked(asked, dayOf(clock.now()))
    if (on === undefined) return notFound(request, reply)
    const found = await look(asked, on, { from: 0, limit: mostInFile })
    if (!found.open) return notFound(request, reply)
    const t = words.vi
    const blocks = new Map(found.blocks.map(({ code, name }) => [code, name.vi]))
    const titles = [
      t.field.agency,
      t.field.code,
      t.field.block,
      t.field.answer,
      t.field.number,
      t.field.issued,
      t.field.effective,
      t.field.edition,
      t['counted-to'],
      t.field.day,
    ]
    const rows = found.rows.map(({ name, code, block, standing, declaration: d }) => [
      name,
      code,
      blocks.get(block) ?? block,
      t.standing[standing],
      d?.number ?? null,
      d ? slashed(d.issuedOn) : null,
      d ? slashed(d.effectiveOn) : null,
      d?.edition ?? null,
      found.edition,
      slashed(on),
    ])
    if (found.head?.notice) rows.push([found.head.notice.vi, null, null, '', null, null, null, null, null, ''])
    let text = ''
    for await (const part of writeCsv(
      titles.map((title) => ({ title })),
      rows,
    ))
      text += part
    void reply
      .header('content-disposition', `attachment; filename="${fold(t.title).replace(/[^a-z0-9]+/g, '-')}-${on}.csv"`)
      .header('x-content-type-options', 'nosniff')
    return sendPage(request, reply, text, { type: 'text/csv; charset=utf-8', cache: pageCache })
  })

  // Only where somebody listens: a test that asks without a network brings the copies up to date itself.
  let stop: (() => void) | undefined
  app.addHook('onListen', async () => {
    stop = followActs(services)
  })
  app.addHook('onClose', async () => stop?.())
}
