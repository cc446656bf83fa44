import { Link } from '../../../web/kit/link.tsx'
import { StatusMark, type StatusShape } from '../../../web/kit/status-tag.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useLanguage, useT } from '../../../web/use-t.ts'
import './weekly.css'
import { isKnown, type WeekException, type WeekFacts } from '../week.ts'

const shapes: Record<WeekException['key'], StatusShape> = { answers: 'overdue', lines: 'overdue', report: 'soon', block: 'none', 'no-data': 'unknown' }

/** Three at most, in plain words; each opens its names. "Nothing unusual" is said only where something is known. */
export function WeekExceptions({ facts: { exceptions, figures } }: { facts: WeekFacts }) {
  const t = useT()
  const say = useException()
  if (exceptions.length === 0) return <p>{figures.some(isKnown) ? t('week.page.no-exception') : t('week.unknown')}</p>
  return (
    <ul className="hc-week-exceptions">
      {exceptions.map((one) => (
        <li key={one.key}>
          <StatusMark shape={shapes[one.key]} />
          <Link to={one.path}>{say(one)}</Link>
        </li>
      ))}
    </ul>
  )
}

function useException(): (one: WeekException) => string {
  const t = useT()
  const format = useFormat()
  const language = useLanguage()
  return (one) => {
    switch (one.key) {
      case 'answers':
        return t('week.exception.answers', { n: format.number(one.n), since: format.day(one.since) })
      case 'lines':
        return t('week.exception.lines', { n: format.number(one.n), task: one.task, due: format.day(one.due) })
      case 'report':
        return t('week.exception.report', { period: format.imprecise({ precision: 'half-year', halfYear: one.period }) })
      case 'block':
        return t('week.exception.block', { block: one.block[language], n: format.number(one.n), total: format.number(one.total) })
      case 'no-data':
        return t('week.exception.no-data', { n: format.number(one.n), total: format.number(one.total) })
    }
  }
}
