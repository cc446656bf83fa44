import { useAnswer } from '../../../web/answers.ts'
import { useFormat } from '../../../web/use-format.ts'
import { useLanguage, useT } from '../../../web/use-t.ts'
import { listBlocks } from '../agency.contract.ts'
import type { ImportPreview } from '../agency-import.contract.ts'

const columns = ['name', 'shortName', 'code', 'block', 'parent', 'validFrom'] as const

/** The first rows as they were understood: the place to see that a column was taken for another. */
export function AgencyImportRows({ rows }: { rows: ImportPreview['rows'] }) {
  const t = useT()
  const format = useFormat()
  const language = useLanguage()
  const { data: blocks } = useAnswer(listBlocks, {})
  const cell = (row: ImportPreview['rows'][number], name: (typeof columns)[number]) => {
    if (name === 'validFrom') return format.day(row.validFrom)
    return (name === 'block' ? blocks?.rows.find(({ code }) => code === row.block)?.name[language] : row[name]) || '—'
  }
  if (rows.length === 0) return null
  const title = t('import.screen.understood', { count: rows.length })
  return (
    <details>
      <summary>{title}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className="hc-import-scroll" aria-label={title} tabIndex={0}>
        <table className="hc-import-table hc-agency-rows">
          <thead><tr><th scope="col">{t('import.sheet.row')}</th><th scope="col">{t('import.sheet.outcome')}</th>{columns.map((name) => <th key={name} scope="col">{t(`agency.field.${name}`)}</th>)}</tr></thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.row}>
                <th scope="row">{row.row}</th><td>{t(`agency-import.outcome.${row.outcome}`)}</td>
                {columns.map((name) => <td key={name}>{cell(row, name)}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  )
}
