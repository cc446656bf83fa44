import { createHash } from 'node:crypto'
import type { Actor } from '../../kernel/actor.ts'
import { canonical } from '../../kernel/canonical-json.ts'
import { dayOf } from '../../kernel/day.ts'
import type { WorkId } from '../../kernel/identity.ts'
import { AgencyId } from '../../kernel/identity.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { record } from '../../platform/audit-log/record.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { readKept } from '../../platform/files/vault.ts'
import type { Queue } from '../../platform/jobs/queue.ts'
import { cellName } from '../../platform/spreadsheets/cell-text.ts'
import { mapColumns } from '../../platform/spreadsheets/map-columns.ts'
import { readTable } from '../../platform/spreadsheets/read-table.ts'
import type { Table } from '../../platform/spreadsheets/table.ts'
import type { StoredFile } from '../files/facade.ts'
import { startWork } from '../works/facade.ts'
import { establish } from './agency.ts'
import type { ImportCounts, ImportError, ImportPreview, ImportRequest } from './agency-import.contract.ts'
import type { KnownToImport } from './agency-import.store.ts'
import { addAgencies } from './agency.store.ts'
import { projectVersions } from './agency-version.ts'
import { importColumns, type ImportMapping } from './import-column.ts'
import { type Establishment, type ImportPlan, planImport } from './import-plan.ts'
import { readRow } from './import-row.ts'

/** The table of a kept file that the officer means; read outside any transaction. */
export async function readSource(folder: string, file: StoredFile, { sheet, headerRow }: Pick<ImportRequest, 'sheet' | 'headerRow'>): Promise<Table> {
  return readTable(await readKept(folder, file.sha256), file.name, { ...(sheet === undefined ? {} : { sheet }), ...(headerRow === undefined ? {} : { headerRow }) })
}

export interface PlannedImport {
  plan: ImportPlan
  mapping: ImportMapping
  counts: ImportCounts
  errors: ImportError[]
}

/** What an import of the table would do; columns are found by their titles unless the officer said which. */
export function planOf(table: Table, known: KnownToImport, asked: { mapping?: ImportMapping | undefined; defaults: ImportRequest['defaults'] }, at: Date): PlannedImport {
  const mapping = asked.mapping ?? mapColumns(table.header, importColumns)
  const rules = { mapping, defaults: asked.defaults, blocks: known.blocks, naming: known.naming, today: dayOf(at) }
  const rows = table.rows.map(({ row, cells }) => readRow(row, cells, rules))
  const plan = planImport(rows, known, () => AgencyId.parse(uuidv7(at)))
  const counts = { created: 0, unchanged: 0, refused: 0 }
  for (const { outcome } of plan.rows) counts[outcome] += 1
  const errors = plan.rows.flatMap(({ row: { row }, errors: found }) => found.map(({ field, code, details }): ImportError => {
    const column = field === null ? undefined : mapping[field]
    return { row, field, code, details: { ...details }, column: column === undefined ? null : (table.header[column] ?? null), cell: column === undefined ? null : cellName(row - 1, column) }
  }))
  return { plan, mapping, counts, errors }
}

export function previewOf(table: Table, { plan, mapping, counts, errors }: PlannedImport): ImportPreview {
  const { sheet, sheets, headerRow, header, notes } = table
  return {
    sheet, sheets, headerRow, header, notes, mapping, total: plan.rows.length, counts, errors: errors.slice(0, 500), errorCount: errors.length,
    rows: plan.rows.slice(0, 50).map(({ row: { row, facts, parent, validFrom }, outcome }) =>
      ({ row, outcome, code: facts.code, name: facts.name, shortName: facts.shortName, block: facts.block, parent, validFrom })),
  }
}

/** The import itself runs as long work, on behalf of whoever asked for it. */
export async function startImport(tx: Tx, queue: Queue, command: { by: Actor; at: Date; request: ImportRequest }): Promise<WorkId> {
  const work = await startWork(tx, { actor: command.by, at: command.at, kind: 'agency-import', input: { request: command.request } })
  await queue.send(tx, 'agency-import', { authority: command.by.authority, work })
  return work
}

const batch = 1_000

/** What the record keeps of many rows: SHA-256 over a line of canonical JSON for each, in their order. */
export function digestOf(establishments: readonly Establishment[]): string {
  const hash = createHash('sha256')
  for (const { agency, effectiveOn, paper, facts } of establishments) hash.update(`${canonical({ agency, effectiveOn, paper: paper === null ? null : { ...paper }, facts: { ...facts } })}\n`)
  return hash.digest('hex')
}

/** Many agencies enter the register by one act: one event with a digest of them, a few statements, all or nothing. */
export async function establishAgencies(
  tx: Tx, command: { by: Actor; at: Date; establishments: readonly Establishment[]; subject: { kind: string; id: string }; source: string },
  progress: (done: number) => Promise<void> = async () => undefined,
): Promise<string> {
  const { by, at, establishments } = command
  for (let from = 0; from < establishments.length; from += batch) {
    const events = establishments.slice(from, from + batch).map((said) => establish({ ...said, id: uuidv7(at), recordedAt: at }))
    await addAgencies(tx, by, events, projectVersions(events))
    await progress(from + events.length)
  }
  const digest = digestOf(establishments)
  record(tx, {
    at, by, type: 'agency.imported', subject: command.subject, facts: { created: establishments.length, digest }, personal: { source: command.source },
  })
  return digest
}
