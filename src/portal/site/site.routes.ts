import type { Serve } from '../../platform/http/serve.ts'
import { saveLinks } from './site.commands.ts'
import * as contract from './site.contract.ts'
import { viewLinks } from './site.queries.ts'

export function siteRoutes(serve: Serve): void {
  serve(contract.showLinks, ({ actor, tx }) => viewLinks(tx, actor.authority))
  serve(contract.saveLinks, ({ body, actor, at, tx }) => saveLinks(tx, { by: actor, at }, body))
}
