import i18next from 'i18next'
import { keepBytes } from '../../platform/files/vault.ts'
import { gatherWords } from '../../platform/i18n/gather-words.ts'
import type { Services } from '../../platform/services/services.ts'
import type { Table } from '../../platform/spreadsheets/table.ts'
import { type WrittenSheet, writeXlsx } from '../../platform/spreadsheets/write-xlsx.ts'
import type { StoredFile } from '../files/facade.ts'
import type { RowFault } from './sheet-row.ts'

type Kept = Omit<StoredFile, 'id'>

/**
 * The result sheet: first the rows that were not taken, with the reasons beside the cells as they stood, ready to be
 * mended and sent again; then all rows. Kept on disk here; its row comes with the transaction of the import.
 */
export async function keepResultSheet(services: Services, of: { name: string; table: Table; faults: readonly RowFault[] }): Promise<Kept> {
  const words = i18next.createInstance()
  await words.init({ lng: 'vi', resources: await gatherWords(services.packageRoot), interpolation: { escapeValue: false } })
  const t = (code: string, details: object = {}) => words.t(code, { ...details })
  const byRow = Map.groupBy(of.faults, (fault) => fault.row)
  const reasons = (row: number) => (byRow.get(row) ?? [])
    .map((fault) => `${fault.column === null ? '' : `${t('import.sheet.cell')} ${fault.column}${row}: `}${t(fault.code, fault.details)}`).join('\n')
  const columns = [
    { title: t('import.sheet.row'), kind: 'number' as const, width: 8 }, { title: t('import.sheet.outcome'), width: 14 }, { title: t('import.sheet.reason'), width: 60 },
    ...of.table.header.map((title) => ({ title })),
  ]
  const line = ({ row, cells }: Table['rows'][number]) => [row, t(byRow.has(row) ? 'import.sheet.refused' : 'import.sheet.taken'), reasons(row), ...cells]
  const refused = of.table.rows.filter(({ row }) => byRow.has(row))
  const sheets: WrittenSheet[] = [
    ...(refused.length > 0 ? [{ name: t('import.sheet.refused-rows'), columns, rows: refused.map(line) }] : []),
    { name: t('import.sheet.all-rows'), columns, rows: of.table.rows.map(line) },
  ]
  const parts: Uint8Array[] = []
  for await (const part of writeXlsx(sheets)) parts.push(part)
  const kept = await keepBytes(services.files, Buffer.concat(parts))
  return { ...kept, name: `${of.name.replace(/\.[^.]{1,5}$/, '')} - ${t('import.sheet.name')}.xlsx` }
}
