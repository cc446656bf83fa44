import { useAct, useAnswer } from '../../../web/answers.ts'
import { Button } from '../../../web/kit/button.tsx'
import { Link } from '../../../web/kit/link.tsx'
import { Page, Section } from '../../../web/kit/page.tsx'
import { EmptyState, ErrorState, Loading } from '../../../web/kit/states.tsx'
import { useHolds } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { OwnWorks } from '../../works/screens/running-works.tsx'
import { listNotifications, markRead, type NotificationView, showWaiting } from '../inbox.contract.ts'
import { told } from './use-inbox.ts'
import { wayTo } from './way-to.ts'
import './inbox.css'

/** Everything that was told to this seat, and the long works it began. */
export function InboxPage() {
  const t = useT()
  const holds = useHolds()
  const { data, error, refetch } = useAnswer(listNotifications, { query: { limit: 200 } })
  const act = useAct(markRead, { refresh: [listNotifications, showWaiting] })
  const newest = data?.rows[0]
  const unread = data?.rows.some((one) => one.readAt === null) ?? false
  return (
    <Page
      title={t('shell.inbox')}
      acts={
        unread &&
        newest && (
          <Button icon="check" pending={act.pending} onClick={() => void act.send({ body: { until: newest.createdAt } })}>
            {t('inbox.read-all')}
          </Button>
        )
      }
    >
      {act.refusal && <ErrorState error={act.refusal} />}
      {holds('work.read') && <OwnWorks />}
      <Section title={t('inbox.told')}>
        {error ? (
          <ErrorState error={error} retry={() => void refetch()} />
        ) : !data ? (
          <Loading />
        ) : data.rows.length === 0 ? (
          <EmptyState icon="bell" title={t('shell.inbox-empty')}>
            {t('shell.inbox-empty-text')}
          </EmptyState>
        ) : (
          <ul className="hc-inbox-list">
            {data.rows.map((one) => (
              <Line key={one.id} one={one} />
            ))}
          </ul>
        )}
      </Section>
    </Page>
  )
}

function Line({ one }: { one: NotificationView }) {
  const t = useT()
  const format = useFormat()
  const to = wayTo(one)
  return (
    <li data-unread={one.readAt === null || undefined}>
      <span>
        {to === undefined ? told(one, t) : <Link to={to}>{told(one, t)}</Link>}
        {one.readAt === null && <span className="hc-unseen"> {t('shell.unread')}</span>}
      </span>
      <span className="hc-faint hc-small">{format.time(one.createdAt)}</span>
    </li>
  )
}
