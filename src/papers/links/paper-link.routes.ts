import type { Serve } from '../../platform/http/serve.ts'
import { addLink, withdrawLink } from './paper-link.commands.ts'
import * as contract from './paper-link.contract.ts'
import { viewLinks } from './paper-link.queries.ts'

export function paperLinkRoutes(serve: Serve): void {
  serve(contract.listPaperLinks, ({ params, query, actor, tx }) =>
    viewLinks(tx, actor.authority, params.paperId, query.knownAt === undefined ? undefined : new Date(query.knownAt)),
  )
  serve(contract.addPaperLink, ({ params, body, actor, at, tx }) => addLink(tx, { actor, at }, params.paperId, body))
  serve(contract.withdrawPaperLink, ({ params, body, actor, at, tx }) => withdrawLink(tx, { actor, at }, params.paperLinkId, body.reason))
}
