import { createHash } from 'node:crypto'
import type { Actor } from '../../kernel/actor.ts'
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
import { keepResultSheet, openSource, seen, type OpenedSource } from '../../register/imports/facade.ts'
import { type RefusedRow, shownRows } from '../../register/imports/import.contract.ts'
import type { Mapping, RowFault } from '../../register/imports/sheet-row.ts'
import { finishWork, reportProgress, type WorkAtHand } from '../../register/works/facade.ts'
import { type Checked, checkRows, type ImportField, importFieldKeys, importFields, missingFields, type ReadRow } from './declaration-import.ts'
import type { ImportInput, ImportPreview } from './declaration-import.contract.ts'
import { addDeclarations, type Imported, loadRegister, RegisterMovedOn } from './declaration-import.store.ts'

type Read = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>

/** The officer's mapping, or the proposal; a column or field that is not there is refused, not passed over. */
function mappingOf({ table }: OpenedSource, asked: ImportInput['mapping']): Mapping<ImportField> {
  if (!asked) return mapColumns(table.header, importFields)
  const mapping: Partial<Record<ImportField, number>> = {}
  for (const [field, column] of Object.entries(asked)) {
    const key = importFieldKeys.find((k) => k === field) ?? refuse('invalid', 'import.unknown-field', { field })
    if (column >= table.header.length) refuse('invalid', 'import.not-a-column', { column: column + 1, field })
    mapping[key] = column
  }
  return mapping
}

interface Prepared { source: OpenedSource; mapping: Mapping<ImportField>; missing: ImportField[]; checked: Checked }

/** Reads the file and holds every row against the register; nothing is written. */
async function check(files: string, read: Read, authority: AuthorityId, input: ImportInput, at: Date): Promise<Prepared> {
  const source = await openSource(files, read, authority, input)
  const mapping = mappingOf(source, input.mapping)
  const missing = missingFields(mapping, input.edition)
  const checked = missing.length > 0 ? { good: [], faults: [] } : checkRows(source.table.rows, mapping, await read((tx) => loadRegister(tx, authority, at)), input.edition)
  return { source, mapping, missing, checked }
}

const faultyRows = ({ faults }: Checked) => Map.groupBy(faults, (fault: RowFault) => fault.row)

export async function previewImport(files: string, read: Read, authority: AuthorityId, input: ImportInput, at: Date): Promise<ImportPreview> {
  const { source: { table }, mapping, missing, checked } = await check(files, read, authority, input, at)
  const bad = faultyRows(checked)
  const refused: RefusedRow[] = table.rows.filter(({ row }) => bad.has(row)).slice(0, shownRows).map(({ row, cells }) => ({ row, cells, faults: bad.get(row) ?? [] }))
  return {
    table: seen(table), mapping: { ...mapping }, missing, good: checked.good.length, bad: bad.size, refused,
    accepted: checked.good.slice(0, 20).map(({ row, agencyName, declaration: d }) =>
      ({ row, agencyId: d.agencyId, agencyName, number: d.number, issuedOn: d.issuedOn, edition: d.edition })),
  }
}

/** One event stands for all rows: the digest says which. Names and notes are not in it, so that a person can be erased. */
const digestOf = (rows: readonly Imported[]): string => createHash('sha256').update(rows.map(({ id, declaration: d }) => canonical({
  id, agency: d.agencyId, edition: d.edition, kind: d.kind, number: d.number, issuedOn: d.issuedOn, effectiveOn: d.effectiveOn, annex: d.annex,
})).join('\n')).digest('hex')

const importedOf = (good: readonly ReadRow[], { name, table }: OpenedSource, at: Date): Imported[] => good.map(({ row, declaration }) =>
  ({ id: DeclarationId.parse(uuidv7(at)), declaration, source: `${name} · ${table.sheet} · ${row}` }))

/**
 * The work itself: all good rows in one transaction, with one event, the result sheet and the end of the work. When
 * somebody recorded one of the numbers meanwhile, everything is checked anew.
 */
export async function importDeclarations(services: Services, work: WorkAtHand, input: ImportInput): Promise<void> {
  const { actor } = work
  const read: Read = (inner) => inTransaction(services.database, reachOf(actor), 'read', inner)
  for (let attempt = 1; ; attempt++) {
    const at = services.clock.now()
    const { source, missing, checked } = await check(services.files, read, actor.authority, input, at)
    if (missing.length > 0) refuse('invalid', 'import.columns-missing', { columns: missing.join(', ') })
    const total = source.table.rows.length
    await reportProgress(services, work, 0, total)
    const sheet = await keepResultSheet(services, { name: source.name, table: source.table, faults: checked.faults })
    const rows = importedOf(checked.good, source, at)
    try {
      await inTransaction(services.database, reachOf(actor), 'write', (tx) => keep(tx, { work, actor, at, input, source, sheet, rows, bad: faultyRows(checked).size }))
      return await reportProgress(services, work, total, total)
    } catch (error) {
      if (!(error instanceof RegisterMovedOn) || attempt >= 3) throw error
    }
  }
}

interface Keeping {
  work: WorkAtHand
  actor: Actor
  at: Date
  input: ImportInput
  source: OpenedSource
  sheet: Awaited<ReturnType<typeof keepResultSheet>>
  rows: readonly Imported[]
  bad: number
}

async function keep(tx: Tx, { work, actor, at, input, source, sheet, rows, bad }: Keeping): Promise<void> {
  const digest = rows.length > 0 ? digestOf(rows) : null
  if (rows.length > 0) await addDeclarations(tx, actor.authority, rows, at)
  const kept = await addFile(tx, { ...sheet, authority: actor.authority, seat: actor.seat, at })
  await finishWork(tx, work, at, { good: rows.length, bad, digest, sheet: kept.id })
  record(tx, {
    at, by: actor, type: 'declaration.imported', subject: { kind: 'work', id: work.id },
    facts: { file: input.fileId, sha256: source.sha256, resultSheet: kept.sha256, good: rows.length, bad, digest }, personal: { name: source.name },
  })
}
