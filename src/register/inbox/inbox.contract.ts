import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { ListQuery, listOf } from '../../kernel/list.ts'

const Instant = z.iso.datetime({ offset: true })

export const NotificationView = z.strictObject({
  id: z.uuid(),
  kind: z.string().describe('the sentence for it is the word key notification.<kind>'),
  details: z.record(z.string(), z.unknown()),
  link: z.string().nullable().describe('below /app'),
  createdAt: Instant,
  readAt: Instant.nullable(),
})
export type NotificationView = z.infer<typeof NotificationView>

export const listNotifications = endpoint({
  name: 'listNotifications',
  summary: 'What was told to this seat, newest first',
  method: 'GET',
  path: '/notifications',
  access: 'signed-in',
  query: ListQuery.omit({ q: true, sort: true }).extend({ unread: z.stringbool().optional() }),
  reply: listOf(NotificationView),
})

/** Asked every half minute: one statement over two small indexes. */
export const showWaiting = endpoint({
  name: 'showWaiting',
  summary: 'How many notifications are unread and how many works of this seat run',
  method: 'GET',
  path: '/notifications/waiting',
  access: 'signed-in',
  reply: z.strictObject({
    unread: z.int().max(100).describe('100: that many or more'),
    running: z.int(),
    latest: Instant.nullable().describe('when the newest notification came'),
  }),
})

export const markRead = endpoint({
  name: 'markRead',
  summary: 'Notifications were seen: the named ones, or all that came up to an instant',
  method: 'POST',
  path: '/notifications/read',
  access: 'signed-in',
  keyed: false,
  body: z.union([z.strictObject({ ids: z.array(z.uuid()).min(1).max(500) }), z.strictObject({ until: Instant })]),
  reply: z.strictObject({ read: z.int() }),
})
