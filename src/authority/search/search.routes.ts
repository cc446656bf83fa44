import { dayOf } from '../../kernel/day.ts'
import type { Serve } from '../../platform/http/serve.ts'
import * as contract from './search.contract.ts'
import { find } from './search.queries.ts'

export function searchRoutes(serve: Serve): void {
  serve(contract.search, ({ query, actor, at, tx }) =>
    find(tx, actor, query.q, { today: dayOf(at), knownAt: query.knownAt === undefined ? null : new Date(query.knownAt) }),
  )
}
