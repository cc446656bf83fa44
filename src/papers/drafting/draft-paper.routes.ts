import type { Serve } from '../../platform/http/serve.ts'
import * as contract from './draft-paper.contract.ts'
import { viewDraft, viewDrafts, viewRevision, viewTwo } from './draft-paper.queries.ts'
import { shownTo } from './drafted.ts'
import { textDifferences } from './text-difference.ts'
import * as writing from './writing.commands.ts'

export function draftPaperRoutes(serve: Serve): void {
  serve(contract.listDraftPapers, ({ query, actor, tx }) => viewDrafts(tx, actor, query))

  serve(contract.showDraftPaper, async ({ params, actor, tx }) => shownTo(await viewDraft(tx, actor, params.draftPaperId), actor))

  serve(contract.showDraftRevision, ({ params, actor, tx }) => viewRevision(tx, actor.authority, params.draftPaperId, params.revision))

  serve(contract.compareDraftRevisions, async ({ params, query, actor, tx }) => {
    const { from, to } = await viewTwo(tx, actor.authority, params.draftPaperId, query)
    return { from: from.revision, to: to.revision, differences: textDifferences(from.content, to.content) }
  })

  serve(contract.createDraftPaper, ({ body, actor, at, tx }) => writing.beginDraft(tx, { actor, at }, body))

  serve(contract.saveDraftPaper, ({ params, body, actor, at, tx }) => writing.saveDraft(tx, { actor, at }, params.draftPaperId, body))

  serve(contract.autosaveDraftPaper, ({ params, body, actor, at, tx }) => writing.autosave(tx, { actor, at }, params.draftPaperId, body))
}
