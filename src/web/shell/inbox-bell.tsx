import { Drawer } from '@mantine/core'
import { useState } from 'react'
import { Icon } from '../kit/icon.tsx'
import { Link } from '../kit/link.tsx'
import { EmptyState, ErrorState } from '../kit/states.tsx'
import { type Inbox, useSources } from '../sources.ts'
import { useFormat } from '../use-format.ts'
import { useT } from '../use-t.ts'

const nothing: Inbox = { items: [], waiting: 0, retry: () => undefined }

/** What was sent to this seat: notices and long work, with how many wait. */
export function InboxBell() {
  const t = useT()
  const format = useFormat()
  const { useInbox = () => nothing } = useSources()
  const inbox = useInbox()
  const [opened, setOpened] = useState(false)
  return (
    <>
      <button
        type="button"
        className="hc-top-button hc-bell"
        onClick={() => setOpened(true)}
        aria-haspopup="dialog"
        aria-label={t('shell.inbox-count', { count: inbox.waiting })}
      >
        <Icon name="bell" size={20} />
        {inbox.waiting > 0 && (
          <span className="hc-bell-count" aria-hidden="true">
            {inbox.waiting > 99 ? '99+' : inbox.waiting}
          </span>
        )}
      </button>
      <Drawer
        opened={opened}
        onClose={() => setOpened(false)}
        position="right"
        size={440}
        title={t('shell.inbox')}
        closeButtonProps={{ 'aria-label': t('kit.close') }}
      >
        {inbox.error !== undefined && <ErrorState error={inbox.error} retry={inbox.retry} />}
        {inbox.items.length === 0 && inbox.error === undefined && (
          <EmptyState icon="bell" title={t('shell.inbox-empty')}>
            {t('shell.inbox-empty-text')}
          </EmptyState>
        )}
        <ul className="hc-inbox">
          {inbox.items.map((item) => (
            <li key={item.id} data-unread={item.unread || undefined}>
              {item.to === undefined ? (
                <span>{item.title}</span>
              ) : (
                <Link to={item.to} onClick={() => setOpened(false)}>
                  {item.title}
                </Link>
              )}
              {item.unread && <span className="hc-unseen">{t('shell.unread')}</span>}
              {item.note !== undefined && <p>{item.note}</p>}
              <p className="hc-faint hc-small">{format.time(item.at)}</p>
            </li>
          ))}
        </ul>
        <p>
          <Link to="/inbox" onClick={() => setOpened(false)}>
            {t('shell.inbox-all')}
          </Link>
        </p>
      </Drawer>
    </>
  )
}
