import { CheckField } from '../../../web/kit/field/select-field.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import type { MovedDeadline } from '../calendar.contract.ts'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import './calendar.css'

interface MovedRowsProps {
  rows: readonly MovedDeadline[]
  chosen?: ReadonlySet<string>
  onChoose?: (id: MovedDeadline['id'], on: boolean) => void
}

/** Due dates a calendar would move, before and after. */
export function MovedRows({ rows, chosen, onChoose }: MovedRowsProps) {
  const t = useT()
  const format = useFormat()
  if (rows.length === 0) return null
  const time = (at: string | null) => (at === null ? t('calendar.due.stands') : format.time(at))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard (WCAG 2.1.1)
    <section className="hc-calendar-scroll" aria-label={t('deadline.title')} tabIndex={0}>
      <table className="hc-plain-table">
        <thead>
          <tr>
            {onChoose && <td />}
            {(['subject', 'agency', 'received', 'limit', 'before', 'after'] as const).map((name) => (
              <th key={name} scope="col">
                {t(`deadline.field.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              {onChoose && (
                <td>
                  <CheckField
                    label={(<span className="hc-unseen">{t('deadline.choose', { subject: t(`deadline.subject.${row.subject.kind}`) })}</span>) as never}
                    value={chosen?.has(row.id) ?? false}
                    onChange={(on) => onChoose(row.id, on)}
                  />
                </td>
              )}
              <th scope="row">{t(`deadline.subject.${row.subject.kind}`)}</th>
              <td>{row.agencyName ?? '—'}</td>
              <td>{format.time(row.receivedAt)}</td>
              <td>{t(`calendar.amount.${row.unit}`, { n: format.number(row.amount) })}</td>
              <td>{time(row.before)}</td>
              <td>
                {time(row.after)} {row.provisional && <StatusTag shape="unknown">{t('calendar.due.provisional')}</StatusTag>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
