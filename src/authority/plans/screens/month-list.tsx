import { reach } from '../../../kernel/day.ts'
import { Link } from '../../../web/kit/link.tsx'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import type { LineView, PlanView } from '../plan.contract.ts'
import { shapeOfWork } from './plan-tags.ts'
import { spanShown } from './span-shown.ts'

/** Lines under the month in which they are due; where no end is told, under that of their beginning, else at the end. */
export function MonthList({ plan, shown }: { plan: PlanView; shown: readonly LineView[] }) {
  const t = useT()
  const months = [...Map.groupBy(shown, (line) => (line.due ?? reach(line.from)?.from ?? '').slice(0, 7))].toSorted(([a], [b]) =>
    (a || '9') < (b || '9') ? -1 : 1,
  )
  return (
    <div className="hc-gantt-months">
      {months.map(([month, lines]) => (
        <section key={month}>
          <h3>{month === '' ? t('plan.view.no-time') : t('plan.view.due-in', { month: `${month.slice(5)}/${month.slice(0, 4)}` })}</h3>
          <LinkedLines plan={plan} lines={lines} />
        </section>
      ))}
    </div>
  )
}

export function LinkedLines({ plan, lines }: { plan: PlanView; lines: readonly LineView[] }) {
  const t = useT()
  const format = useFormat()
  return (
    <ul className="hc-gantt-lines">
      {lines.map((line) => (
        <li key={line.id}>
          <Link to={`/plans/${plan.id}/lines/${line.id}`} className="hc-plan-link">
            {line.no}. {line.task}
          </Link>
          <div className="hc-faint">{spanShown(line.from, line.to, format.imprecise)}</div>
          <StatusTag shape={shapeOfWork[line.state]}>{t(`plan.state.${line.state}`)}</StatusTag>
        </li>
      ))}
    </ul>
  )
}
