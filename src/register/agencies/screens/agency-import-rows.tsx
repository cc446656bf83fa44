import { useAnswer } from '../../../web/answers.ts'
import { useFormat } from '../../../web/use-format.ts'
import { useLanguage, useT } from '../../../web/use-t.ts'
import { ImportRows } from '../../imports/screens/import-rows.tsx'
import { listBlocks } from '../agency.contract.ts'
import type { ImportPreview } from '../agency-import.contract.ts'

const columns = ['name', 'shortName', 'code', 'block', 'parent', 'validFrom'] as const
type Row = ImportPreview['rows'][number]

/** The first rows as they were understood, each with what would become of it. */
export function AgencyImportRows({ rows }: { rows: ImportPreview['rows'] }) {
  const t = useT()
  const format = useFormat()
  const language = useLanguage()
  const { data: blocks } = useAnswer(listBlocks, {})
  const cell = (row: Row, name: (typeof columns)[number]) => {
    if (name === 'validFrom') return format.day(row.validFrom)
    return (name === 'block' ? blocks?.rows.find(({ code }) => code === row.block)?.name[language] : row[name]) || '—'
  }
  return (
    <ImportRows
      rows={rows}
      className="hc-agency-rows"
      columns={[
        { key: 'outcome', title: t('import.sheet.outcome'), cell: (row) => t(`agency-import.outcome.${row.outcome}`) },
        ...columns.map((key) => ({ key, title: t(`agency.field.${key}`), cell: (row: Row) => cell(row, key) })),
      ]}
    />
  )
}
