import { ActivityId } from '../../kernel/identity.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { digestOf } from '../../platform/audit-log/digest.ts'
import { record } from '../../platform/audit-log/record.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { markHistorical } from '../../register/historical/facade.ts'
import { checkedAlone } from '../../register/imports/checked-rows.ts'
import { type Asking, type ImportKind, type Keeping, previewSheet } from '../../register/imports/facade.ts'
import { checkActivities, type ImportField, importFields, missingFields, type ReadActivity } from './activity-import.ts'
import { type ActivityImportPreview, ImportRequest, type PreviewRequest } from './activity-import.contract.ts'
import { addActivities, type ImportedActivity, loadActivityRegister } from './activity-import.store.ts'

/** The preview asks without a note; the import may carry one for all rows. */
type Asked = PreviewRequest & Pick<ImportRequest, 'historical'>

export const activityImport: ImportKind<ImportField, Asked, ReadActivity> = {
  name: 'activity-import',
  request: ImportRequest,
  columns: importFields,
  missing: (mapping, { defaults }) => missingFields(mapping, defaults.period),
  check: async ({ rows, mapping, asked: { defaults }, by, read }) => {
    const numbers = rows.flatMap(({ cells }) => (cells[mapping.papers ?? -1] ?? '').split(';'))
    const register = await read((tx) => loadActivityRegister(tx, by.authority, numbers))
    return checkedAlone(checkActivities(rows, mapping, register, defaults.period))
  },
  keep,
}

export async function previewImport(files: string, asking: Asking<PreviewRequest>): Promise<ActivityImportPreview> {
  const { told, understood, outcomeOf } = await previewSheet(activityImport, files, asking)
  return {
    ...told,
    rows: understood.slice(0, 50).map(({ row, activity: a }) => ({
      row,
      outcome: outcomeOf(row),
      kind: a.kind,
      title: a.title,
      period: a.period,
      began: a.began,
      quantity: a.quantity,
      unit: a.unit,
      channels: [...a.channels],
      papers: a.paperIds.length,
      agencies: a.agencyIds.length,
    })),
  }
}

/** Titles, names and notes are not in the digest. */
const inDigest = ({ id, activity: { kind, period, began, quantity, paperIds: papers, agencyIds: agencies } }: ImportedActivity) => ({
  id,
  kind,
  period,
  began: { ...began },
  quantity,
  papers,
  agencies,
})

async function keep(tx: Tx, { asked: { historical }, by, at, work, source: { name }, rows, facts }: Keeping<Asked, ReadActivity>): Promise<string> {
  const imported = rows.map(({ activity }) => ({ id: ActivityId.parse(uuidv7(at)), activity }))
  if (imported.length > 0) await addActivities(tx, by, imported, at)
  if (historical && imported.length > 0) {
    const records = imported.map(({ id }) => ({ id, agency: null }))
    await markHistorical(tx, { authority: by.authority, note: historical, batch: work, records, at })
  }
  const digest = digestOf(imported.map(inDigest))
  record(tx, {
    at,
    by,
    type: 'activity.imported',
    subject: { kind: 'work', id: work },
    facts: { ...facts, created: imported.length, digest, ...(historical ? { historical: true } : {}) },
    personal: { source: name, ...(historical ? { historicalSource: historical.source, historicalReason: historical.reason } : {}) },
  })
  return digest
}
