import { createHash } from 'node:crypto'
import type { Actor } from '../../kernel/actor.ts'
import { canonical, type Json } from '../../kernel/canonical-json.ts'
import { dayOf } from '../../kernel/day.ts'
import { AgencyId, type AuthorityId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { reachOf } from '../../platform/access/authorize.ts'
import { record } from '../../platform/audit-log/record.ts'
import { inTransaction, type Tx } from '../../platform/db/transaction.ts'
import type { Services } from '../../platform/services/services.ts'
import { mapColumns } from '../../platform/spreadsheets/map-columns.ts'
import { addFile } from '../files/facade.ts'
import { errorsIn, keepResultSheet, openSource, type OpenedSource, type Read } from '../imports/facade.ts'
import { type ImportCounts, type ImportError, type ImportResult, shownErrors } from '../imports/import.contract.ts'
import { finishWork, reportProgress, type WorkAtHand } from '../works/facade.ts'
import { establish } from './agency.ts'
import type { ImportMapping, ImportPreview, ImportRequest } from './agency-import.contract.ts'
import { loadRegister } from './agency-import.store.ts'
import { addAgencies } from './agency.store.ts'
import { projectVersions } from './agency-version.ts'
import { headingOf, importColumns, type ImportField, missingFields } from './import-column.ts'
import { type Establishment, type ImportPlan, planImport } from './import-plan.ts'
import { readRow } from './import-row.ts'
import { wordsOf } from './import-words.ts'
import en from './words.en.json' with { type: 'json' }
import vi from './words.vi.json' with { type: 'json' }

type Asked = Omit<ImportRequest, 'skipBadRows'>

interface Prepared {
  source: OpenedSource
  mapping: ImportMapping
  missing: ImportField[]
  plan: ImportPlan
  errors: ImportError[]
  counts: ImportCounts
}

/** Reads the file and holds every row against the register; nothing is written. */
async function prepare(files: string, read: Read, authority: AuthorityId, asked: Asked, at: Date): Promise<Prepared> {
  const source = await openSource(files, read, authority, asked)
  const { table } = source
  const mapping = asked.mapping ?? mapColumns(table.header, importColumns)
  for (const [field, column] of Object.entries(mapping))
    if (column >= table.header.length) refuse('invalid', 'import.not-a-column', { column: column + 1, field })
  const missing = missingFields(mapping, asked.defaults)
  const known = await read((tx) => loadRegister(tx, authority))
  const rules = {
    mapping,
    defaults: asked.defaults,
    blocks: known.blocks,
    naming: known.naming,
    words: wordsOf([vi.agency, en.agency], known.blocks),
    today: dayOf(at),
  }
  const rows = missing.length > 0 ? [] : table.rows.map(({ row, cells }) => readRow(row, cells, rules))
  const plan = planImport(rows, mapping, known, () => AgencyId.parse(uuidv7(at)))
  const counts = { created: 0, unchanged: 0, refused: 0 }
  for (const { outcome } of plan.rows) counts[outcome] += 1
  return {
    source,
    mapping,
    missing,
    plan,
    counts,
    errors: errorsIn(
      table,
      plan.rows.flatMap(({ faults }) => faults),
    ),
  }
}

export async function previewImport(files: string, read: Read, authority: AuthorityId, asked: Asked, at: Date): Promise<ImportPreview> {
  const {
    source: { table },
    mapping,
    missing,
    plan,
    counts,
    errors,
  } = await prepare(files, read, authority, asked, at)
  const { sheet, sheets, headerRow, header, notes } = table
  return {
    sheet,
    sheets,
    headerRow,
    header,
    notes,
    mapping,
    missing,
    total: table.rows.length,
    counts,
    errors: errors.slice(0, shownErrors),
    errorCount: errors.length,
    rows: plan.rows.slice(0, 50).map(({ row: { row, facts, parent, validFrom }, outcome }) => ({
      row,
      outcome,
      code: facts.code,
      name: facts.name,
      shortName: facts.shortName,
      block: facts.block,
      parent,
      validFrom,
    })),
  }
}

/**
 * The work itself. File, plan and result sheet are made before the transaction; in it stand the agencies, the record and
 * the end of the work, so that an import stopped at any point leaves nothing and may begin again.
 */
export async function runAgencyImport(services: Services, work: WorkAtHand, request: ImportRequest): Promise<void> {
  const { database, clock, files } = services
  const { authority, actor } = work
  const at = clock.now()
  const {
    source: { name, sha256, table },
    missing,
    plan,
    counts,
    errors,
  } = await prepare(files, (inner) => inTransaction(database, reachOf(actor), 'read', inner), authority, request, at)
  if (missing.length > 0) refuse('invalid', 'import.columns-missing', { columns: missing.map(headingOf).join(', ') })
  const imported = counts.refused === 0 || request.skipBadRows
  const outcomes = new Map(plan.rows.map(({ row, outcome }) => [row.row, outcome]))
  const sheet = await keepResultSheet(services, { name, table, imported, outcomeOf: (row) => outcomes.get(row) ?? 'refused', errors })
  const establishments = imported ? plan.establishments : []
  const total = table.rows.length
  const progress = (done: number) => reportProgress(services, work, total - establishments.length + done, total)
  await progress(0)
  await inTransaction(database, reachOf(actor), 'write', async (tx) => {
    const kept = await addFile(tx, { ...sheet, authority, seat: actor.seat, at })
    const digest = await establishAgencies(
      tx,
      {
        by: actor,
        at,
        establishments,
        subject: { kind: 'work', id: work.id },
        source: name,
        facts: { file: request.fileId, sha256, resultSheet: kept.sha256, refused: counts.refused },
      },
      progress,
    )
    const result: ImportResult = {
      imported,
      fileName: name,
      total,
      counts: { ...counts, created: establishments.length },
      errors: errors.slice(0, 100),
      errorCount: errors.length,
      digest,
      sheetFileId: kept.id,
    }
    await finishWork(tx, work, at, result)
  })
}

interface ManyAgencies {
  by: Actor
  at: Date
  /** Parents before their children. */
  establishments: readonly Establishment[]
  subject: { kind: string; id: string }
  /** Where the list comes from; kept apart from the record, as all free text. */
  source: string
  facts?: { readonly [key: string]: Json }
}

const batch = 1_000

/** Many agencies enter the register by one act: one event with a digest of them, a statement per thousand, all or nothing. */
export async function establishAgencies(tx: Tx, command: ManyAgencies, progress: (done: number) => Promise<void> = async () => undefined): Promise<string> {
  const { by, at, establishments } = command
  for (let from = 0; from < establishments.length; from += batch) {
    const events = establishments.slice(from, from + batch).map((said) => establish({ ...said, id: uuidv7(at), recordedAt: at }))
    await addAgencies(tx, by, events, projectVersions(events))
    await progress(from + events.length)
  }
  const digest = digestOf(establishments)
  record(tx, {
    at,
    by,
    type: 'agency.imported',
    subject: command.subject,
    facts: { ...command.facts, created: establishments.length, digest },
    personal: { source: command.source },
  })
  return digest
}

/** What the record keeps of many agencies: SHA-256 over a line of canonical JSON for each, in their order. */
function digestOf(establishments: readonly Establishment[]): string {
  const hash = createHash('sha256')
  for (const { agency, effectiveOn, paper, facts } of establishments)
    hash.update(`${canonical({ agency, effectiveOn, paper: paper === null ? null : { ...paper }, facts: { ...facts } })}\n`)
  return hash.digest('hex')
}
