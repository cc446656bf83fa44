import type { ReactNode } from 'react'
import { dayOf, spanOf } from '../../../kernel/day.ts'
import { Link } from '../../../web/kit/link.tsx'
import { Section } from '../../../web/kit/page.tsx'
import { StatusMark, type StatusShape } from '../../../web/kit/status-tag.tsx'
import { useHolds } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import type { HomeReport, HomeView } from '../home.contract.ts'

interface Item {
  key: string
  shape: StatusShape
  to: string
  text: string
}

/** What is of no single record: works that run, what is missing, mail and clock. Nothing is shown where there is nothing. */
export function Waiting({ home, noData }: { home: HomeView; noData: number }) {
  const t = useT()
  const items = useItems(home, noData)
  if (items.length === 0) return null
  return (
    <Section title={t('home.waiting.title')}>
      <ul className="hc-home-waiting">
        {items.map(
          ({ key, shape, to, text }): ReactNode => (
            <li key={key}>
              <StatusMark shape={shape} />
              <Link to={to}>{text}</Link>
            </li>
          ),
        )}
      </ul>
    </Section>
  )
}

function useItems({ waiting, report, lastReport, period, counts, begun }: HomeView, noData: number): Item[] {
  const t = useT()
  const holds = useHolds()
  const format = useFormat()
  const inWords = (one: HomeReport['period']) => format.imprecise({ precision: 'half-year', halfYear: one })
  const items: Item[] = []
  const clock = (key: 'clock-behind' | 'clock-off', seconds: number | undefined) => {
    if (seconds) items.push({ key, shape: 'danger', to: '/log', text: t(`home.waiting.${key}`, { span: format.duration(seconds) }) })
  }
  clock('clock-behind', waiting.clock?.behindRecord)
  clock('clock-off', waiting.clock?.offDatabase)
  const works = waiting.works.map(
    ({ id, kind, state }): Item => ({
      key: id,
      shape: state === 'failed' ? 'danger' : 'going',
      to: `/works/${id}`,
      text: t(`home.waiting.work-${state === 'failed' ? 'failed' : 'running'}`, { what: t(`work.kind.${kind}`) }),
    }),
  )
  items.push(...works)
  if (report === null && begun.agencies && holds('report.compose') && spanOf(period).from <= dayOf(new Date())) {
    items.push({ key: 'report', shape: 'none', to: '/reports/new', text: t('home.waiting.no-report', { period: inWords(period) }) })
  }
  if (lastReport && !lastReport.published && holds('report.publish'))
    items.push({
      key: 'publish',
      shape: 'none',
      to: `/reports/${lastReport.id}`,
      text: t('home.waiting.not-published', { period: inWords(lastReport.period) }),
    })
  if (noData > 0) items.push({ key: 'no-data', shape: 'unknown', to: '/conversion', text: t('home.waiting.no-data', { count: noData }) })
  const open = counts.tasks - counts.outcomes
  if (open > 0)
    items.push({ key: 'tasks', shape: 'none', to: `/directions?period=${period}`, text: t('home.waiting.tasks', { count: open, period: inWords(period) }) })
  if (waiting.letters > 0)
    items.push({ key: 'letters', shape: 'danger', to: '/letters?state=waiting,given-up', text: t('home.waiting.letters', { count: waiting.letters }) })
  return items
}
