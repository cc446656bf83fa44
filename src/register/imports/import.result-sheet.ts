import i18next from 'i18next'
import { Day, slashed } from '../../kernel/day.ts'
import { keepBytes } from '../../platform/files/vault.ts'
import { gatherWords } from '../../platform/i18n/gather-words.ts'
import type { Services } from '../../platform/services/services.ts'
import type { Table } from '../../platform/spreadsheets/table.ts'
import { type WrittenSheet, writeXlsx } from '../../platform/spreadsheets/write-xlsx.ts'
import type { StoredFile } from '../files/facade.ts'
import type { ImportError, ImportOutcome } from './import.contract.ts'

type Kept = Omit<StoredFile, 'id'>

export interface Outcomes {
  name: string
  table: Table
  /** false: there were bad rows and nothing was taken. */
  imported: boolean
  outcomeOf: (row: number) => ImportOutcome
  errors: readonly ImportError[]
}

/**
 * The result sheet: first the rows that were not taken, with the reasons beside the cells as they stood, ready to be
 * mended and sent again; then all rows. Always Vietnamese, like every paper of the office. Kept on disk here; its row
 * comes with the transaction of the import.
 */
export async function keepResultSheet(services: Services, { name, table, imported, outcomeOf, errors }: Outcomes): Promise<Kept> {
  const words = i18next.createInstance()
  await words.init({ lng: 'vi', resources: await gatherWords(services.packageRoot), interpolation: { escapeValue: false } })
  const t = (code: string, details: ImportError['details'] = {}) => words.t(code, asRead(details))
  const byRow = Map.groupBy(errors, (error) => error.row)
  const reasons = (row: number) =>
    (byRow.get(row) ?? []).map((error) => `${error.cell === null ? '' : `${error.cell}: `}${t(error.code, error.details)}`).join('\n')
  const columns = [
    { title: t('import.sheet.row'), kind: 'number' as const, width: 8 },
    { title: t('import.sheet.outcome'), width: 16 },
    { title: t('import.sheet.reason'), width: 60 },
    ...table.header.map((title) => ({ title })),
  ]
  const outcome = (row: number) => (outcomeOf(row) === 'created' && !imported ? t('import.outcome.not-created') : t(`import.outcome.${outcomeOf(row)}`))
  const line = ({ row, cells }: Table['rows'][number]) => [row, outcome(row), reasons(row), ...cells]
  const notice = [`${t('import.sheet.title')}: ${name}`, t(imported ? 'import.sheet.imported' : 'import.sheet.not-imported')]
  const refused = table.rows.filter(({ row }) => outcomeOf(row) === 'refused')
  const sheets: WrittenSheet[] = [
    ...(refused.length > 0 ? [{ name: t('import.sheet.refused-rows'), columns, notice, rows: refused.map(line) }] : []),
    { name: t('import.sheet.all-rows'), columns, notice, rows: table.rows.map(line) },
  ]
  const parts: Uint8Array[] = []
  for await (const part of writeXlsx(sheets)) parts.push(part)
  const kept = await keepBytes(services.files, Buffer.concat(parts))
  return { ...kept, name: `ket-qua-${name.replace(/\.\w{1,5}$/, '')}.xlsx` }
}

/** Days as people write them; what a cell held stays as it stood there. */
const asRead = (details: ImportError['details']) =>
  Object.fromEntries(
    Object.entries(details).map(([name, value]) => {
      const day = name === 'read' ? undefined : Day.safeParse(value)
      return [name, day?.success ? slashed(day.data) : value]
    }),
  )
