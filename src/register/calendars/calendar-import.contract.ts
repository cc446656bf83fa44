import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { ImportOutcome, ImportSource, ImportStarted, mappingOf, oneImport, previewParts, skipBadRows } from '../imports/import.contract.ts'
import { ExceptionFacts } from './calendar-fields.ts'
import { CalendarField } from './import-column.ts'

export const CalendarMapping = mappingOf(CalendarField)
export type CalendarMapping = z.infer<typeof CalendarMapping>
const Source = ImportSource.extend({ mapping: CalendarMapping.optional().describe('by the titles without it') })

export const CalendarPreview = z.strictObject({
  ...previewParts(CalendarField),
  rows: z
    .array(z.strictObject({ row: z.int(), outcome: ImportOutcome, facts: ExceptionFacts.nullable() }))
    .describe('the first hundred as they were understood'),
})
export type CalendarPreview = z.infer<typeof CalendarPreview>

export const previewCalendarImport = endpoint({
  name: 'previewCalendarImport',
  summary: 'What an import of days from a kept file would do; changes nothing',
  method: 'POST',
  path: '/calendar/import/preview',
  access: 'calendar.write',
  keyed: false,
  body: Source,
  reply: CalendarPreview,
})

export const importCalendar = endpoint({
  name: 'importCalendar',
  summary: 'Import days of the calendar from a kept file: all good rows in one act, or nothing',
  method: 'POST',
  path: '/calendar/import',
  access: 'calendar.write',
  status: 202,
  body: Source.extend({ skipBadRows }),
  reply: ImportStarted,
})
export const CalendarImportRequest = importCalendar.body
export type CalendarImportRequest = z.infer<typeof CalendarImportRequest>

export const calendarImportSheet = endpoint({
  name: 'calendarImportSheet',
  summary: 'What became of each row, as XLSX',
  method: 'GET',
  path: '/calendar/import/:workId/sheet',
  access: 'calendar.write',
  kind: 'file',
  params: oneImport,
})
