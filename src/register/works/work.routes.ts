import type { Serve } from '../../platform/http/serve.ts'
import * as contract from './work.contract.ts'
import { viewWork, viewWorks } from './work.queries.ts'

export function workRoutes(serve: Serve): void {
  serve(contract.listWorks, async ({ actor, tx }) => ({ rows: await viewWorks(tx, actor.authority, actor.seat) }))
  serve(contract.showWork, ({ params, actor, tx }) => viewWork(tx, actor.authority, actor.seat, params.workId))
}
