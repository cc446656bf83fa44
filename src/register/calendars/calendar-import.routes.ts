import type { Serve } from '../../platform/http/serve.ts'
import type { Services } from '../../platform/services/services.ts'
import { fileOf } from '../files/facade.ts'
import { resultSheet, startImport } from '../imports/facade.ts'
import { mayChange } from './calendar.commands.ts'
import { previewCalendar } from './calendar-import.commands.ts'
import * as contract from './calendar-import.contract.ts'

export function calendarImportRoutes(serve: Serve, { files, queue }: Services): void {
  serve.after(
    contract.previewCalendarImport,
    ({ body, actor, at, read }) => previewCalendar(files, { asked: body, by: actor, at, read }),
    async (_, preview) => preview,
  )

  serve.after(
    contract.importCalendar,
    ({ body, actor, read }) => {
      mayChange(actor, null)
      return read((tx) => fileOf(tx, actor.authority, body.fileId))
    },
    ({ body, actor, at, tx }) => startImport(tx, queue, { by: actor, at, kind: 'calendar-import', request: body, type: 'calendar.import-started' }),
  )

  serve.after(
    contract.calendarImportSheet,
    ({ params, actor, read }) => {
      mayChange(actor, null)
      return resultSheet(files, read, actor, 'calendar-import', params.workId)
    },
    async (_, sheet) => sheet,
  )
}
