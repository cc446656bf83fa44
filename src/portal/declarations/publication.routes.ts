import { authorize } from '../../platform/access/authorize.ts'
import type { Serve } from '../../platform/http/serve.ts'
import type { Services } from '../../platform/services/services.ts'
import * as commands from './publication.commands.ts'
import * as contract from './publication.contract.ts'
import { viewPublicPath, viewPublicRegister } from './publication.queries.ts'

export function publicationRoutes(serve: Serve, { queue, config }: Services): void {
  serve(contract.showPublicRegister, ({ actor, tx }) => viewPublicRegister(tx, actor.authority))

  serve(contract.switchPublicRegister, ({ body, actor, at, tx }) => commands.switchRegister(tx, { actor, at }, body))

  serve(contract.republishRegister, ({ actor, at, tx }) => commands.republish(tx, queue, { actor, at }))

  serve(contract.showPublicAddress, async ({ params, actor, tx }) => {
    authorize(actor, 'agency.read', { agency: params.agencyId })
    return { path: await viewPublicPath(tx, actor.authority, params.agencyId), site: config.publicUrl?.replace(/\/$/, '') ?? null }
  })
}
