import { lazyRouteComponent } from '@tanstack/react-router'
import type { Room } from '../../../web/room.ts'

export const weeklyRooms: readonly Room[] = [
  {
    path: '/weekly',
    act: 'weekly.send',
    label: 'weekly.title',
    component: lazyRouteComponent(() => import('./weekly-page.tsx'), 'WeeklyPage'),
    under: '/reports',
    tab: { of: '/reports', order: 40 },
  },
]
