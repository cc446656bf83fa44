import { refuse } from '../../kernel/refusal.ts'
import { record } from '../../platform/audit-log/record.ts'
import { readKept } from '../../platform/files/vault.ts'
import type { Serve } from '../../platform/http/serve.ts'
import type { Services } from '../../platform/services/services.ts'
import { fileOf } from '../files/facade.ts'
import { ImportResult } from '../imports/import.contract.ts'
import { startWork, viewWork } from '../works/facade.ts'
import { previewImport } from './agency-import.commands.ts'
import * as contract from './agency-import.contract.ts'

export function agencyImportRoutes(serve: Serve, { files, queue }: Services): void {
  serve.after(contract.previewAgencyImport,
    ({ body, actor, at, read }) => previewImport(files, read, actor.authority, body, at), async (_, preview) => preview)

  serve.after(contract.importAgencies,
    ({ body, actor, read }) => read((tx) => fileOf(tx, actor.authority, body.fileId)),
    async ({ body, actor, at, tx }) => {
      const workId = await startWork(tx, { actor, at, kind: 'agency-import', input: { request: body } })
      await queue.send(tx, 'agency-import', { authority: actor.authority, work: workId })
      record(tx, { at, by: actor, type: 'agency.import-started', subject: { kind: 'work', id: workId }, facts: { file: body.fileId } })
      return { workId }
    })

  serve.after(contract.agencyImportSheet,
    async ({ params, actor, read }) => {
      const file = await read(async (tx) => {
        const work = await viewWork(tx, actor.authority, actor.seat, params.workId)
        const result = ImportResult.safeParse(work.result)
        return work.kind === 'agency-import' && result.success ? fileOf(tx, actor.authority, result.data.sheetFileId) : refuse('not-found', 'work.not-found')
      })
      return { name: file.name, mediaType: file.mediaType, content: await readKept(files, file.sha256) }
    },
    async (_, file) => file)
}
