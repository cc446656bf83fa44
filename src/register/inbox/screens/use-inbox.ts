import { useEffect } from 'react'
import { useAnswer } from '../../../web/answers.ts'
import type { Inbox, InboxItem } from '../../../web/sources.ts'
import { type T, useT } from '../../../web/use-t.ts'
import { listNotifications, type NotificationView, showWaiting } from '../inbox.contract.ts'
import { wayTo } from './way-to.ts'

const every = 30_000

/** The sentence of a notification, made of its kind and what it names. */
export function told({ kind, details }: Pick<NotificationView, 'kind' | 'details'>, t: T): string {
  const what = typeof details['kind'] === 'string' ? t(`work.kind.${details['kind']}`) : undefined
  return t(`notification.${kind}`, { ...details, what })
}

const itemOf = (one: NotificationView, t: T): InboxItem => {
  const to = wayTo(one)
  return { id: one.id, title: told(one, t), at: one.createdAt, unread: one.readAt === null, ...(to === undefined ? {} : { to }) }
}

/** What the bell shows: a cheap question every half minute, and the list only when its answer changed. */
export function useInbox(): Inbox {
  const t = useT()
  const { data: waiting, error, refetch } = useAnswer(showWaiting, {}, { everyMs: every })
  const { data: list, error: listError, refetch: listAgain } = useAnswer(listNotifications, { query: { limit: 20 } }, { enabled: waiting !== undefined })
  const seen = waiting && `${waiting.latest} ${waiting.unread}`
  useEffect(() => {
    if (seen !== undefined) void listAgain()
  }, [seen, listAgain])
  const failed = error ?? listError
  return {
    items: (list?.rows ?? []).map((one) => itemOf(one, t)),
    waiting: waiting?.unread ?? 0,
    ...(failed ? { error: failed } : {}),
    retry: () => void Promise.all([refetch(), listAgain()]),
  }
}
