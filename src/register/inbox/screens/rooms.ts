import { lazyRouteComponent } from '@tanstack/react-router'
import type { Room } from '../../../web/room.ts'

export const inboxRooms: readonly Room[] = [
  {
    path: '/inbox',
    act: 'signed-in',
    label: 'shell.inbox',
    component: lazyRouteComponent(() => import('./inbox-page.tsx'), 'InboxPage'),
  },
  {
    path: '/inbox/$notificationId',
    act: 'signed-in',
    label: 'shell.inbox',
    component: lazyRouteComponent(() => import('./inbox-way.tsx'), 'InboxWay'),
  },
]
