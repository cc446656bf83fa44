import { dayOf } from '../../kernel/day.ts'
import type { Serve } from '../../platform/http/serve.ts'
import * as contract from './home.contract.ts'
import { type HomeProviders, viewHome } from './home.queries.ts'

export function homeRoutes(serve: Serve, providers: HomeProviders): void {
  serve(contract.showHome, async ({ query, actor, at, tx }) => {
    return viewHome(
      tx,
      actor,
      { period: query.period, on: query.on ?? dayOf(at), knownAt: query.knownAt === undefined ? null : new Date(query.knownAt), at },
      providers,
    )
  })
}
