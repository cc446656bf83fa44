import { dayOf } from '../../kernel/day.ts'
import { sendMail } from '../../platform/mail/outbox.ts'
import type { Serve } from '../../platform/http/serve.ts'
import type { Services } from '../../platform/services/services.ts'
import * as commands from './account.commands.ts'
import * as contract from './account.contract.ts'
import { viewAccounts } from './account.queries.ts'
import { invitation } from './invitation.ts'

export function accountRoutes(serve: Serve, services: Services): void {
  serve(contract.listAccounts, ({ query, actor, at, tx }) => viewAccounts(tx, actor, query, dayOf(at)))

  serve(contract.createAccount, ({ body, actor, at, tx }) => commands.createAccount(tx, {
    by: actor, at, name: body.name, username: body.username, email: body.email ?? null, role: body.role, title: body.title, agency: body.agencyId ?? null,
  }))

  serve(contract.addSeat, async ({ params, body, actor, at, tx }) => ({
    seatId: await commands.addSeat(tx, { by: actor, at, officer: params.officerId, role: body.role, title: body.title, agency: body.agencyId ?? null }),
  }))

  serve(contract.endSeat, async ({ params, body, actor, at, tx }) => ({
    id: params.seatId, version: await commands.endSeat(tx, { by: actor, at, seat: params.seatId, seen: body.version, reason: body.reason }),
  }))

  serve(contract.passwordLink, async ({ params, actor, at, tx }) => {
    const given = await commands.givePasswordLink(tx, { by: actor, at, officer: params.officerId })
    const { config } = services
    const base = config.publicUrl ?? `http://${config.host}:${config.port}`
    const link = `${base.replace(/\/$/, '')}/app/password#${given.token}`
    if (given.email !== null) {
      await sendMail(tx, services.queue, { authority: actor.authority, agency: actor.agency, to: given.email, at, ...invitation({ name: given.name, link, endsAt: given.endsAt }) })
    }
    return { link, endsAt: given.endsAt.toISOString(), mailed: given.email !== null }
  })
}
