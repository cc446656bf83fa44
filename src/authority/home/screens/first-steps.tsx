import type { Act } from '../../../kernel/rights.ts'
import { Button } from '../../../web/kit/button.tsx'
import { Link } from '../../../web/kit/link.tsx'
import { Section } from '../../../web/kit/page.tsx'
import { StatusMark } from '../../../web/kit/status-tag.tsx'
import { useHolds } from '../../../web/session/session.tsx'
import { useT } from '../../../web/use-t.ts'
import type { HomeView } from '../home.contract.ts'

const steps = [
  { key: 'agencies', act: 'agency.import', to: '/agencies/import', list: '/agencies' },
  { key: 'papers', act: 'paper.record', to: '/papers/new', list: '/papers' },
  { key: 'activities', act: 'activity.record', to: '/activities/new', list: '/activities' },
  { key: 'declarations', act: 'declaration.import', to: '/declarations/import', list: '/declarations' },
  { key: 'tasks', act: 'direction.record', to: '/directions/new', list: '/directions' },
  { key: 'report', act: 'report.compose', to: '/reports/new', list: '/reports' },
] as const satisfies { key: keyof HomeView['begun']; act: Act; to: string; list: string }[]

/** From an empty installation to the first report, in the order in which one needs the other; gone once all is begun, or nothing of the rest is this seat's. */
export function FirstSteps({ begun }: { begun: HomeView['begun'] }) {
  const t = useT()
  const holds = useHolds()
  const next = steps.find(({ key, act }) => !begun[key] && holds(act))
  if (!next) return null
  return (
    <Section title={t('home.steps.title')}>
      <p className="hc-home-words">{t('home.steps.text')}</p>
      <ol className="hc-home-steps">
        {steps.map(({ key, act, to, list }) => (
          <li
            key={key}
            data-state={begun[key] ? 'done' : key === next.key ? 'now' : 'ahead'}
            {...(key === next.key ? { 'aria-current': 'step' as const } : {})}
          >
            <StatusMark shape={begun[key] ? 'done' : 'none'} />
            <div>
              <p className="hc-home-step">
                {begun[key] ? <Link to={list}>{t(`home.steps.${key}`)}</Link> : t(`home.steps.${key}`)}
                <span className="hc-unseen"> {t(begun[key] ? 'home.steps.done' : 'home.steps.open')}</span>
              </p>
              {!begun[key] && <p className="hc-faint">{t(`home.steps.${key}-why`)}</p>}
            </div>
            {!begun[key] && holds(act) && (
              <Button weight={key === next.key ? 'main' : 'plain'} to={to}>
                {t(`home.steps.${key}-act`)}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </Section>
  )
}
