import { PaperId } from '../../kernel/identity.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { digestOf } from '../../platform/audit-log/digest.ts'
import { record } from '../../platform/audit-log/record.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { markHistorical } from '../../register/historical/facade.ts'
import { checkedAlone } from '../../register/imports/checked-rows.ts'
import { type Asking, type ImportKind, type Keeping, previewSheet } from '../../register/imports/facade.ts'
import { checkPapers, type ImportField, importFields, missingFields, type ReadPaper } from './paper-import.ts'
import { ImportRequest, type PaperImportPreview, type PreviewRequest } from './paper-import.contract.ts'
import { addPapers, type ImportedPaper, loadPaperRegister } from './paper-import.store.ts'

/** The preview says that the rows are historical data; the import brings the note itself. */
type Asked = PreviewRequest & Pick<ImportRequest, 'historical'>

export const paperImport: ImportKind<ImportField, Asked, ReadPaper> = {
  name: 'paper-import',
  request: ImportRequest,
  columns: importFields,
  missing: missingFields,
  check: async ({ rows, mapping, asked: { history, historical }, by, at, read }) => {
    const numbers = rows.map(({ cells }) => cells[mapping.number ?? -1] ?? '')
    const register = await read((tx) => loadPaperRegister(tx, by.authority, at, numbers))
    return checkedAlone(checkPapers(rows, mapping, { ...register, history: history === true || historical !== undefined }))
  },
  keep,
}

export async function previewImport(files: string, asking: Asking<PreviewRequest>): Promise<PaperImportPreview> {
  const { told, understood, outcomeOf } = await previewSheet(paperImport, files, asking)
  return {
    ...told,
    rows: understood.slice(0, 50).map(({ row, paper: { kind, number, issuedOn, issuerName, abstract }, warnings }) => ({
      row,
      outcome: outcomeOf(row),
      kind,
      number,
      issuedOn,
      issuerName,
      abstract,
      warnings: [...warnings],
    })),
  }
}

/** Names, abstracts and notes are not in the digest. */
const inDigest = ({ id, paper: { kind, number, issuedOn, issuerId: issuer, topic, copies } }: ImportedPaper) => ({
  id,
  kind,
  number,
  issuedOn,
  issuer,
  topic,
  copies,
})

async function keep(tx: Tx, { asked: { historical }, by, at, work, source: { name }, rows, facts }: Keeping<Asked, ReadPaper>): Promise<string> {
  const imported = rows.map(({ paper }) => ({ id: PaperId.parse(uuidv7(at)), paper }))
  if (imported.length > 0) await addPapers(tx, by, imported, at)
  if (historical && imported.length > 0) {
    const records = imported.map(({ id }) => ({ id, agency: null }))
    await markHistorical(tx, { authority: by.authority, note: historical, batch: work, records, at })
  }
  const digest = digestOf(imported.map(inDigest))
  record(tx, {
    at,
    by,
    type: 'paper.imported',
    subject: { kind: 'work', id: work },
    facts: { ...facts, created: imported.length, digest, ...(historical ? { historical: true } : {}) },
    personal: { source: name, ...(historical ? { historicalSource: historical.source, historicalReason: historical.reason } : {}) },
  })
  return digest
}
