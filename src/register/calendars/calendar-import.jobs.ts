import type { AuthorityId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import { reachOf } from '../../platform/access/authorize.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import type { Queue } from '../../platform/jobs/queue.ts'
import type { Services } from '../../platform/services/services.ts'
import { mapColumns } from '../../platform/spreadsheets/map-columns.ts'
import { addFile } from '../files/facade.ts'
import { errorsIn, keepResultSheet, openSource, type Read, runImport } from '../imports/facade.ts'
import { type ImportResult, shownErrors } from '../imports/import.contract.ts'
import { finishWork, type WorkAtHand } from '../works/facade.ts'
import { addDays } from './calendar.commands.ts'
import { loadCalendar } from './calendar.store.ts'
import { CalendarImportRequest, type CalendarPreview } from './calendar-import.contract.ts'
import { calendarColumns, neededFields } from './import-column.ts'
import { planCalendar, wordsFrom } from './import-plan.ts'
import en from './words.en.json' with { type: 'json' }
import vi from './words.vi.json' with { type: 'json' }

type Asked = Omit<CalendarImportRequest, 'skipBadRows'>

/** Reads the file and holds every row against the calendar; nothing is written. */
async function prepare(files: string, read: Read, authority: AuthorityId, asked: Asked) {
  const source = await openSource(files, read, authority, asked)
  const { table } = source
  const mapping = asked.mapping ?? mapColumns(table.header, calendarColumns)
  for (const [field, column] of Object.entries(mapping))
    if (column >= table.header.length) refuse('invalid', 'import.not-a-column', { column: column + 1, field })
  const missing = neededFields.filter((field) => mapping[field] === undefined)
  const data = await read((tx) => loadCalendar(tx, { authority, agency: null }))
  const plan = planCalendar(missing.length > 0 ? [] : table.rows, mapping, wordsFrom([vi.calendar, en.calendar]), data.exceptions)
  const counts = { created: 0, unchanged: 0, refused: 0 }
  for (const { outcome } of plan.rows) counts[outcome] += 1
  return { source, mapping, missing, plan, counts, errors: errorsIn(table, plan.faults) }
}

export async function previewCalendar(files: string, read: Read, authority: AuthorityId, asked: Asked): Promise<CalendarPreview> {
  const { source, mapping, missing, plan, counts, errors } = await prepare(files, read, authority, asked)
  const { sheet, sheets, headerRow, header, notes, rows } = source.table
  return {
    sheet,
    sheets,
    headerRow,
    header,
    notes,
    mapping,
    missing,
    total: rows.length,
    counts,
    errors: errors.slice(0, shownErrors),
    errorCount: errors.length,
    rows: plan.rows.slice(0, 100).map(({ row, outcome, facts }) => ({ row, outcome, facts: facts ?? null })),
  }
}

export async function calendarImportJobs(queue: Queue, services: Services): Promise<void> {
  await queue.work('calendar-import', (payload) =>
    runImport(services, payload, (work) => importDays(services, work, CalendarImportRequest.parse(work.input['request']))),
  )
}

/** File, plan and result sheet before the transaction; in it the days, the record and the end of the work. */
async function importDays(services: Services, work: WorkAtHand, request: CalendarImportRequest): Promise<void> {
  const { database, clock, files } = services
  const { authority, actor } = work
  const at = clock.now()
  const { source, missing, plan, counts, errors } = await prepare(files, (inner) => inTransaction(database, reachOf(actor), 'read', inner), authority, request)
  if (missing.length > 0)
    refuse('invalid', 'import.columns-missing', {
      columns: missing.map((field) => calendarColumns.find(({ key }) => key === field)?.names[0] ?? field).join(', '),
    })
  const imported = counts.refused === 0 || request.skipBadRows
  const outcomes = new Map(plan.rows.map(({ row, outcome }) => [row, outcome]))
  const sheet = await keepResultSheet(services, {
    name: source.name,
    table: source.table,
    imported,
    outcomeOf: (row) => outcomes.get(row) ?? 'refused',
    errors,
  })
  const entries = imported ? plan.rows.flatMap(({ outcome, facts }) => (outcome === 'created' && facts ? [facts] : [])) : []
  await inTransaction(database, reachOf(actor), 'write', async (tx) => {
    const kept = await addFile(tx, { ...sheet, authority, seat: actor.seat, at })
    const { digest } =
      entries.length === 0
        ? { digest: '' }
        : await addDays(tx, {
            by: actor,
            at,
            type: 'calendar.imported',
            entries,
            years: [],
            facts: { file: request.fileId, sha256: source.sha256, resultSheet: kept.sha256, refused: counts.refused },
            source: source.name,
          })
    const result: ImportResult = {
      imported,
      fileName: source.name,
      total: source.table.rows.length,
      counts: { ...counts, created: entries.length },
      errors: errors.slice(0, 100),
      errorCount: errors.length,
      digest,
      sheetFileId: kept.id,
    }
    await finishWork(tx, work, at, result)
  })
}
