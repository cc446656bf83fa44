import type { Serve } from '../../platform/http/serve.ts'
import { publishPaper, withdrawPaper } from './publication.commands.ts'
import * as contract from './publication.contract.ts'
import { viewPublication } from './publication.store.ts'

/** What officers do with the library; the pages citizens read are in library-pages.routes.ts. */
export function libraryRoutes(serve: Serve): void {
  serve(contract.showPaperPublication, async ({ params, actor, tx }) => ({ publication: await viewPublication(tx, actor.authority, params.paperId) }))
  serve(contract.publishPaper, ({ params, body, actor, at, tx }) => publishPaper(tx, { by: actor, at, id: params.paperId }, body))
  serve(contract.withdrawPaper, ({ params, body, actor, at, tx }) => withdrawPaper(tx, { by: actor, at, id: params.paperId }, body.reason))
}
