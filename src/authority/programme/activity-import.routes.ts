import type { Serve } from '../../platform/http/serve.ts'
import type { Services } from '../../platform/services/services.ts'
import { fileOf } from '../../register/files/facade.ts'
import { resultSheet, startImport } from '../../register/imports/facade.ts'
import { activityImport, previewImport } from './activity-import.commands.ts'
import * as contract from './activity-import.contract.ts'

export function activityImportRoutes(serve: Serve, { files, queue }: Services): void {
  serve.after(
    contract.previewActivityImport,
    ({ body, actor, at, read }) => previewImport(files, { asked: body, by: actor, at, read }),
    async (_, preview) => preview,
  )

  serve.after(
    contract.importActivities,
    ({ body, actor, read }) => read((tx) => fileOf(tx, actor.authority, body.fileId)),
    ({ body, actor, at, tx }) => startImport(tx, queue, { by: actor, at, kind: activityImport.name, request: body, type: 'activity.import-started' }),
  )

  serve.after(
    contract.activityImportSheet,
    ({ params, actor, read }) => resultSheet(files, read, actor, activityImport.name, params.workId),
    async (_, sheet) => sheet,
  )
}
