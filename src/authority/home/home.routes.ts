import { dayOf, halfYearOf } from '../../kernel/day.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Serve } from '../../platform/http/serve.ts'
import * as contract from './home.contract.ts'
import { viewHome } from './home.queries.ts'

export function homeRoutes(serve: Serve): void {
  serve(contract.showHome, async ({ query, actor, at, tx }) => {
    // An agency's home is its own standing (GET /conversion/agencies); of the office it sees nothing.
    if (actor.side === 'agency') refuse('forbidden', 'access.not-your-act', { act: 'agency.read' })
    const on = query.on ?? dayOf(at)
    return viewHome(tx, actor, { period: query.period ?? halfYearOf(on), on, at })
  })
}
