import { lazyRouteComponent } from '@tanstack/react-router'
import type { Room } from '../../../web/room.ts'

export const visitRooms: readonly Room[] = [
  {
    path: '/portal/visits',
    act: 'visit.read',
    label: 'visit.title',
    component: lazyRouteComponent(() => import('./visits.tsx'), 'Visits'),
    under: '/portal/news',
    tab: { of: '/portal/news', order: 40, label: 'site.tab.visits' },
  },
]
