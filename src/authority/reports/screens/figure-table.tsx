import { useFormat } from '../../../web/use-format.ts'
import { useLanguage, useT } from '../../../web/use-t.ts'
import type { ReferenceView } from '../comparison.ts'
import type { FigureView } from '../report.contract.ts'
import { usePeriodName } from './report-words.tsx'
import './report.css'

/** A section nothing was recorded for, now or in another period, has nothing to open and nothing to compare. */
const hasRows = ({ value, after, compared }: FigureView) =>
  after > 0 || (value.kind === 'count' ? value.records > 0 : value.N > 0) || compared.some(({ shown }) => shown !== '—')

interface FigureTableProps {
  figures: readonly FigureView[]
  /** Beside these; where there is no room for columns, without. */
  references?: readonly ReferenceView[]
  onOpen: (figure: FigureView) => void
}

/** All bound figures, those that no sentence names included, beside the other periods; each opens its rows. */
export function FigureTable({ figures, references = [], onOpen }: FigureTableProps) {
  const t = useT()
  const language = useLanguage()
  const slots = references.filter(({ slot }) => figures.some(({ compared }) => compared.some((one) => one.slot === slot)))
  return (
    <>
      <table className="hc-plain-table hc-report-figures">
        {slots.length > 0 && (
          <thead>
            <tr>
              <th scope="col">{t('report.compare.figure')}</th>
              <th scope="col">{t('report.compare.now')}</th>
              {slots.map(({ slot }) => (
                <th key={slot} scope="col">
                  {t(`report.compare.slot.${slot}`)}
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {figures.filter(hasRows).map((figure) => {
            const { key, section, label, shown } = figure
            return (
              <tr key={key} data-part={key !== section || undefined}>
                <th scope="row">
                  {label[language]}
                  <Remarks figure={figure} />
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
                {slots.map(({ slot }) => {
                  const one = figure.compared.find((other) => other.slot === slot)
                  return (
                    <td key={slot} className="hc-number">
                      {one?.shown ?? '—'}
                      {one && one.change !== '' && one.change !== '—' && <span className="hc-report-remark">{one.change}</span>}
                    </td>
                  )
                })}
              </tr>
            )
          })}
        </tbody>
      </table>
      {slots.length > 0 && <Sources references={slots} />}
    </>
  )
}

function Remarks({ figure: { value, after, later } }: { figure: FigureView }) {
  const t = useT()
  const remarks = [
    value.kind === 'count' && value.unknown > 0 ? t('report.page.unknown', { count: value.unknown }) : '',
    value.kind === 'progress' && value.noData > 0 ? `${t('report.rows.no-data')}: ${value.noData}` : '',
    later > 0 ? `${t('report.rows.later')}: ${later}` : '',
  ].filter((part) => part !== '')
  return (
    <>
      {remarks.length > 0 && <span className="hc-report-remark">{remarks.join('; ')}</span>}
      {after > 0 && (
        <span className="hc-report-remark" data-after>
          {t('report.page.after', { count: after })}
        </span>
      )}
    </>
  )
}

/** A report that was frozen says another thing than what is known today: the reader is told which it is. */
function Sources({ references }: { references: readonly ReferenceView[] }) {
  const t = useT()
  const format = useFormat()
  const periodName = usePeriodName()
  return (
    <p className="hc-faint hc-small">
      {references.map(({ slot, period, dataDate, source, number }) => (
        <span key={slot} className="hc-report-remark">
          {t(`report.compare.source.${source}`, {
            slot: t(`report.compare.slot.${slot}`),
            period: periodName(period),
            number: number ?? '',
            on: format.day(dataDate),
          })}
        </span>
      ))}
      {t('report.compare.none')}
    </p>
  )
}
