import { dayOf } from '../../kernel/day.ts'
import type { Serve } from '../../platform/http/serve.ts'
import { viewKinds } from '../registers/facade.ts'
import * as handling from './handling.commands.ts'
import * as contract from './incoming.contract.ts'
import { viewArrivals, viewIncomingPaper, viewSamePaper } from './incoming-page.queries.ts'
import { incomingToExport, viewIncoming, viewStanding, viewUrgencies } from './incoming.queries.ts'
import { incomingFile } from './incoming.sheet.ts'
import { receiveIncoming, receiveRecorded } from './receiving.commands.ts'
import { setRemindDays } from './reminding.commands.ts'

export function incomingRoutes(serve: Serve): void {
  serve(contract.listIncoming, ({ query, actor, at, tx }) => viewIncoming(tx, actor, dayOf(at), query))
  serve(contract.exportIncoming, async ({ query: { format, language, ...filters }, actor, at, tx }) => {
    const kinds = await viewKinds(tx)
    return incomingFile(await incomingToExport(tx, actor, dayOf(at), filters), kinds, { format, language }, at)
  })
  serve(contract.incomingStanding, ({ actor, at, tx }) => viewStanding(tx, actor.authority, dayOf(at)))
  serve(contract.paperUrgencies, async ({ tx }) => ({ rows: await viewUrgencies(tx) }))
  serve(contract.checkIncoming, ({ query, actor, tx }) => viewSamePaper(tx, actor.authority, query))
  serve(contract.arrivalsOfPaper, ({ params, actor, tx }) => viewArrivals(tx, actor.authority, params.paperId))
  serve(contract.showIncoming, ({ params, actor, at, tx }) => viewIncomingPaper(tx, actor.authority, params.incomingId, dayOf(at)))

  serve(contract.setRemindDays, ({ body, actor, at, tx }) => setRemindDays(tx, { by: actor, at }, body))
  serve(contract.receiveIncoming, ({ body, actor, at, tx }) => receiveIncoming(tx, { by: actor, at }, body))
  serve(contract.receiveRecorded, ({ params, body, actor, at, tx }) => receiveRecorded(tx, { by: actor, at }, params.paperId, body))

  serve(contract.assignIncoming, ({ params, body: { version, ...asked }, actor, at, tx }) =>
    handling.assignIncoming(tx, { by: actor, at, id: params.incomingId, seen: version }, asked),
  )
  serve(contract.answerIncoming, ({ params, body, actor, at, tx }) =>
    handling.answerIncoming(tx, { by: actor, at, id: params.incomingId, seen: body.version }, body.paperId),
  )
  serve(contract.closeIncoming, ({ params, body, actor, at, tx }) =>
    handling.closeIncoming(tx, { by: actor, at, id: params.incomingId, seen: body.version }, body.reason),
  )
  serve(contract.reopenIncoming, ({ params, body, actor, at, tx }) =>
    handling.reopenIncoming(tx, { by: actor, at, id: params.incomingId, seen: body.version }, body.reason),
  )
  serve(contract.correctIncoming, ({ params, body: { version, ...asked }, actor, at, tx }) =>
    handling.correctIncoming(tx, { by: actor, at, id: params.incomingId, seen: version }, asked),
  )
  serve(contract.retractIncoming, ({ params, body, actor, at, tx }) =>
    handling.retractIncoming(tx, { by: actor, at, id: params.incomingId, seen: body.version }, body.reason),
  )
}
