import { createHash } from 'node:crypto'
import { canonical } from '../../kernel/canonical-json.ts'
import type { AuthorityId } from '../../kernel/identity.ts'
import { DeclarationId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { reachOf } from '../../platform/access/authorize.ts'
import { record } from '../../platform/audit-log/record.ts'
import { inTransaction, type Tx } from '../../platform/db/transaction.ts'
import type { Services } from '../../platform/services/services.ts'
import { mapColumns } from '../../platform/spreadsheets/map-columns.ts'
import { addFile } from '../../register/files/facade.ts'
import { errorsIn, keepResultSheet, openSource, type OpenedSource, type Read } from '../../register/imports/facade.ts'
import { type ImportCounts, type ImportError, type ImportOutcome, type ImportResult, shownErrors } from '../../register/imports/import.contract.ts'
import { finishWork, reportProgress, type WorkAtHand } from '../../register/works/facade.ts'
import { type Checked, checkRows, headingOf, type ImportField, importFields, missingFields, type ReadRow } from './declaration-import.ts'
import type { ImportMapping, ImportPreview, ImportRequest } from './declaration-import.contract.ts'
import { addDeclarations, type Imported, loadRegister, RegisterMovedOn } from './declaration-import.store.ts'

type Asked = Omit<ImportRequest, 'mapping' | 'skipBadRows'> & { mapping?: ImportMapping | undefined }

interface Prepared {
  source: OpenedSource
  mapping: ImportMapping
  missing: ImportField[]
  checked: Checked
  errors: ImportError[]
  counts: ImportCounts
  outcomeOf: (row: number) => ImportOutcome
}

function mappingOf({ table }: OpenedSource, asked: ImportMapping | undefined): ImportMapping {
  if (!asked) return mapColumns(table.header, importFields)
  for (const [field, column] of Object.entries(asked))
    if (column >= table.header.length) refuse('invalid', 'import.not-a-column', { column: column + 1, field })
  return asked
}

/** Reads the file and holds every row against the register; nothing is written. */
async function check(files: string, read: Read, authority: AuthorityId, asked: Asked, at: Date): Promise<Prepared> {
  const source = await openSource(files, read, authority, asked)
  const mapping = mappingOf(source, asked.mapping)
  const missing = missingFields(mapping, asked.defaults.edition)
  const checked: Checked =
    missing.length > 0
      ? { good: [], unchanged: [], faults: [] }
      : checkRows(source.table.rows, mapping, await read((tx) => loadRegister(tx, authority, at)), asked.defaults.edition)
  const refused = new Set(checked.faults.map(({ row }) => row))
  const unchanged = new Set(checked.unchanged.map(({ row }) => row))
  return {
    source,
    mapping,
    missing,
    checked,
    errors: errorsIn(source.table, checked.faults),
    counts: { created: checked.good.length, unchanged: unchanged.size, refused: refused.size },
    outcomeOf: (row) => (refused.has(row) ? 'refused' : unchanged.has(row) ? 'unchanged' : 'created'),
  }
}

export async function previewImport(files: string, read: Read, authority: AuthorityId, asked: Asked, at: Date): Promise<ImportPreview> {
  const {
    source: { table },
    mapping,
    missing,
    checked,
    errors,
    counts,
    outcomeOf,
  } = await check(files, read, authority, asked, at)
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
    rows: [...checked.good, ...checked.unchanged]
      .toSorted((a, b) => a.row - b.row)
      .slice(0, 50)
      .map(({ row, agencyName, declaration: d }) => ({
        row,
        outcome: outcomeOf(row),
        agencyId: d.agencyId,
        agencyName,
        number: d.number,
        issuedOn: d.issuedOn,
        effectiveOn: d.effectiveOn,
        edition: d.edition,
      })),
  }
}

/** One event stands for all rows: the digest says which. Names and notes are not in it, so that a person can be erased. */
const digestOf = (rows: readonly Imported[]): string =>
  createHash('sha256')
    .update(
      rows
        .map(
          ({ id, declaration: d }) =>
            `${canonical({
              id,
              agency: d.agencyId,
              edition: d.edition,
              kind: d.kind,
              number: d.number,
              issuedOn: d.issuedOn,
              effectiveOn: d.effectiveOn,
              annex: d.annex,
            })}\n`,
        )
        .join(''),
    )
    .digest('hex')

const importedOf = (good: readonly ReadRow[], { name, table }: OpenedSource, at: Date): Imported[] =>
  good.map(({ row, declaration }) => ({ id: DeclarationId.parse(uuidv7(at)), declaration, source: `${name} · ${table.sheet} · ${row}` }))

/**
 * The work itself: all good rows in one transaction, with one event, the result sheet and the end of the work. When
 * somebody recorded one of the numbers meanwhile, everything is checked anew.
 */
export async function runDeclarationImport(services: Services, work: WorkAtHand, request: ImportRequest): Promise<void> {
  const reach = reachOf(work.actor)
  const read: Read = (inner) => inTransaction(services.database, reach, 'read', inner)
  for (let attempt = 1; ; attempt++) {
    const at = services.clock.now()
    const prepared = await check(services.files, read, work.authority, request, at)
    if (prepared.missing.length > 0) refuse('invalid', 'import.columns-missing', { columns: prepared.missing.map(headingOf).join(', ') })
    const {
      source: { name, table },
      counts,
      errors,
      outcomeOf,
      checked,
    } = prepared
    await reportProgress(services, work, table.rows.length - checked.good.length, table.rows.length)
    const imported = counts.refused === 0 || request.skipBadRows
    const sheet = await keepResultSheet(services, { name, table, imported, outcomeOf, errors })
    const rows = imported ? importedOf(checked.good, prepared.source, at) : []
    try {
      return await inTransaction(services.database, reach, 'write', (tx) => keep(tx, services, { work, at, request, prepared, imported, sheet, rows }))
    } catch (error) {
      if (!(error instanceof RegisterMovedOn) || attempt >= 3) throw error
    }
  }
}

interface Keeping {
  work: WorkAtHand
  at: Date
  request: ImportRequest
  prepared: Prepared
  imported: boolean
  sheet: Awaited<ReturnType<typeof keepResultSheet>>
  rows: readonly Imported[]
}

async function keep(tx: Tx, services: Services, { work, at, request, prepared, imported, sheet, rows }: Keeping): Promise<void> {
  const {
    source: { name, sha256, table },
    counts,
    errors,
  } = prepared
  const digest = digestOf(rows)
  if (rows.length > 0) await addDeclarations(tx, work.authority, rows, at)
  await reportProgress(services, work, table.rows.length, table.rows.length)
  const kept = await addFile(tx, { ...sheet, authority: work.authority, seat: work.actor.seat, at })
  const result: ImportResult = {
    imported,
    fileName: name,
    total: table.rows.length,
    counts: { ...counts, created: rows.length },
    errors: errors.slice(0, 100),
    errorCount: errors.length,
    digest,
    sheetFileId: kept.id,
  }
  await finishWork(tx, work, at, result)
  record(tx, {
    at,
    by: work.actor,
    type: 'declaration.imported',
    subject: { kind: 'work', id: work.id },
    facts: { file: request.fileId, sha256, resultSheet: kept.sha256, created: rows.length, refused: counts.refused, digest },
    personal: { source: name },
  })
}
