import type { Serve } from '../../platform/http/serve.ts'
import type { Services } from '../../platform/services/services.ts'
import { fileOf } from '../files/facade.ts'
import { resultSheet, startImport } from '../imports/facade.ts'
import { previewImport } from './agency-import.commands.ts'
import * as contract from './agency-import.contract.ts'

export function agencyImportRoutes(serve: Serve, { files, queue }: Services): void {
  serve.after(
    contract.previewAgencyImport,
    ({ body, actor, at, read }) => previewImport(files, { asked: body, by: actor, at, read }),
    async (_, preview) => preview,
  )

  serve.after(
    contract.importAgencies,
    ({ body, actor, read }) => read((tx) => fileOf(tx, actor.authority, body.fileId)),
    ({ body, actor, at, tx }) => startImport(tx, queue, { by: actor, at, kind: 'agency-import', request: body, type: 'agency.import-started' }),
  )

  serve.after(
    contract.agencyImportSheet,
    ({ params, actor, read }) => resultSheet(files, read, actor, 'agency-import', params.workId),
    async (_, sheet) => sheet,
  )
}
