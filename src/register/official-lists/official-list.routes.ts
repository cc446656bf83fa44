import { uuidv7 } from '../../kernel/uuid.ts'
import type { Serve } from '../../platform/http/serve.ts'
import type { Services } from '../../platform/services/services.ts'
import { answer, draftFromList, readAnswers, readListFile, receiveList, takeAnswers } from './official-list.commands.ts'
import * as contract from './official-list.contract.ts'
import { loadForView, viewOfficialLists } from './official-list.queries.ts'
import { describeList } from './official-list.view.ts'

export function officialListRoutes(serve: Serve, { files }: Services): void {
  serve(contract.listOfficialLists, ({ query, actor, tx }) => viewOfficialLists(tx, actor, query))

  serve(contract.showOfficialList, async ({ params, actor, at, tx }) =>
    describeList(params.officialListId, await loadForView(tx, actor.authority, params.officialListId), () => uuidv7(at)),
  )

  serve.after(
    contract.receiveOfficialList,
    ({ body: { effectiveOn: _, ...source }, actor, read }) => readListFile(files, read, actor.authority, source),
    ({ body: { fileId, effectiveOn }, actor, at, tx }, read) => receiveList(tx, { by: actor, at }, { fileId, effectiveOn }, read),
  )

  serve(contract.answerOfficialList, ({ params, body, actor, at, tx }) => answer(tx, { by: actor, at }, { id: params.officialListId, ...body }))

  serve.after(
    contract.readCrosswalkFile,
    ({ params, body: { version: _, ...source }, actor, read }) => readAnswers(files, read, actor.authority, params.officialListId, source),
    ({ params, body: { version }, actor, at, tx }, read) => takeAnswers(tx, { by: actor, at }, { id: params.officialListId, version }, read),
  )

  serve(contract.draftFromOfficialList, ({ params, body, actor, at, tx }) => draftFromList(tx, { by: actor, at }, { id: params.officialListId, ...body }))
}
