import { lazyRouteComponent } from '@tanstack/react-router'
import type { Room } from '../../../web/room.ts'

export const workRooms: readonly Room[] = [
  {
    path: '/works/$workId',
    act: 'work.read',
    label: 'work.title',
    component: lazyRouteComponent(() => import('./work-page.tsx'), 'WorkPage'),
  },
]
