import { lazyRouteComponent } from '@tanstack/react-router'
import type { Room } from '../../../web/room.ts'

export const logRooms: readonly Room[] = [
  {
    path: '/log',
    act: 'log.read',
    label: 'log.title',
    component: lazyRouteComponent(() => import('./log-list.tsx'), 'LogList'),
    navigation: { group: 'office', icon: 'log', order: 30 },
  },
]
