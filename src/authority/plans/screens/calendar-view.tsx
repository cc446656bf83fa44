import type { Day } from '../../../kernel/day.ts'
import { useAsOf } from '../../../web/as-of.ts'
import { IconButton } from '../../../web/kit/button.tsx'
import { Link } from '../../../web/kit/link.tsx'
import { Section } from '../../../web/kit/page.tsx'
import { StatusMark } from '../../../web/kit/status-tag.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { dueIn, monthSpan, weeksOf } from '../gantt.ts'
import type { LineView, PlanView } from '../plan.contract.ts'
import { LinkedLines } from './month-list.tsx'
import { shapeOfWork } from './plan-tags.ts'
import './gantt.css'

interface CalendarProps {
  plan: PlanView
  shown: readonly LineView[]
  month: string | undefined
  onMonth: (month: string) => void
}

const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const

/** A month with what is due in it; the month of today, else the first of the plan's year, unless another is chosen. */
export function CalendarView({ plan, shown, month, onMonth }: CalendarProps) {
  const t = useT()
  const { on } = useAsOf()
  const asked = month ?? (Number(on.slice(0, 4)) === plan.year ? on.slice(0, 7) : `${plan.year}-01`)
  const { days, rest } = dueIn(shown, asked)
  const beside = (by: -1 | 1) => {
    const n = Number(asked.slice(0, 4)) * 12 + Number(asked.slice(5)) - 1 + by
    return `${Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`
  }
  const title = t('plan.view.month', { month: asked.slice(5), year: asked.slice(0, 4) })
  const count = rest.length + [...days.values()].reduce((sum, lines) => sum + lines.length, 0)
  return (
    <>
      <div className="hc-calendar-head">
        <IconButton icon="left" label={t('plan.view.month-before')} onClick={() => onMonth(beside(-1))} />
        <h2 aria-live="polite">{title}</h2>
        <IconButton icon="right" label={t('plan.view.month-after')} onClick={() => onMonth(beside(1))} />
        <span className="hc-faint">{t('plan.view.due-count', { count })}</span>
      </div>
      <table className="hc-calendar hc-sheet" aria-label={title}>
        <thead>
          <tr>
            {weekdays.map((n) => (
              <th key={n} scope="col">
                {t(`plan.view.weekday.${n}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(asked).map((week) => (
            <tr key={week.find((day) => day !== null)}>
              {week.map((day, n) =>
                day === null ? <td key={weekdays[n]} /> : <DayCell key={day} day={day} today={day === on} plan={plan} lines={days.get(day) ?? []} />,
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {rest.length > 0 && (
        <Section title={t('plan.view.by-end', { day: `${monthSpan(asked).to.slice(8)}/${asked.slice(5)}` })}>
          <LinkedLines plan={plan} lines={rest} />
        </Section>
      )}
    </>
  )
}

function DayCell({ day, today, plan, lines }: { day: Day; today: boolean; plan: PlanView; lines: readonly LineView[] }) {
  const t = useT()
  const format = useFormat()
  return (
    <td data-today={today || undefined} data-empty={lines.length === 0 || undefined}>
      <span className="hc-calendar-day">
        {Number(day.slice(8))}
        <span className="hc-calendar-full"> {format.day(day).slice(2)}</span>
        {today && <span className="hc-calendar-now"> {t('plan.view.today')}</span>}
      </span>
      {lines.map((line) => (
        <Link key={line.id} to={`/plans/${plan.id}/lines/${line.id}`} className="hc-calendar-line" title={line.task}>
          <StatusMark shape={shapeOfWork[line.state]} />
          <span>
            {line.task}
            <span className="hc-unseen">{`, ${t(`plan.state.${line.state}`)}`}</span>
          </span>
        </Link>
      ))}
    </td>
  )
}
