import { refuse } from '../../kernel/refusal.ts'
import { record } from '../../platform/audit-log/record.ts'
import { readKept } from '../../platform/files/vault.ts'
import type { Serve } from '../../platform/http/serve.ts'
import type { Services } from '../../platform/services/services.ts'
import { fileOf } from '../../register/files/facade.ts'
import { ImportResult } from '../../register/imports/import.contract.ts'
import { startWork, viewWork } from '../../register/works/facade.ts'
import { previewImport } from './declaration-import.commands.ts'
import * as contract from './declaration-import.contract.ts'

export function declarationImportRoutes(serve: Serve, { files, queue }: Services): void {
  serve.after(contract.previewDeclarationImport,
    ({ body, actor, at, read }) => previewImport(files, read, actor.authority, body, at), async (_, preview) => preview)

  serve.after(contract.importDeclarations,
    ({ body, actor, read }) => read((tx) => fileOf(tx, actor.authority, body.fileId)),
    async ({ body, actor, at, tx }) => {
      const workId = await startWork(tx, { actor, at, kind: 'declaration-import', input: { request: body } })
      await queue.send(tx, 'declaration-import', { authority: actor.authority, work: workId })
      record(tx, { at, by: actor, type: 'declaration.import-started', subject: { kind: 'work', id: workId }, facts: { file: body.fileId } })
      return { workId }
    })

  serve.after(contract.declarationImportSheet, async ({ params, actor, read }) => {
    const file = await read(async (tx) => {
      const work = await viewWork(tx, actor.authority, actor.seat, params.workId)
      const result = ImportResult.safeParse(work.result)
      return work.kind === 'declaration-import' && result.success ? fileOf(tx, actor.authority, result.data.sheetFileId) : refuse('not-found', 'work.not-found')
    })
    return { name: file.name, mediaType: file.mediaType, content: await readKept(files, file.sha256) }
  }, async (_, file) => file)
}
