import { refuse } from '../../kernel/refusal.ts'
import { readKept } from '../../platform/files/vault.ts'
import type { Serve } from '../../platform/http/serve.ts'
import type { Services } from '../../platform/services/services.ts'
import { fileOf } from '../files/facade.ts'
import { viewWork } from '../works/facade.ts'
import { planOf, previewOf, readSource, startImport } from './agency-import.commands.ts'
import * as contract from './agency-import.contract.ts'
import { loadRegister } from './agency-import.store.ts'

export function agencyImportRoutes(serve: Serve, { files, queue }: Services): void {
  serve.after(contract.previewAgencyImport,
    async ({ body, actor, at, read }) => {
      const { file, known } = await read(async (tx) => ({ file: await fileOf(tx, actor.authority, body.fileId), known: await loadRegister(tx, actor.authority) }))
      const table = await readSource(files, file, body)
      return previewOf(table, planOf(table, known, body, at))
    },
    async (_, preview) => preview)

  serve(contract.importAgencies, async ({ body, actor, at, tx }) => {
    await fileOf(tx, actor.authority, body.fileId)
    return { workId: await startImport(tx, queue, { by: actor, at, request: body }) }
  })

  serve.after(contract.agencyImportSheet,
    async ({ params, actor, read }) => {
      const file = await read(async (tx) => {
        const work = await viewWork(tx, actor.authority, actor.seat, params.workId)
        const result = contract.ImportResult.safeParse(work.result)
        return work.kind === 'agency-import' && result.success ? fileOf(tx, actor.authority, result.data.sheetFileId) : refuse('not-found', 'work.not-found')
      })
      return { name: file.name, mediaType: file.mediaType, content: await readKept(files, file.sha256) }
    },
    async (_, file) => file)
}
