import { dayOf } from '../../kernel/day.ts'
import type { Serve } from '../../platform/http/serve.ts'
import * as commands from './agency.commands.ts'
import * as contract from './agency.contract.ts'
import * as queries from './agency.queries.ts'
import { viewAgency } from './agency-page.queries.ts'
import { agencyFile } from './agency.sheet.ts'
import { showAgencyTree } from './agency-tree.contract.ts'
import { viewTree } from './agency-tree.queries.ts'
import { asOfAsked } from './as-of.ts'

export function agencyRoutes(serve: Serve): void {
  serve(contract.listAgencies, ({ query, actor, at, tx }) => queries.viewAgencies(tx, actor, asOfAsked(query, at), query))

  serve(showAgencyTree, ({ query: { on, knownAt, ...query }, actor, at, tx }) => viewTree(tx, actor, asOfAsked({ on, knownAt }, at), query))

  serve(contract.showAgency, ({ params, query, actor, at, tx }) => viewAgency(tx, actor, params.agencyId, asOfAsked(query, at)))

  serve(contract.suggestAgencies, async ({ query, actor, at, tx }) => ({ rows: await queries.suggest(tx, actor, asOfAsked(query, at), query.q) }))

  serve(contract.listBlocks, async ({ query, actor, at, tx }) => ({ rows: await queries.viewBlocks(tx, actor, query.on ?? dayOf(at)) }))

  serve(contract.exportAgencies, async ({ query, actor, at, tx }) => {
    const asOf = asOfAsked(query, at)
    const rows = await queries.viewAgenciesToExport(tx, actor, asOf, query)
    return agencyFile(rows, await queries.viewBlocks(tx, actor, asOf.on), { ...query, demonstration: actor.demonstration }, asOf)
  })

  serve(contract.establishAgency, ({ body, actor, at, tx }) => commands.establishAgency(tx, { by: actor, at, ...body }))

  serve(contract.changeAgency, ({ params, body: { version, ...said }, actor, at, tx }) =>
    commands.changeAgency(tx, { by: actor, at, id: params.agencyId, seen: version, ...said }),
  )

  serve(contract.correctAgency, ({ params, body: { version, ...said }, actor, at, tx }) =>
    commands.correctAgency(tx, { by: actor, at, id: params.agencyId, seen: version, ...said }),
  )

  serve(contract.voidAgencyEvent, ({ params, body: { version, ...said }, actor, at, tx }) =>
    commands.voidAgencyEvent(tx, { by: actor, at, id: params.agencyId, seen: version, ...said }),
  )
}
