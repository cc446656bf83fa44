import type { ReportId } from '../../../kernel/identity.ts'
import { useAnswer } from '../../../web/answers.ts'
import { ErrorState, Loading } from '../../../web/kit/states.tsx'
import { useLanguage, useT } from '../../../web/use-t.ts'
import type { FigureRow } from '../figure-rows.ts'
import { compareReport } from '../report.contract.ts'
import './report.css'

/** 47/63 then, 48/63 now, and who came; against another frozen version in place of what is known now. */
export function DifferencePanel({ reportId, no, against }: { reportId: ReportId; no: number; against?: number }) {
  const t = useT()
  const language = useLanguage()
  const { data, error, refetch } = useAnswer(compareReport, { params: { reportId, no }, query: { with: against } })
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <Loading lines={3} />
  if (data.rows.length === 0) return <p>{t('report.difference.none')}</p>
  return (
    <table className="hc-plain-table hc-report-difference">
      <thead>
        <tr>
          <th scope="col">{t('report.difference.figure')}</th>
          <th scope="col">{t('report.difference.before', { no })}</th>
          <th scope="col">{against === undefined ? t('report.difference.now') : t('report.difference.before', { no: against })}</th>
          <th scope="col">{t('report.difference.came')}</th>
          <th scope="col">{t('report.difference.gone')}</th>
        </tr>
      </thead>
      <tbody>
        {data.rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">{row.label[language]}</th>
            <td className="hc-number">{row.before}</td>
            <td className="hc-number">{row.now}</td>
            <td>
              <Names rows={row.came} />
            </td>
            <td>
              <Names rows={row.gone} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Names({ rows }: { rows: readonly FigureRow[] }) {
  const t = useT()
  if (rows.length === 0) return '—'
  return (
    <ul>
      {rows.map((row) => (
        <li key={`${row.group} ${row.id}`}>
          {row.title}{' '}
          <span className="hc-faint">
            ({t(`report.rows.${row.group}`)}
            {row.note === '' ? '' : `, ${row.note}`})
          </span>
        </li>
      ))}
    </ul>
  )
}
