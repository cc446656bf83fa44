import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { z } from 'zod'
import { useParam, useSearchState } from '../../../web/address.ts'
import { useRefresh } from '../../../web/answers.ts'
import { Loading } from '../../../web/kit/states.tsx'
import { useCall } from '../../../web/session/session.tsx'
import { listNotifications, markRead, showWaiting } from '../inbox.contract.ts'

// Only addresses of this product: never another host.
const Way = z.object({
  to: z
    .string()
    .regex(/^\/(?!\/)/)
    .optional(),
})

/** Takes note that a notification was seen and goes on to what it tells of; the way leaves no trace in the history. */
export function InboxWay() {
  const navigate = useNavigate()
  const { call } = useCall()
  const refresh = useRefresh()
  const id = useParam('notificationId', z.uuid())
  const [{ to = '/inbox' }] = useSearchState(Way)
  const gone = useRef<boolean>(false)
  useEffect(() => {
    if (gone.current) return
    gone.current = true
    // Seen or not, the way goes on: a note that could not be taken stays unread and is no reason to stop here.
    const seen =
      id === undefined
        ? Promise.resolve()
        : call(markRead, { body: { ids: [id] } }).then(
            () => refresh([listNotifications, showWaiting]),
            () => undefined,
          )
    void seen.then(() => navigate({ to, replace: true }))
  }, [call, id, navigate, refresh, to])
  return <Loading />
}
