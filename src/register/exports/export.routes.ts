import { refuse } from '../../kernel/refusal.ts'
import { Act } from '../../kernel/rights.ts'
import { authorize } from '../../platform/access/authorize.ts'
import { openKept } from '../../platform/files/vault.ts'
import type { Serve } from '../../platform/http/serve.ts'
import type { Services } from '../../platform/services/services.ts'
import { fileOf } from '../files/facade.ts'
import { viewWork } from '../works/facade.ts'
import { startExport } from './export.commands.ts'
import * as contract from './export.contract.ts'
import type { Exporter } from './export.make.ts'

export function exportRoutes(serve: Serve, { files, queue }: Services, exporters: readonly Exporter[]): void {
  for (const { list, start } of exporters)
    serve(start, async ({ body, actor, at, tx }) => ({ workId: await startExport(tx, queue, { list, asked: body, by: actor, at }) }))

  serve.after(
    contract.exportedFile,
    async ({ params, actor, read }) => {
      const file = await read(async (tx) => {
        const work = await viewWork(tx, actor.authority, actor.seat, params.workId)
        const result = contract.ExportResult.safeParse(work.result)
        const made = work.kind === 'list-export' && result.success ? result.data : refuse('not-found', 'work.not-found')
        // Rights may have changed since the file was asked for.
        authorize(actor, Act.parse(exporters.find(({ list }) => list === made.list)?.start.access))
        return fileOf(tx, actor.authority, made.fileId)
      })
      return { name: file.name, mediaType: file.mediaType, content: await openKept(files, file.sha256) }
    },
    async (_, file) => file,
  )
}
