import type { Serve } from '../../platform/http/serve.ts'
import * as contract from './letter.contract.ts'
import { viewLetters } from './letter.queries.ts'

export function letterRoutes(serve: Serve): void {
  serve(contract.listLetters, ({ query, actor, tx }) => viewLetters(tx, actor, query))
}
