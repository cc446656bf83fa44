import { useAnswer } from '../../../web/answers.ts'
import { useAsOf } from '../../../web/as-of.ts'
import { Link } from '../../../web/kit/link.tsx'
import { Page, Section } from '../../../web/kit/page.tsx'
import { EmptyState, ErrorState, Loading } from '../../../web/kit/states.tsx'
import type { SeatView } from '../../../register/officers/session.contract.ts'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { type AgencyStanding, listStandings } from '../../../conformity/declarations/conversion.contract.ts'
import { shapeOfStanding } from '../../../conformity/declarations/screens/declaration-tags.ts'
import { OwnCampaigns } from '../../../conformity/conversion/screens/own-campaigns.tsx'
import { useTaskCount } from '../../../register/reorganisations/screens/use-task-count.ts'
import { StatusMark, StatusTag } from '../../../web/kit/status-tag.tsx'
import { useHolds } from '../../../web/session/session.tsx'
import { useReminderTodos } from '../../reminders/screens/reminder-todos.tsx'
import './home.css'

/** What waits for the agency: letters that ask for an answer, inherited to-dos. */
function Todos() {
  const t = useT()
  const letters = useReminderTodos()
  const { '/tasks': tasks = 0 } = useTaskCount()
  if (letters.error) return <ErrorState error={letters.error} />
  return (
    <Section title={t('home.todo.title')}>
      {letters.items.length === 0 && tasks === 0 ? (
        <p className="hc-faint">{t('home.todo.nothing')}</p>
      ) : (
        <ul className="hc-home-waiting">
          {letters.items}
          {tasks > 0 && (
            <li>
              <StatusMark shape="none" />
              <Link to="/tasks">{t('home.todo.tasks', { count: tasks })}</Link>
            </li>
          )}
        </ul>
      )}
    </Section>
  )
}

/** An agency's: what waits for it, whether its own declaration is in force, to which edition, since when; then those below it. */
export function AgencyHome({ seat }: { seat: SeatView }) {
  const t = useT()
  const holds = useHolds()
  const { on, knownAt } = useAsOf()
  const { data, error, refetch } = useAnswer(listStandings, { query: { on, knownAt, limit: 500 } }, { keepFormer: true })
  const own = data?.rows.find((row) => row.agencyId === seat.agencyId)
  const below = data?.rows.filter((row) => row.agencyId !== seat.agencyId) ?? []
  return (
    <Page title={seat.agencyName ?? t('home.title')}>
      {error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : !data ? (
        <Loading />
      ) : (
        <>
          {holds('reminder.answer') && <Todos />}
          <Section title={t('home.own')}>
            {own ? (
              <OwnStanding row={own} />
            ) : (
              <EmptyState icon="agency" title={t('home.own-none')}>
                {t('home.own-none-text')}
              </EmptyState>
            )}
          </Section>
          {holds('campaign.follow') && <OwnCampaigns on={on} />}
          {below.length > 0 && (
            <Section title={t('home.below', { count: below.length })}>
              <ul className="hc-home-below">
                {below.map((row) => (
                  <li key={row.agencyId}>
                    <Link to={`/agencies/${row.agencyId}`}>{row.name}</Link>
                    <StatusTag shape={shapeOfStanding[row.standing]}>{t(`conversion.standing.${row.standing}`)}</StatusTag>
                  </li>
                ))}
              </ul>
            </Section>
          )}
        </>
      )}
    </Page>
  )
}

function OwnStanding({ row: { standing, reason, declaration, reviewedOn } }: { row: AgencyStanding }) {
  const t = useT()
  const format = useFormat()
  return (
    <div className="hc-stack">
      <p className="hc-home-own">
        <StatusTag shape={shapeOfStanding[standing]}>{t(`conversion.standing.${standing}`)}</StatusTag>
      </p>
      {standing === 'declared' && declaration ? (
        <p>
          {t('home.own-declared', {
            edition: declaration.edition,
            number: declaration.number,
            issued: format.day(declaration.issuedOn),
            effective: format.day(declaration.effectiveOn),
          })}
        </p>
      ) : (
        <p>
          {t(`conversion.reason.${reason}`)}.{reviewedOn !== null && ` ${t('home.own-reviewed', { on: format.day(reviewedOn) })}`}
        </p>
      )}
      {declaration && (
        <p>
          <Link to={`/declarations/${declaration.id}`}>{t('home.own-open')}</Link>
        </p>
      )}
    </div>
  )
}
