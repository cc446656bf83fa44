import { dayOf } from '../../kernel/day.ts'
import type { Serve } from '../../platform/http/serve.ts'
import type { Services } from '../../platform/services/services.ts'
import * as commands from './log.commands.ts'
import * as contract from './log.contract.ts'
import { exportedLog } from './log.export.ts'
import { viewEvents } from './log.queries.ts'

export function logRoutes(serve: Serve, { database }: Services): void {
  serve(contract.listEvents, ({ query, actor, tx }) => viewEvents(tx, actor.authority, query))

  serve(contract.exportLog, async ({ actor, at }) => ({
    name: `nhat-ky-${actor.authority}-${dayOf(at)}.ndjson`,
    mediaType: 'application/x-ndjson',
    content: exportedLog(database, actor.authority, at),
  }))

  serve(contract.eraseField, async ({ params, body, actor, at, tx }) => {
    await commands.eraseField(tx, { by: actor, at, event: params.eventId, field: body.field, reason: body.reason })
    return { id: params.eventId, erasedAt: at.toISOString() }
  })
}
