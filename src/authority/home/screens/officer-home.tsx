import { z } from 'zod'
import { HalfYear, spanOf } from '../../../kernel/day.ts'
import { useSearchState } from '../../../web/address.ts'
import { useAnswer } from '../../../web/answers.ts'
import { useAsOf } from '../../../web/as-of.ts'
import { Link } from '../../../web/kit/link.tsx'
import { Page, Section } from '../../../web/kit/page.tsx'
import { PrintButton } from '../../../web/kit/print-button.tsx'
import { ErrorState, Loading } from '../../../web/kit/states.tsx'
import { useHolds } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { showProgress } from '../../../conformity/declarations/conversion.contract.ts'
import { PeriodChoice } from '../../programme/screens/period-field.tsx'
import { PeriodInWords } from '../../programme/screens/period-in-words.tsx'
import { ProgrammeStrip } from '../../programme/screens/programme-strip.tsx'
import { type HomeView, showHome } from '../home.contract.ts'
import { FirstSteps } from './first-steps.tsx'
import { ProgressFigures } from './progress-figures.tsx'
import { MonthLines } from './month-lines.tsx'
import { Owing } from './owing.tsx'
import { Today } from './today.tsx'
import { Waiting } from './waiting.tsx'
import './home.css'

const View = z.object({ period: HalfYear.optional() })

/** The desk of the office: where the programme stands, what waits, what came in last. */
export function OfficerHome() {
  const t = useT()
  const { on, knownAt, asked: asOf } = useAsOf()
  const [{ period: asked }, set] = useSearchState(View)
  const { data: home, error, refetch } = useAnswer(showHome, { query: { period: asked, ...asOf } }, { keepFormer: true, everyMs: 30_000 })
  const { data: progress, error: noProgress, refetch: again } = useAnswer(showProgress, { query: { on, knownAt } }, { keepFormer: true })
  const period = asked ?? home?.period
  return (
    <Page
      title={t('home.title')}
      acts={
        <div className="hc-home-acts">
          {period && <PeriodChoice period={period} onChange={(next) => set({ period: next }, { push: true })} />}
          <PrintButton />
        </div>
      }
    >
      {error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : !home ? (
        <Loading lines={8} />
      ) : (
        <>
          {asked === undefined && <PeriodInWords shown={home.period} current={home.current} known="activity" path="/" />}
          <FirstSteps begun={home.begun} />
          {isAnything(home) && (
            <div className="hc-home">
              <div className="hc-home-main">
                {home.begun.agencies && (
                  <Section title={t('home.progress')} acts={<Link to="/conversion">{t('home.progress-all')}</Link>}>
                    {noProgress ? (
                      <ErrorState error={noProgress} retry={() => void again()} />
                    ) : progress ? (
                      <ProgressFigures progress={progress} />
                    ) : (
                      <Loading lines={3} />
                    )}
                  </Section>
                )}
                <Today items={home.today} on={home.on} />
                <PeriodSection home={home} />
                <RecentPapers home={home} />
              </div>
              <div className="hc-home-side">
                <MonthLines lines={home.month} />
                <Owing owing={home.owing} />
                <Waiting home={home} noData={progress?.main.noData ?? 0} />
                <ReportSection home={home} />
              </div>
            </div>
          )}
        </>
      )}
    </Page>
  )
}

/** An empty installation shows its first steps and nothing beside them. */
const isAnything = ({ begun, waiting, today }: HomeView): boolean => Object.values(begun).some(Boolean) || waiting.works.length > 0 || today.length > 0

function PeriodSection({ home: { period, counts, begun } }: { home: HomeView }) {
  const t = useT()
  const format = useFormat()
  const { from, to } = spanOf(period)
  if (!begun.papers && !begun.activities && !begun.tasks) return null
  return (
    <Section title={t('home.period', { period: format.imprecise({ precision: 'half-year', halfYear: period }) })}>
      <p>
        <Link to={`/papers?issuedFrom=${from}&issuedTo=${to}`}>{t('home.papers', { count: counts.papers })}</Link>
        {' · '}
        <Link to={`/activities?period=${period}`}>{t('home.activities', { count: counts.activities })}</Link>
        {' · '}
        <Link to={`/directions?period=${period}`}>{t('home.tasks', { count: counts.tasks })}</Link>
      </p>
      <ProgrammeStrip period={period} />
    </Section>
  )
}

function RecentPapers({ home: { recentPapers } }: { home: HomeView }) {
  const t = useT()
  const format = useFormat()
  if (recentPapers.length === 0) return null
  return (
    <Section title={t('home.recent-papers')} acts={<Link to="/papers">{t('home.all-papers')}</Link>}>
      <ul className="hc-home-papers">
        {recentPapers.map(({ id, number, issuedOn, issuerName, abstract }) => (
          <li key={id}>
            <Link to={`/papers/${id}`}>{number}</Link>
            <span className="hc-faint hc-small">
              {format.day(issuedOn)} · {issuerName}
            </span>
            <span className="hc-home-abstract">{abstract}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function ReportSection({ home: { report, lastReport } }: { home: HomeView }) {
  const t = useT()
  const format = useFormat()
  const mayCompose = useHolds()('report.compose')
  const shown = report ?? lastReport
  if (!shown) return null
  const title = t('home.report', { period: format.imprecise({ precision: 'half-year', halfYear: shown.period }) })
  return (
    <Section title={title}>
      <p>
        {t(`report.state.${shown.state}`)} · {t('home.data-date', { on: format.day(shown.dataDate) })}
      </p>
      {shown.number !== null && shown.issuedOn !== null && <p>{t('home.issued', { number: shown.number, on: format.day(shown.issuedOn) })}</p>}
      <p>
        <Link to={`/reports/${shown.id}`}>{t('home.open-report')}</Link>
        {mayCompose && (
          <>
            {' · '}
            <Link to="/reports/new">{t('home.today.report-entry')}</Link>
          </>
        )}
      </p>
    </Section>
  )
}
