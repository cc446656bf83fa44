import { Link } from '../../../web/kit/link.tsx'
import { Section } from '../../../web/kit/page.tsx'
import { StatusMark } from '../../../web/kit/status-tag.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { shapeOfWork } from '../../plans/screens/plan-tags.ts'
import type { MonthLine } from '../home.contract.ts'

/** What the plans in force ask for in this month, and what is left of before. */
export function MonthLines({ lines }: { lines: readonly MonthLine[] }) {
  const t = useT()
  const format = useFormat()
  if (lines.length === 0) return null
  return (
    <Section title={t('home.month.title')} acts={<Link to="/plans">{t('home.month.all')}</Link>}>
      <ul className="hc-home-month">
        {lines.map(({ path, task, state, due, done, quantity, unit }) => (
          <li key={path}>
            <StatusMark shape={shapeOfWork[state]} />
            <Link to={path}>{task}</Link>
            <span className="hc-faint hc-small">
              {[
                t(`plan.state.${state}`),
                ...(quantity === null
                  ? []
                  : [t('home.month.amount', { done: format.number(done), quantity: format.number(quantity), unit: unit ?? '' }).trim()]),
                ...(due === null ? [] : [t('home.today.due', { on: format.day(due) })]),
              ].join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
