import type { CSSProperties } from 'react'
import { useAsOf } from '../../../web/as-of.ts'
import { Link } from '../../../web/kit/link.tsx'
import { StatusMark, StatusTag } from '../../../web/kit/status-tag.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { type Bar, barOf, placeOfDay, type Scale, scaleOfYear } from '../gantt.ts'
import type { LineView, PlanView } from '../plan.contract.ts'
import { sectionsOf } from '../plan-line.ts'
import { MonthList } from './month-list.tsx'
import { shapeOfWork } from './plan-tags.ts'
import { spanShown } from './span-shown.ts'
import './gantt.css'

interface ViewProps {
  plan: PlanView
  shown: readonly LineView[]
  quarter: number | undefined
}

/** Lines as bars over the year, or over one quarter by weeks; on a phone the same lines month by month. */
export function GanttView({ plan, shown, quarter }: ViewProps) {
  const t = useT()
  const { on } = useAsOf()
  const scale = scaleOfYear(plan.year, quarter)
  const today = placeOfDay(on, scale)
  const columns = {
    '--hc-gantt-columns': scale.columns.map(({ from, to }) => `${Date.parse(to) - Date.parse(from) + 86_400_000}fr`).join(' '),
  } as CSSProperties
  return (
    <>
      <div className="hc-gantt hc-sheet" style={columns}>
        <div className="hc-gantt-head" aria-hidden="true">
          <span>{t('plan.field.task')}</span>
          <span className="hc-gantt-columns">
            {scale.columns.map(({ from }, n) => (
              <span key={from}>{scale.unit === 'month' ? t('plan.view.month-short', { n: n + 1 }) : `${from.slice(8)}/${from.slice(5, 7)}`}</span>
            ))}
          </span>
        </div>
        {sectionsOf(shown).map(({ section, lines }, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: headings have no id, and their rows hold no state
          <section key={`${n} ${section ?? ''}`}>
            {section !== null && <h3>{section}</h3>}
            <ul>
              {lines.map(({ line }) => (
                <li key={line.id}>
                  <Row plan={plan} line={line} scale={scale} today={today} />
                </li>
              ))}
            </ul>
          </section>
        ))}
        <Legend today={today !== undefined} />
      </div>
      <MonthList plan={plan} shown={shown} />
    </>
  )
}

interface RowProps {
  plan: PlanView
  line: LineView
  scale: Scale
  today: number | undefined
}

/** The whole row is one link, so that a keyboard stops once for each line. */
function Row({ plan, line, scale, today }: RowProps) {
  const t = useT()
  const format = useFormat()
  const bar = barOf(line, scale)
  const time = spanShown(line.from, line.to, format.imprecise)
  const state = t(`plan.state.${line.state}`)
  return (
    <Link to={`/plans/${plan.id}/lines/${line.id}`} className="hc-gantt-row" title={`${line.task}\n${time}\n${state}`}>
      <span className="hc-gantt-label">
        <span className="hc-gantt-no">{line.no}</span>
        <span className="hc-gantt-task">{line.task}</span>
        <span className="hc-unseen">{`, ${time}, ${state}`}</span>
      </span>
      <span className="hc-gantt-track" aria-hidden="true">
        {today !== undefined && <span className="hc-gantt-today" style={{ left: `${today}%` }} />}
        {bar ? (
          <Drawn bar={bar} line={line} />
        ) : (
          <span className="hc-gantt-none">
            <StatusMark shape={shapeOfWork[line.state]} />
            {time === '—' ? t('plan.view.no-time') : time}
          </span>
        )}
      </span>
    </Link>
  )
}

function Drawn({ bar: { planned, open, extended }, line }: { bar: Bar; line: LineView }) {
  const beyond = (extended ? extended.left + extended.width : planned.left + planned.width) > 82
  return (
    <>
      {planned.width > 0 && (
        <span className="hc-gantt-bar" data-state={line.state} data-open={open ?? undefined} style={{ left: `${planned.left}%`, width: `${planned.width}%` }} />
      )}
      {extended && <span className="hc-gantt-extended" style={{ left: `${extended.left}%`, width: `${extended.width}%` }} />}
      <span
        className="hc-gantt-mark"
        data-before={beyond || undefined}
        style={beyond ? { right: `${100 - planned.left}%` } : { left: `${extended ? extended.left + extended.width : planned.left + planned.width}%` }}
      >
        <StatusMark shape={shapeOfWork[line.state]} />
      </span>
    </>
  )
}

const states = ['not-begun', 'running', 'overdue', 'done', 'dropped'] as const

function Legend({ today }: { today: boolean }) {
  const t = useT()
  return (
    <p className="hc-gantt-legend">
      {states.map((state) => (
        <StatusTag key={state} shape={shapeOfWork[state]}>
          {t(`plan.state.${state}`)}
        </StatusTag>
      ))}
      <span className="hc-gantt-key" data-key="extended">
        {t('plan.view.extended')}
      </span>
      {today && (
        <span className="hc-gantt-key" data-key="today">
          {t('plan.view.today')}
        </span>
      )}
    </p>
  )
}
