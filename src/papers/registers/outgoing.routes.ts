import { dayOf } from '../../kernel/day.ts'
import type { Serve } from '../../platform/http/serve.ts'
import { exportOutgoing, listOutgoing } from './outgoing.contract.ts'
import { outgoingToExport, viewOutgoing } from './outgoing.queries.ts'
import { outgoingFile } from './outgoing.sheet.ts'
import { viewKinds } from './paper.queries.ts'

export function outgoingRoutes(serve: Serve): void {
  serve(listOutgoing, ({ query, actor, at, tx }) => viewOutgoing(tx, actor.authority, query, dayOf(at)))
  serve(exportOutgoing, async ({ query: { format, language, ...filters }, actor, at, tx }) => {
    const kinds = await viewKinds(tx)
    return outgoingFile(await outgoingToExport(tx, actor.authority, filters, dayOf(at)), kinds, { format, language }, at)
  })
}
