import type { Day } from '../../../kernel/day.ts'
import { useAnswer } from '../../../web/answers.ts'
import { Link } from '../../../web/kit/link.tsx'
import { ErrorState, Loading } from '../../../web/kit/states.tsx'
import { StatusMark } from '../../../web/kit/status-tag.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import type { NamedFigure } from '../week.ts'
import { showWeekNames, type WeekName } from '../weekly.contract.ts'

/** Those not counted first: they are what somebody opens the figure for. */
export function WeekNames({ figure, on, knownAt }: { figure: NamedFigure; on: Day; knownAt: string | undefined }) {
  const t = useT()
  const { data, error, refetch } = useAnswer(showWeekNames, { query: { figure, on, knownAt } })
  if (error) return <ErrorState error={error} retry={() => void refetch()} />
  if (!data) return <Loading lines={6} />
  const parts: [string, WeekName[]][] = [
    [t('week.names.open'), data.rows.filter(({ counted }) => !counted)],
    [t('week.names.counted'), data.rows.filter(({ counted }) => counted)],
  ]
  return parts
    .filter(([, rows]) => rows.length > 0)
    .map(([title, rows]) => (
      <section key={title} className="hc-week-names">
        <h3>
          {title} ({rows.length})
        </h3>
        <ul>
          {rows.map((row) => (
            <Name key={row.path + row.name + row.note} row={row} />
          ))}
        </ul>
      </section>
    ))
}

function Name({ row: { name, path, counted, day, note } }: { row: WeekName }) {
  const t = useT()
  const format = useFormat()
  const beside = [...(note === null ? [] : [note]), ...(day === null ? [] : [t('home.today.due', { on: format.day(day) })])].join(' · ')
  return (
    <li>
      <StatusMark shape={counted ? 'done' : 'none'} />
      <span>
        <Link to={path}>{name}</Link>
        {beside !== '' && <span className="hc-faint hc-small hc-week-beside">{beside}</span>}
      </span>
    </li>
  )
}
