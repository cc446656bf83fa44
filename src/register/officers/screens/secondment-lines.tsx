import { addDays, dayOf } from '../../../kernel/day.ts'
import { Link } from '../../../web/kit/link.tsx'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import type { SecondmentRow } from '../secondment.contract.ts'

export const stateOf = ({ validFrom, validTo }: Pick<SecondmentRow, 'validFrom' | 'validTo'>): 'current' | 'ended' | 'coming' => {
  const today = dayOf(new Date())
  return validFrom > today ? 'coming' : validTo !== null && validTo <= today ? 'ended' : 'current'
}
const shapes = { current: 'going', ended: 'ended', coming: 'none' } as const

export function SecondmentState({ row }: { row: SecondmentRow }) {
  const t = useT()
  const state = stateOf(row)
  return <StatusTag shape={shapes[state]}>{t(`secondment.state.${state}`)}</StatusTag>
}

/** Secondments of one person, the newest first. */
export function SecondmentLines({ rows }: { rows: readonly SecondmentRow[] }) {
  const t = useT()
  const format = useFormat()
  if (rows.length === 0) return <p className="hc-faint">{t('person.page.no-secondments')}</p>
  return (
    <ul className="hc-posts">
      {rows.map((row) => (
        <li key={row.secondmentId}>
          <div>
            <p className="hc-post-role">
              <Link to={`/secondments/${row.secondmentId}`}>{row.hostName ?? t('secondment.host-unknown')}</Link>
            </p>
            <p>{row.purpose}</p>
            <p className="hc-faint hc-small">
              {row.validTo === null
                ? t('person.page.since', { from: format.day(row.validFrom) })
                : t('person.page.span', { from: format.day(row.validFrom), to: format.day(addDays(row.validTo, -1)) })}
            </p>
          </div>
          <SecondmentState row={row} />
        </li>
      ))}
    </ul>
  )
}
