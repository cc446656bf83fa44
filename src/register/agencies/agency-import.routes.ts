import { record } from '../../platform/audit-log/record.ts'
import type { Serve } from '../../platform/http/serve.ts'
import type { Services } from '../../platform/services/services.ts'
import { fileOf } from '../files/facade.ts'
import { resultSheet } from '../imports/facade.ts'
import { startWork } from '../works/facade.ts'
import { previewImport } from './agency-import.commands.ts'
import * as contract from './agency-import.contract.ts'

export function agencyImportRoutes(serve: Serve, { files, queue }: Services): void {
  serve.after(
    contract.previewAgencyImport,
    ({ body, actor, at, read }) => previewImport(files, read, actor.authority, body, at),
    async (_, preview) => preview,
  )

  serve.after(
    contract.importAgencies,
    ({ body, actor, read }) => read((tx) => fileOf(tx, actor.authority, body.fileId)),
    async ({ body, actor, at, tx }) => {
      const workId = await startWork(tx, { actor, at, kind: 'agency-import', input: { request: body } })
      await queue.send(tx, 'agency-import', { authority: actor.authority, work: workId })
      record(tx, { at, by: actor, type: 'agency.import-started', subject: { kind: 'work', id: workId }, facts: { file: body.fileId } })
      return { workId }
    },
  )

  serve.after(
    contract.agencyImportSheet,
    ({ params, actor, read }) => resultSheet(files, read, actor, 'agency-import', params.workId),
    async (_, sheet) => sheet,
  )
}
