import i18next from 'i18next'
import { type Day, dayOf, slashed } from '../../kernel/day.ts'
import { fold } from '../../kernel/fold.ts'
import { gatherWords } from '../../platform/i18n/gather-words.ts'
import { writeCsv } from '../../platform/spreadsheets/write-csv.ts'
import { writeXlsx } from '../../platform/spreadsheets/write-xlsx.ts'
import { rowsFrom, type WrittenCell } from '../../platform/spreadsheets/written-cell.ts'
import { lastDay } from './check.ts'
import type { FindingRow } from './integrity.contract.ts'
import { detailsOf } from './sentence.ts'

interface Asked {
  format: 'xlsx' | 'csv'
  language: 'vi' | 'en'
  packageRoot: string
}

/** What the checks found, as it is handed on to whoever puts it in order. The words of a check may be those of a room above. */
export async function findingFile(rows: readonly FindingRow[], { format, language, packageRoot }: Asked, at: Date) {
  const words = i18next.createInstance()
  await words.init({ lng: language, resources: await gatherWords(packageRoot), interpolation: { escapeValue: false } })
  const t = (key: string, details: Record<string, string> = {}) => words.t(key, details)
  const columns = [
    { title: t('integrity.field.check'), width: 36 },
    { title: t('integrity.field.agency'), width: 44 },
    { title: t('integrity.field.finding'), width: 70 },
    { title: t('integrity.field.since'), kind: 'date' as const, width: 14 },
    { title: t('integrity.field.until'), kind: 'date' as const, width: 14 },
    { title: t('integrity.field.state'), width: 16 },
    { title: t('integrity.field.firstSeenAt'), kind: 'date' as const, width: 16 },
    { title: t('integrity.field.lastSeenAt'), kind: 'date' as const, width: 16 },
    { title: t('integrity.field.reason'), width: 40 },
    { title: t('integrity.field.todo'), width: 60 },
  ]
  const cells = rowsFrom(rows, (row): WrittenCell[] => [
    t(`integrity.check.${row.code}.name`),
    row.agency?.name ?? null,
    t(`integrity.finding.${row.code}`, detailsOf(row, language)),
    row.since,
    lastDay(row.until),
    t(`integrity.state.${row.state}`),
    dayOf(new Date(row.firstSeenAt)),
    dayOf(new Date(row.lastSeenAt)),
    row.accepted?.reason ?? null,
    t(`integrity.check.${row.code}.todo`),
  ])
  const name = `${fold(t('integrity.title')).replaceAll(' ', '-')}-${dayOf(at)}`
  if (format === 'csv') {
    const days = rowsFrom(cells, (row) => row.map((cell, n) => (columns[n]?.kind === 'date' && typeof cell === 'string' ? slashed(cell as Day) : cell)))
    return { name: `${name}.csv`, mediaType: 'text/csv; charset=utf-8', content: writeCsv(columns, days) }
  }
  const sheet = { name: t('integrity.title').slice(0, 31), columns, rows: cells, notice: [t('integrity.title'), slashed(dayOf(at))] }
  return { name: `${name}.xlsx`, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', content: writeXlsx([sheet]) }
}
