import { StatusTag } from '../../../web/kit/status-tag.tsx'
import { Link } from '../../../web/kit/link.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useLanguage, useT } from '../../../web/use-t.ts'
import type { ExceptionView } from '../calendar.contract.ts'
import './calendar.css'

/** The days of a year as a list: what prints and what a screen reader reads in order. */
export function DaysTable({ days, search }: { days: readonly ExceptionView[]; search: string }) {
  const t = useT()
  const format = useFormat()
  const language = useLanguage()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard (WCAG 2.1.1)
    <section className="hc-calendar-scroll" aria-label={t('calendar.title')} tabIndex={0}>
      <table className="hc-plain-table">
        <thead>
          <tr>
            {(['day', 'kind', 'nameVi', 'source', 'state'] as const).map((name) => (
              <th key={name} scope="col">
                {t(`calendar.field.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days
            .toSorted((a, b) => (a.day < b.day ? -1 : 1))
            .map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  <Link to={`/calendar/days/${row.id}${search}`}>{format.day(row.day)}</Link>
                </th>
                <td>
                  {t(`calendar.kind.${row.kind}`)}
                  {row.pairedDay && ` (${format.day(row.pairedDay)})`}
                  {row.agencyId !== null && ` · ${t('calendar.agency-own')}`}
                </td>
                <td>{row.name[language]}</td>
                <td>{row.source}</td>
                <td>
                  <StatusTag shape={row.state === 'pending' ? 'unknown' : 'done'}>{t(`calendar.state.${row.state}`)}</StatusTag>
                </td>
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  )
}
