import { dayOf } from '../../kernel/day.ts'
import type { Serve } from '../../platform/http/serve.ts'
import { recordValidity } from './edition.commands.ts'
import type { EditionConsequences } from './edition-consequence.queries.ts'
import * as contract from './edition.contract.ts'
import { viewEditionHeads, viewEditionPair } from './edition.queries.ts'

export function editionRoutes(serve: Serve, consequences: EditionConsequences): void {
  serve(contract.listEditionTrees, async ({ query, actor, at, tx }) => ({ rows: await viewEditionHeads(tx, actor.authority, query.on ?? dayOf(at)) }))

  serve(contract.showEditionPair, ({ query, tx }) => viewEditionPair(tx, query.from, query.to))

  serve(contract.recordValidity, ({ params, body, actor, at, tx }) =>
    recordValidity(tx, { actor, at }, { edition: params.edition, ...body, reason: body.reason ?? null }),
  )

  serve(contract.previewValidity, ({ query, actor, at, tx }) => {
    const { edition, validFrom = null, validTo = null, formerAcceptedUntil = null } = query
    return consequences(tx, { actor, at, supposed: { edition, validFrom, validTo, formerAcceptedUntil } })
  })
}
