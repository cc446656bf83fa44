import type { Serve } from '../../platform/http/serve.ts'
import { refuse } from '../../kernel/refusal.ts'
import { readKept } from '../../platform/files/vault.ts'
import type { Services } from '../../platform/services/services.ts'
import type { PaperPress } from '../layout/facade.ts'
import * as checking from './checking.commands.ts'
import { draftFileName, draftPage, mediaTypes } from './draft-file.ts'
import { composeDraft } from './draft-document.ts'
import * as contract from './draft-paper.contract.ts'
import { viewDraft, viewDrafts, viewReleased, viewRevision, viewTwo } from './draft-paper.queries.ts'
import { paperOf, shownTo } from './drafted.queries.ts'
import * as releasing from './releasing.commands.ts'
import { textDifferences } from './text-difference.queries.ts'
import * as writing from './writing.commands.ts'

export function draftPaperRoutes(serve: Serve, { files }: Services, press: PaperPress): void {
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

  serve(contract.submitDraftPaper, ({ params, body, actor, at, tx }) => checking.submitDraft(tx, { actor, at }, params.draftPaperId, body))
  serve(contract.withdrawDraftPaper, ({ params, body, actor, at, tx }) => checking.withdrawDraft(tx, { actor, at }, params.draftPaperId, body))
  serve(contract.returnDraftPaper, ({ params, body, actor, at, tx }) => checking.returnDraft(tx, { actor, at }, params.draftPaperId, body))
  serve(contract.passDraftPaper, ({ params, body, actor, at, tx }) => checking.passDraft(tx, { actor, at }, params.draftPaperId, body))
  serve(contract.signDraftPaper, ({ params, body, actor, at, tx }) => checking.signDraft(tx, { actor, at }, params.draftPaperId, body))
  serve(contract.discardDraftPaper, ({ params, body, actor, at, tx }) => checking.discardDraft(tx, { actor, at }, params.draftPaperId, body))

  serve.after(
    contract.numberDraftPaper,
    ({ params, actor, read }) => read((tx) => viewDraft(tx, actor, params.draftPaperId)),
    ({ body, actor, at, tx }, draft) => releasing.numberDraft(tx, { actor, at }, draft, body),
  )

  serve.after(
    contract.issueDraftPaper,
    async ({ params, body, actor, at, read }) => {
      const draft = await read((tx) => viewDraft(tx, actor, params.draftPaperId))
      return { draft, ready: await releasing.prepareIssue(press, files, draft, body.version, at) }
    },
    ({ body, actor, at, tx }, { draft, ready }) => releasing.issueDraft(tx, { actor, at }, draft, body.version, ready),
  )

  serve.after(
    contract.recordSignedPaper,
    async ({ params, body, actor, at, read }) => {
      const draft = await read((tx) => viewDraft(tx, actor, params.draftPaperId))
      return { draft, prepared: draft.version === body.version ? await releasing.prepareRelease(press, files, draft, body, at) : undefined }
    },
    ({ body, actor, at, tx }, { draft, prepared }) => releasing.recordSigned(tx, { actor, at }, draft, body, prepared),
  )

  serve.after(
    contract.draftPaperFile,
    async ({ params, query: { format }, actor, at, read }) => {
      const draft = await read((tx) => viewDraft(tx, actor, params.draftPaperId))
      if (format === 'signed') {
        const kept = draft.files?.signed ?? refuse('not-found', 'draft-paper.no-signed-copy')
        return { ...kept, content: await readKept(files, kept.sha256) }
      }
      const name = draftFileName(draft, format)
      const mediaType = mediaTypes[format]
      if (format !== 'html' && draft.files) return { name, mediaType, content: await readKept(files, draft.files[format].sha256) }
      const document = draft.files ? await read((tx) => viewReleased(tx, actor.authority, draft.id)) : composeDraft(paperOf(draft, at), { draft: true })
      return { name, mediaType, content: format === 'html' ? Buffer.from(draftPage(document, draft.abstract)) : await press[format](document) }
    },
    async ({ query: { view } }, { name, mediaType, content }) => ({ name, mediaType, content, inline: view === 'true' }),
  )
}
