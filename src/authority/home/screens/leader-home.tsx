import { type HalfYear, halfYear, halfYearOf } from '../../../kernel/day.ts'
import { useAnswer } from '../../../web/answers.ts'
import { useAsOf } from '../../../web/as-of.ts'
import { Link } from '../../../web/kit/link.tsx'
import { Page, Section } from '../../../web/kit/page.tsx'
import { ErrorState, Loading } from '../../../web/kit/states.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useLanguage, useT } from '../../../web/use-t.ts'
import { type ConversionProgress, showProgress } from '../../../conformity/declarations/conversion.contract.ts'
import { type HomeView, showHome } from '../home.contract.ts'
import { ProgressFigures } from './progress-figures.tsx'
import './home.css'

/** A leader's: the figure, three exceptions in plain words, the last report. */
export function LeaderHome() {
  const t = useT()
  const { on, knownAt, asked } = useAsOf()
  const { data: home, error, refetch } = useAnswer(showHome, { query: asked }, { keepFormer: true })
  const { data: progress, error: noProgress, refetch: again } = useAnswer(showProgress, { query: { on, knownAt } }, { keepFormer: true })
  const failed = error ?? noProgress
  return (
    <Page title={t('home.leader-title')}>
      {failed ? (
        <ErrorState error={failed} retry={() => void Promise.all([refetch(), again()])} />
      ) : !home || !progress ? (
        <Loading lines={8} />
      ) : (
        <>
          <Section title={t('home.progress')}>
            <ProgressFigures progress={progress} />
          </Section>
          <Exceptions home={home} progress={progress} />
          <LastReport home={home} />
        </>
      )}
    </Page>
  )
}

const former = (period: HalfYear): HalfYear => (period.endsWith('H2') ? halfYear(Number(period.slice(0, 4)), 1) : halfYear(Number(period.slice(0, 4)) - 1, 2))

/** At most three, the weightiest first; silence would leave a leader asking. */
function Exceptions({ home, progress: { on, main, blocks } }: { home: HomeView; progress: ConversionProgress }) {
  const t = useT()
  const language = useLanguage()
  const format = useFormat()
  const due = former(halfYearOf(on))
  const worst = blocks.filter((block) => !block.apart && block.notYet > 0).toSorted((a, b) => b.notYet - a.notYet)[0]
  const lines = [
    ...(worst ? [{ to: '/conversion', text: t('home.exception.block', { block: worst.name[language], count: worst.notYet }) }] : []),
    ...(main.noData > 0 ? [{ to: '/conversion', text: t('home.exception.no-data', { count: main.noData }) }] : []),
    ...(home.lastReport === null || home.lastReport.period < due
      ? [{ to: '/reports', text: t('home.exception.report', { period: format.imprecise({ precision: 'half-year', halfYear: due }) }) }]
      : []),
  ]
  return (
    <Section title={t('home.exceptions')}>
      {lines.length === 0 ? (
        <p>{t('home.no-exception')}</p>
      ) : (
        <ul className="hc-home-waiting">
          {lines.slice(0, 3).map(({ to, text }) => (
            <li key={text}>
              <Link to={to}>{text}</Link>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function LastReport({ home: { lastReport } }: { home: HomeView }) {
  const t = useT()
  const format = useFormat()
  return (
    <Section title={t('home.last-report')}>
      {lastReport === null || lastReport.number === null || lastReport.issuedOn === null ? (
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
