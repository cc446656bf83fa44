import { Section } from '../../../web/kit/page.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useLanguage, useT } from '../../../web/use-t.ts'
import type { ReportView } from '../report.contract.ts'
import { DifferencePanel } from './difference-panel.tsx'
import './checking.css'

/** What those who checked have said, newest round first; what changed since a version that was returned. */
export function CheckingSection({ report }: { report: ReportView }) {
  const t = useT()
  const language = useLanguage()
  const format = useFormat()
  const { reviews, latest } = report
  const [last] = reviews
  if (!last) return null
  const names = new Map(report.sections.map(({ code, name }) => [code, name[language]]))
  const returned = reviews.find(({ state, revision }) => state === 'returned' && revision < latest)
  const waits = last.state === 'open' ? last.steps[last.step] : undefined
  return (
    <Section title={t('report.checking.title')}>
      {waits !== undefined && <p>{t('report.checking.waits', { role: t(`role.${waits}`) })}</p>}
      {reviews.map((round) => (
        <div key={round.round} className="hc-stack">
          <h3 className="hc-report-side">{t('report.checking.round', { round: round.round, no: round.revision })}</h3>
          <ol className="hc-report-verdicts">
            {round.verdicts.map((verdict) => (
              <li key={`${verdict.at}${verdict.by}${verdict.verdict}`}>
                <b>{t(`review.verdict.${verdict.verdict}`)}</b> · {verdict.by} ({t(`role.${verdict.role}`)}) · {format.time(verdict.at)}
                {verdict.remark !== null && <p className="hc-report-said">{verdict.remark}</p>}
                {verdict.remarks.length > 0 && (
                  <ul>
                    {verdict.remarks.map(({ block, text }) => (
                      <li key={`${block}${text}`}>
                        <i>{names.get(block) ?? t('report.checking.section-gone')}</i>: {text}
                      </li>
                    ))}
                  </ul>
                )}
                {verdict.override !== null && <p className="hc-faint">{t('report.checking.overridden', { reason: verdict.override })}</p>}
              </li>
            ))}
          </ol>
        </div>
      ))}
      {returned && report.state !== 'issued' && (
        <>
          <h3 className="hc-report-side">{t('report.checking.since', { no: latest, before: returned.revision })}</h3>
          <DifferencePanel reportId={report.id} no={returned.revision} against={latest} />
        </>
      )}
    </Section>
  )
}
