import { Link } from '../../../web/kit/link.tsx'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import type { CheckRow } from '../integrity.contract.ts'
import { resultOf, resultShapes } from './check-shape.ts'
import './integrity.css'

/** One line a check, those that found something first: how it stands, what it is called and means, and how many rows lie behind it. */
export function CheckTable({ rows, ran }: { rows: readonly CheckRow[]; ran: boolean }) {
  const t = useT()
  const format = useFormat()
  return (
    <ul className="hc-checks">
      {rows
        .toSorted((a, b) => Number(b.open > 0) - Number(a.open > 0))
        .map((row) => {
          const result = resultOf(row, ran)
          return (
            <li key={row.code}>
              <StatusTag shape={resultShapes[result]}>{t(`integrity.result.${result}`)}</StatusTag>
              <div>
                <Link to={`/agencies/checks/${row.code}`}>{t(`integrity.check.${row.code}.name`)}</Link>
                <p className="hc-faint hc-small">{t(`integrity.check.${row.code}.meaning`)}</p>
              </div>
              <div className="hc-checks-counts">
                {row.open > 0 && <strong>{t('integrity.count.open', { n: format.number(row.open) })}</strong>}
                {row.accepted > 0 && <span className="hc-faint">{t('integrity.count.accepted', { n: format.number(row.accepted) })}</span>}
                {row.firstSeenAt !== null && <span className="hc-faint hc-small">{t('integrity.count.since', { at: format.time(row.firstSeenAt) })}</span>}
              </div>
            </li>
          )
        })}
    </ul>
  )
}
