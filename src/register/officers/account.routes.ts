import type { z } from 'zod'
import { dayOf } from '../../kernel/day.ts'
import { sendLetter } from '../../platform/mail/outbox.ts'
import { reachedAt } from '../../platform/config/reached-at.ts'
import type { Serve } from '../../platform/http/serve.ts'
import type { Services } from '../../platform/services/services.ts'
import * as commands from './account.commands.ts'
import * as contract from './account.contract.ts'
import { viewAccounts } from './account.queries.ts'

const termIn = ({
  validFrom: from,
  validTo: to,
  postId: post,
  engagement,
}: Pick<z.output<typeof contract.addSeat.body>, 'validFrom' | 'validTo' | 'postId' | 'engagement'>) => ({
  from,
  to,
  post,
  engagement,
})

export function accountRoutes(serve: Serve, services: Services): void {
  serve(contract.listAccounts, ({ query, actor, at, tx }) => viewAccounts(tx, actor, query, dayOf(at)))

  serve(contract.createAccount, ({ body, actor, at, tx }) =>
    commands.createAccount(tx, {
      by: actor,
      at,
      name: body.name,
      username: body.username,
      email: body.email ?? null,
      role: body.role,
      title: body.title,
      agency: body.agencyId ?? null,
      person: body.officerId,
      language: body.language,
      term: termIn(body),
    }),
  )

  serve(contract.changePerson, async ({ params, body: { version: seen, name, email = null }, actor, at, tx }) => ({
    id: params.officerId,
    version: await commands.changePerson(tx, { by: actor, at, officer: params.officerId, seen, name, email }),
  }))

  serve(contract.addSeat, async ({ params, body, actor, at, tx }) => {
    const { seatId, letter } = await commands.addSeat(tx, {
      by: actor,
      at,
      officer: params.officerId,
      role: body.role,
      title: body.title,
      agency: body.agencyId ?? null,
      term: termIn(body),
      base: reachedAt(services.config),
    })
    if (letter) await sendLetter(tx, services.queue, letter)
    return { seatId, mailed: letter !== undefined }
  })

  serve(contract.passwordLink, async ({ params, actor, at, tx }) => {
    const { link, endsAt, letter } = await commands.givePasswordLink(tx, { by: actor, at, officer: params.officerId, base: reachedAt(services.config) })
    if (letter) await sendLetter(tx, services.queue, letter)
    return { link, endsAt: endsAt.toISOString(), mailed: letter !== undefined }
  })
}
