import { type Asking, type Checking, type ImportKind, type Keeping, previewSheet } from '../imports/facade.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { addDays, mayChange } from './calendar.commands.ts'
import { loadCalendar } from './calendar.store.ts'
import type { ExceptionFacts } from './calendar-fields.ts'
import { CalendarImportRequest, type CalendarPreview } from './calendar-import.contract.ts'
import { type CalendarField, calendarColumns, neededFields } from './import-column.ts'
import { type PlannedRow, planCalendar, wordsFrom } from './import-plan.ts'
import en from './words.en.json' with { type: 'json' }
import vi from './words.vi.json' with { type: 'json' }

type Asked = Omit<CalendarImportRequest, 'skipBadRows'>

export const calendarImport: ImportKind<CalendarField, Asked, ExceptionFacts, PlannedRow> = {
  name: 'calendar-import',
  request: CalendarImportRequest,
  columns: calendarColumns,
  missing: (mapping) => neededFields.filter((field) => mapping[field] === undefined),
  check,
  keep,
}

async function check({ rows: sheet, mapping, by, read }: Checking<CalendarField, Asked>) {
  const { exceptions } = await read((tx) => loadCalendar(tx, { authority: by.authority, agency: null }))
  const { rows, faults } = planCalendar(sheet, mapping, wordsFrom([vi.calendar, en.calendar]), exceptions)
  return {
    good: rows.flatMap(({ outcome, facts }) => (outcome === 'created' && facts ? [facts] : [])),
    understood: rows,
    outcomes: new Map(rows.map(({ row, outcome }) => [row, outcome])),
    faults,
  }
}

export async function previewCalendar(files: string, asking: Asking<Asked>): Promise<CalendarPreview> {
  mayChange(asking.by, null)
  const { told, understood } = await previewSheet(calendarImport, files, asking)
  return { ...told, rows: understood.slice(0, 100).map(({ row, outcome, facts }) => ({ row, outcome, facts: facts ?? null })) }
}

/** A sheet that says nothing new leaves no event: there is nothing it would stand for. */
async function keep(tx: Tx, { by, at, source, rows, facts }: Keeping<Asked, ExceptionFacts>): Promise<string> {
  if (rows.length === 0) return ''
  const { digest } = await addDays(tx, { by, at, type: 'calendar.imported', entries: rows, years: [], facts, source: source.name })
  return digest
}
