import type { Serve } from '../../platform/http/serve.ts'
import * as contract from './inbox.contract.ts'
import { viewNotifications, viewWaiting } from './inbox.queries.ts'
import { saveRead } from './inbox.store.ts'

export function inboxRoutes(serve: Serve): void {
  serve(contract.listNotifications, ({ query, actor, tx }) => viewNotifications(tx, actor, query))
  serve(contract.showWaiting, ({ actor, tx }) => viewWaiting(tx, actor))
  serve(contract.markRead, async ({ body, actor, at, tx }) => ({ read: await saveRead(tx, actor, body, at) }))
}
