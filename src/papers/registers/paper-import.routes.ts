import type { Serve } from '../../platform/http/serve.ts'
import type { Services } from '../../platform/services/services.ts'
import { fileOf } from '../../register/files/facade.ts'
import { resultSheet, startImport } from '../../register/imports/facade.ts'
import { paperImport, previewImport } from './paper-import.commands.ts'
import * as contract from './paper-import.contract.ts'

export function paperImportRoutes(serve: Serve, { files, queue }: Services): void {
  serve.after(
    contract.previewPaperImport,
    ({ body, actor, at, read }) => previewImport(files, { asked: body, by: actor, at, read }),
    async (_, preview) => preview,
  )

  serve.after(
    contract.importPapers,
    ({ body, actor, read }) => read((tx) => fileOf(tx, actor.authority, body.fileId)),
    ({ body, actor, at, tx }) => startImport(tx, queue, { by: actor, at, kind: paperImport.name, request: body, type: 'paper.import-started' }),
  )

  serve.after(
    contract.paperImportSheet,
    ({ params, actor, read }) => resultSheet(files, read, actor, paperImport.name, params.workId),
    async (_, sheet) => sheet,
  )
}
