import type { Serve } from '../../platform/http/serve.ts'
import * as contract from './history.contract.ts'
import { viewHistory } from './history.queries.ts'

export function historyRoutes(serve: Serve): void {
  serve(contract.showHistory, ({ params, query, actor, tx }) => viewHistory(tx, actor, params.subjectId, query.limit))
}
