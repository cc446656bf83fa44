import { dayOf, halfYearOf } from '../../kernel/day.ts'
import type { Serve } from '../../platform/http/serve.ts'
import * as contract from './home.contract.ts'
import { viewHome } from './home.queries.ts'

export function homeRoutes(serve: Serve): void {
  serve(contract.showHome, async ({ query, actor, at, tx }) => {
    const on = query.on ?? dayOf(at)
    return viewHome(tx, actor, { period: query.period ?? halfYearOf(on), on, at })
  })
}
