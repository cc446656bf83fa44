import { refuse } from '../../kernel/refusal.ts'
import type { Serve } from '../../platform/http/serve.ts'
import type { Services } from '../../platform/services/services.ts'
import { fileOf } from '../../register/files/facade.ts'
import { resultSheet, startImport } from '../../register/imports/facade.ts'
import { previewStageImport } from './stage-import.commands.ts'
import * as contract from './stage-import.contract.ts'
import { isCampaign } from './stage.store.ts'

export function stageImportRoutes(serve: Serve, { files, queue }: Services): void {
  serve.after(
    contract.previewStageImport,
    ({ params: { campaignId }, body, actor, at, read }) => previewStageImport(files, { asked: { ...body, campaignId }, by: actor, at, read }),
    async (_, preview) => preview,
  )

  serve.after(
    contract.importStages,
    ({ params: { campaignId }, body, actor, read }) =>
      read(async (tx) => {
        if (!(await isCampaign(tx, actor.authority, campaignId))) refuse('not-found', 'campaign.not-found')
        await fileOf(tx, actor.authority, body.fileId)
      }),
    ({ params: { campaignId }, body, actor, at, tx }) =>
      startImport(tx, queue, {
        by: actor,
        at,
        kind: 'stage-import',
        request: { ...body, campaignId },
        type: 'campaign.stage-import-started',
        subject: { kind: 'campaign', id: campaignId },
      }),
  )

  serve.after(
    contract.stageImportSheet,
    ({ params, actor, read }) => resultSheet(files, read, actor, 'stage-import', params.workId),
    async (_, sheet) => sheet,
  )
}
