import { useT, useLanguage } from '../../../web/use-t.ts'
import type { FigureView } from '../report.contract.ts'
import './report.css'

/** A section nothing was recorded for has nothing to open. */
const hasRows = ({ value, after }: FigureView) => after > 0 || (value.kind === 'count' ? value.records > 0 : value.N > 0)

/** All bound figures, those that no sentence names included; each opens its rows. */
export function FigureTable({ figures, onOpen }: { figures: readonly FigureView[]; onOpen: (figure: FigureView) => void }) {
  const t = useT()
  const language = useLanguage()
  return (
    <table className="hc-plain-table hc-report-figures">
      <tbody>
        {figures.filter(hasRows).map((figure) => {
          const { key, section, label, shown, value, after } = figure
          const remarks = [
            value.kind === 'count' && value.unknown > 0 ? t('report.page.unknown', { count: value.unknown }) : '',
            value.kind === 'progress' && value.noData > 0 ? `${t('report.rows.no-data')}: ${value.noData}` : '',
          ].filter((part) => part !== '')
          return (
            <tr key={key} data-part={key !== section || undefined}>
              <th scope="row">
                {label[language]}
                {remarks.length > 0 && <span className="hc-report-remark">{remarks.join('; ')}</span>}
                {after > 0 && (
                  <span className="hc-report-remark" data-after>
                    {t('report.page.after', { count: after })}
                  </span>
                )}
              </th>
              <td>
                <button
                  type="button"
                  className="hc-report-number"
                  aria-haspopup="dialog"
                  aria-label={t('report.act.open-figure', { label: label[language], shown })}
                  onClick={() => onOpen(figure)}
                >
                  {shown}
                </button>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
