import { lazyRouteComponent } from '@tanstack/react-router'
import type { Room } from '../../../web/room.ts'

export const numberRooms: readonly Room[] = [
  {
    path: '/papers/numbers',
    act: 'number.read',
    label: 'numbering.title',
    component: lazyRouteComponent(() => import('./series-page.tsx'), 'SeriesPage'),
    tab: { of: '/papers', order: 50, label: 'numbering.short' },
  },
]
