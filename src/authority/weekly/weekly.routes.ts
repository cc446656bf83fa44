import { dayOf } from '../../kernel/day.ts'
import type { PaperPress } from '../../papers/layout/facade.ts'
import { readKept } from '../../platform/files/vault.ts'
import { reachedAt } from '../../platform/config/reached-at.ts'
import type { Serve } from '../../platform/http/serve.ts'
import type { Services } from '../../platform/services/services.ts'
import * as commands from './weekly.commands.ts'
import * as contract from './weekly.contract.ts'
import { fileOfIssue, viewWeekly } from './weekly.store.ts'
import { pageName, weekPage } from './week.sheet.ts'
import { viewWeek, viewWeekNames } from './week.queries.ts'

const pdf = 'application/pdf'

export function weeklyRoutes(serve: Serve, services: Services, press: PaperPress): void {
  const { database, queue, files, config } = services
  const shop = { database, queue, press, files, base: reachedAt(config) }
  const asked = (query: { on?: ReturnType<typeof dayOf> | undefined; knownAt?: string | undefined }, at: Date) => ({
    on: query.on ?? dayOf(at),
    knownAt: query.knownAt === undefined ? null : new Date(query.knownAt),
    at,
  })

  serve(contract.showWeek, ({ query, actor, at, tx }) => viewWeek(tx, { authority: actor.authority, ...asked(query, at) }))
  serve(contract.showWeekNames, async ({ query, actor, at, tx }) => ({
    rows: await viewWeekNames(tx, { authority: actor.authority, ...asked(query, at) }, query.figure),
  }))
  serve(contract.showWeekly, async ({ actor, tx }) => ({ ...(await viewWeekly(tx, actor.authority)), mails: config.smtpUrl !== undefined }))
  serve(contract.setWeekly, ({ body, actor, at, tx }) => commands.setWeekly(tx, { by: actor, at }, body))

  serve.after(
    contract.previewWeekly,
    async ({ actor, at, read }) => {
      const facts = await read((tx) => viewWeek(tx, { authority: actor.authority, on: dayOf(at), knownAt: null, at }))
      return { facts, content: await press.onePage(weekPage(facts)) }
    },
    async (_, { facts, content }) => ({ name: pageName(facts.on), mediaType: pdf, content, inline: true }),
  )
  serve.after(
    contract.sendWeekly,
    ({ actor, at, body }) => commands.prepareSending(shop, { by: actor, at }, body.version),
    ({ actor, at, tx }, page) => commands.sendWeekly(tx, shop, { by: actor, at }, page),
  )
  serve.after(
    contract.weeklyFile,
    async ({ params, actor, read }) => {
      const { sha256, name } = await read((tx) => fileOfIssue(tx, actor.authority, params.weeklyIssueId))
      return { name, content: await readKept(files, sha256) }
    },
    async (_, { name, content }) => ({ name, mediaType: pdf, content, inline: true }),
  )
  serve(contract.revokeWeekly, ({ params, body, actor, at, tx }) => commands.revokeWeekly(tx, { by: actor, at, id: params.weeklyDeliveryId, ...body }))
  serve(contract.eraseWeekly, ({ params, body, actor, at, tx }) => commands.eraseWeekly(tx, { by: actor, at, id: params.weeklyDeliveryId, ...body }))
}
