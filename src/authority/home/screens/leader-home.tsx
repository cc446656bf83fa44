import { useAnswer } from '../../../web/answers.ts'
import { useAsOf } from '../../../web/as-of.ts'
import { Link } from '../../../web/kit/link.tsx'
import { Page, Section } from '../../../web/kit/page.tsx'
import { ErrorState, Loading } from '../../../web/kit/states.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { TwoPeriods } from '../../weekly/screens/two-periods.tsx'
import { WeekExceptions } from '../../weekly/screens/week-exceptions.tsx'
import { WeekFigures } from '../../weekly/screens/week-figures.tsx'
import type { WeekFacts } from '../../weekly/week.ts'
import { showWeek } from '../../weekly/weekly.contract.ts'
import { type HomeView, showHome } from '../home.contract.ts'
import { Today } from './today.tsx'
import './home.css'

/** A leader's, made for a telephone: five figures, three exceptions, what is to be signed, two periods, the last report. */
export function LeaderHome() {
  const t = useT()
  const { knownAt, asked } = useAsOf()
  const { data: home, error, refetch } = useAnswer(showHome, { query: asked }, { keepFormer: true })
  const { data: week, error: noWeek, refetch: again } = useAnswer(showWeek, { query: asked }, { keepFormer: true })
  const failed = error ?? noWeek
  return (
    <Page title={t('home.leader-title')}>
      {failed ? (
        <ErrorState error={failed} retry={() => void Promise.all([refetch(), again()])} />
      ) : !home || !week ? (
        <Loading lines={8} />
      ) : (
        <>
          <Section title={t('home.figures')}>
            <WeekFigures facts={week} knownAt={knownAt} />
          </Section>
          <Section title={t('home.exceptions')}>
            <WeekExceptions facts={week} />
          </Section>
          <ToSign home={home} week={week} />
          <Section title={t('home.periods')}>
            <TwoPeriods facts={week} />
          </Section>
          <LastReport week={week} />
        </>
      )}
    </Page>
  )
}

/** What waits for this leader; and, so that nobody wonders, how many wait for somebody else's hand. */
function ToSign({ home: { today, on }, week: { toSign } }: { home: HomeView; week: WeekFacts }) {
  const t = useT()
  const own = new Set(today.map(({ path }) => path))
  const others = toSign.total - toSign.rows.filter(({ path }) => own.has(path)).length
  return (
    <>
      <Today items={today} on={on} title={t('home.to-sign')} nothing={t('home.to-sign-none')} />
      {others > 0 && (
        <p>
          <Link to="/draft-papers?state=approved">{t('home.to-sign-others', { count: others })}</Link>
        </p>
      )}
    </>
  )
}

function LastReport({ week: { lastReport } }: { week: WeekFacts }) {
  const t = useT()
  const format = useFormat()
  return (
    <Section title={t('home.last-report')}>
      {lastReport === null ? (
        <p className="hc-faint">{t('home.no-report')}</p>
      ) : (
        <p>
          <Link to={`/reports/${lastReport.id}`}>
            {t('home.report', { period: format.imprecise({ precision: 'half-year', halfYear: lastReport.period }) })}
          </Link>
          {' · '}
          {t('home.issued', { number: lastReport.number, on: format.day(lastReport.issuedOn) })}
        </p>
      )}
    </Section>
  )
}
