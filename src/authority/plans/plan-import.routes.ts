import type { Serve } from '../../platform/http/serve.ts'
import type { Services } from '../../platform/services/services.ts'
import { fileOf } from '../../register/files/facade.ts'
import { resultSheet, startImport } from '../../register/imports/facade.ts'
import { draftOf } from './plan-draft.queries.ts'
import { previewPlanLines } from './plan-import.commands.ts'
import * as contract from './plan-import.contract.ts'

export function planImportRoutes(serve: Serve, { files, queue }: Services): void {
  serve.after(
    contract.previewPlanImport,
    ({ params: { planId }, body, actor, at, read }) => previewPlanLines(files, { asked: { ...body, planId }, by: actor, at, read }),
    async (_, preview) => preview,
  )

  serve.after(
    contract.importPlanLines,
    ({ params: { planId }, body, actor, at, read }) =>
      read(async (tx) => {
        await draftOf(tx, actor.authority, planId, at)
        await fileOf(tx, actor.authority, body.fileId)
      }),
    ({ params: { planId }, body, actor, at, tx }) =>
      startImport(tx, queue, {
        by: actor,
        at,
        kind: 'plan-import',
        request: { ...body, planId },
        type: 'plan.import-started',
        subject: { kind: 'plan', id: planId },
      }),
  )

  serve.after(
    contract.planImportSheet,
    ({ params, actor, read }) => resultSheet(files, read, actor, 'plan-import', params.workId),
    async (_, sheet) => sheet,
  )
}
