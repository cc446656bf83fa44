import type { FastifyInstance } from 'fastify'
import { type Day, dayOf, slashed } from '../../kernel/day.ts'
import { fold } from '../../kernel/fold.ts'
import { sendPage } from '../../platform/http/page.ts'
import type { Services } from '../../platform/services/services.ts'
import { writeCsv } from '../../platform/spreadsheets/write-csv.ts'
import { publicPages } from '../news/facade.ts'
import { followActs } from './publication.commands.ts'
import { answers, dayAsked, readAddress, type RegisterAddress } from './register-query.ts'
import { agencyPage, registerPage } from './register.queries.ts'
import { agencyPageOf, registerPageOf } from './render.page.tsx'
import { words } from './words.page.ts'

const pageCache = 'public, max-age=60'
const perPage = 50
/** More than any authority has; a list beyond it is cut off, and says so in its name. */
const mostInFile = 20_000

/** The public register. It reads as `hc_public`, from copies only, and its pages carry no script. */
export function registerPages(app: FastifyInstance, services: Services): void {
  const { clock } = services
  const { db, get, inBoth, send, notFound, slugOf } = publicPages(app, services)

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

  inBoth('/cong-bo', async (request, reply, shownWith) => {
    const asked = readAddress(request.query)
    const today = dayOf(clock.now())
    const on = dayAsked(asked, today)
    const found = await look(asked, on ?? today, { from: (asked.page - 1) * perPage, limit: perPage })
    if (found.open && asked.page > 1 && found.rows.length === 0) return notFound(request, reply)
    return send(request, reply, registerPageOf(shownWith(found.head), asked, on, found, perPage), on === undefined ? 400 : undefined)
  })

  inBoth('/co-quan/:slug', async (request, reply, shownWith) => {
    const slug = slugOf(request)
    if (slug === undefined) return notFound(request, reply)
    const on = dayOf(clock.now())
    const { head, agency } = await agencyPage(db(), { slug, on })
    if (!agency) return notFound(request, reply)
    return send(request, reply, agencyPageOf(shownWith(head), agency, on))
  })

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
