import { DeclarationId } from '../../kernel/identity.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { digestOf } from '../../platform/audit-log/digest.ts'
import { record } from '../../platform/audit-log/record.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { markHistorical } from '../../register/historical/facade.ts'
import { checkedAlone } from '../../register/imports/checked-rows.ts'
import { type Asking, type ImportKind, type Keeping, previewSheet } from '../../register/imports/facade.ts'
import { checkRows, type ImportField, importFields, missingFields, type ReadRow } from './declaration-import.ts'
import { type ImportPreview, ImportRequest, type PreviewRequest } from './declaration-import.contract.ts'
import { addDeclarations, type Imported, loadRegister } from './declaration-import.store.ts'

/** The preview asks without a note; the import may carry one for all rows. */
type Asked = PreviewRequest & Pick<ImportRequest, 'historical'>

export const declarationImport: ImportKind<ImportField, Asked, ReadRow> = {
  name: 'declaration-import',
  request: ImportRequest,
  columns: importFields,
  missing: (mapping, { defaults }) => missingFields(mapping, defaults.edition),
  check: async ({ rows, mapping, asked: { defaults }, by, at, read }) =>
    checkedAlone(checkRows(rows, mapping, await read((tx) => loadRegister(tx, by.authority, at)), defaults.edition)),
  keep,
}

export async function previewImport(files: string, asking: Asking<PreviewRequest>): Promise<ImportPreview> {
  const { told, understood, outcomeOf } = await previewSheet(declarationImport, files, asking)
  return {
    ...told,
    rows: understood.slice(0, 50).map(({ row, agencyName, declaration: d }) => ({
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

/** Names and notes are not in the digest. */
const inDigest = ({ id, declaration: { agencyId: agency, edition, kind, number, issuedOn, effectiveOn, annex } }: Imported) => ({
  id,
  agency,
  edition,
  kind,
  number,
  issuedOn,
  effectiveOn,
  annex,
})

async function keep(tx: Tx, { asked: { historical }, by, at, work, source: { name, table }, rows, facts }: Keeping<Asked, ReadRow>): Promise<string> {
  const imported = rows.map(({ row, declaration }) => ({ id: DeclarationId.parse(uuidv7(at)), declaration, source: `${name} · ${table.sheet} · ${row}` }))
  if (imported.length > 0) await addDeclarations(tx, by.authority, imported, at)
  if (historical && imported.length > 0) {
    const records = imported.map(({ id, declaration: { agencyId: agency } }) => ({ id, agency }))
    await markHistorical(tx, { authority: by.authority, note: historical, batch: work, records, at })
  }
  const digest = digestOf(imported.map(inDigest))
  record(tx, {
    at,
    by,
    type: 'declaration.imported',
    subject: { kind: 'work', id: work },
    facts: { ...facts, created: imported.length, digest, ...(historical ? { historical: true } : {}) },
    personal: { source: name, ...(historical ? { historicalSource: historical.source, historicalReason: historical.reason } : {}) },
  })
  return digest
}
