import { useT } from '../../../web/use-t.ts'
import type { AnnexRow } from '../annex.ts'
import './declaration.css'

/** The annex as the paper has it. */
export function AnnexTable({ rows }: { rows: readonly AnnexRow[] }) {
  const t = useT()
  if (rows.length === 0) return <p className="hc-faint">{t('annex.empty')}</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard
    <section className="hc-declaration-wide" aria-label={t('declaration.field.annex')} tabIndex={0}>
      <table className="hc-plain-table hc-declaration-annex">
        <thead>
          <tr>
            <th scope="col">{t('annex.field.no')}</th>
            <th scope="col">{t('annex.field.field')}</th>
            <th scope="col">{t('annex.field.name')}</th>
            <th scope="col">{t('annex.field.code')}</th>
            <th scope="col">{t('annex.field.note')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, n) => (
            <tr key={`${row.code}${row.field}${row.name}`}>
              <td>{n + 1}</td>
              <td>{row.field}</td>
              <td>{row.name}</td>
              <td>{row.code}</td>
              <td>{row.note}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
