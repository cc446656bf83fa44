import type { ReactNode } from 'react'
import { useT } from '../../../web/use-t.ts'
import './import.css'

export interface ImportRowsProps<R extends { row: number }> {
  rows: readonly R[]
  columns: readonly { key: string; title: string; cell: (row: R) => ReactNode }[]
  className?: string
}

/** The first rows as they were understood: the place to see that a column was taken for another. */
export function ImportRows<R extends { row: number }>({ rows, columns, className = '' }: ImportRowsProps<R>) {
  const t = useT()
  if (rows.length === 0) return null
  const title = t('import.screen.understood', { count: rows.length })
  return (
    <details>
      <summary>{title}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard (WCAG 2.1.1) */}
      <section className="hc-import-scroll" aria-label={title} tabIndex={0}>
        <table className={`hc-plain-table hc-import-table ${className}`.trim()}>
          <thead>
            <tr>
              <th scope="col">{t('import.sheet.row')}</th>
              {columns.map(({ key, title: heading }) => (
                <th key={key} scope="col">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.row}>
                <th scope="row">{row.row}</th>
                {columns.map(({ key, cell }) => (
                  <td key={key}>{cell(row)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  )
}
