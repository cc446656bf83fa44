import { record } from '../../platform/audit-log/record.ts'
import type { Serve } from '../../platform/http/serve.ts'
import type { Services } from '../../platform/services/services.ts'
import { fileOf } from '../../register/files/facade.ts'
import { resultSheet } from '../../register/imports/facade.ts'
import { startWork } from '../../register/works/facade.ts'
import { previewImport } from './declaration-import.commands.ts'
import * as contract from './declaration-import.contract.ts'

export function declarationImportRoutes(serve: Serve, { files, queue }: Services): void {
  serve.after(
    contract.previewDeclarationImport,
    ({ body, actor, at, read }) => previewImport(files, read, actor.authority, body, at),
    async (_, preview) => preview,
  )

  serve.after(
    contract.importDeclarations,
    ({ body, actor, read }) => read((tx) => fileOf(tx, actor.authority, body.fileId)),
    async ({ body, actor, at, tx }) => {
      const workId = await startWork(tx, { actor, at, kind: 'declaration-import', input: { request: body } })
      await queue.send(tx, 'declaration-import', { authority: actor.authority, work: workId })
      record(tx, { at, by: actor, type: 'declaration.import-started', subject: { kind: 'work', id: workId }, facts: { file: body.fileId } })
      return { workId }
    },
  )

  serve.after(
    contract.declarationImportSheet,
    ({ params, actor, read }) => resultSheet(files, read, actor, 'declaration-import', params.workId),
    async (_, sheet) => sheet,
  )
}
