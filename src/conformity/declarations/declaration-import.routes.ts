import type { Serve } from '../../platform/http/serve.ts'
import type { Services } from '../../platform/services/services.ts'
import { fileOf } from '../../register/files/facade.ts'
import { resultSheet, startImport } from '../../register/imports/facade.ts'
import { previewImport } from './declaration-import.commands.ts'
import * as contract from './declaration-import.contract.ts'

export function declarationImportRoutes(serve: Serve, { files, queue }: Services): void {
  serve.after(
    contract.previewDeclarationImport,
    ({ body, actor, at, read }) => previewImport(files, { asked: body, by: actor, at, read }),
    async (_, preview) => preview,
  )

  serve.after(
    contract.importDeclarations,
    ({ body, actor, read }) => read((tx) => fileOf(tx, actor.authority, body.fileId)),
    ({ body, actor, at, tx }) => startImport(tx, queue, { by: actor, at, kind: 'declaration-import', request: body, type: 'declaration.import-started' }),
  )

  serve.after(
    contract.declarationImportSheet,
    ({ params, actor, read }) => resultSheet(files, read, actor, 'declaration-import', params.workId),
    async (_, sheet) => sheet,
  )
}
