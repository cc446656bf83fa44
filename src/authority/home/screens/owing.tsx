import { Link } from '../../../web/kit/link.tsx'
import { Section } from '../../../web/kit/page.tsx'
import { StatusMark } from '../../../web/kit/status-tag.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import type { HomeView } from '../home.contract.ts'

/** Agencies that need a nudge: they were asked in writing, and the day has passed. */
export function Owing({ owing: { total, rows } }: Pick<HomeView, 'owing'>) {
  const t = useT()
  const format = useFormat()
  if (total === 0) return null
  return (
    <Section title={t('home.owing.title', { count: total })} acts={<Link to="/reminders?state=unanswered,escalated">{t('home.owing.all')}</Link>}>
      <ul className="hc-home-month">
        {rows.map(({ agencyId, reminderId, name, number, answerBy, lateDays }) => (
          <li key={agencyId + reminderId}>
            <StatusMark shape="overdue" />
            <Link to={`/agencies/${agencyId}`}>{name}</Link>
            <span className="hc-small">
              <Link to={`/reminders/${reminderId}`}>{t('home.owing.asked', { number: number ?? '', on: format.day(answerBy) })}</Link>
              {lateDays !== null && lateDays > 0 && ` · ${t('home.today.overdue', { count: lateDays })}`}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
