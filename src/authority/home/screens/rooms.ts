import { lazyRouteComponent } from '@tanstack/react-router'
import type { Room } from '../../../web/room.ts'

export const homeRooms: readonly Room[] = [
  {
    path: '/',
    act: 'signed-in',
    label: 'home.title',
    component: lazyRouteComponent(() => import('./home.tsx'), 'Home'),
    navigation: { group: 'today', icon: 'home', order: 0 },
    heedsKnownAt: true,
  },
]
