import { lazyRouteComponent } from '@tanstack/react-router'
import type { Room } from '../../../web/room.ts'

export const reviewRooms: readonly Room[] = [
  {
    path: '/settings/review-routes',
    act: 'settings.read',
    label: 'review.routes.title',
    component: lazyRouteComponent(() => import('./review-routes.tsx'), 'ReviewRoutes'),
  },
]
