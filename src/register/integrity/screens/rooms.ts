import { lazyRouteComponent } from '@tanstack/react-router'
import type { Room } from '../../../web/room.ts'

export const integrityRooms: readonly Room[] = [
  {
    path: '/agencies/checks',
    act: 'integrity.read',
    label: 'integrity.title',
    component: lazyRouteComponent(() => import('./checks-page.tsx'), 'ChecksPage'),
  },
  {
    path: '/agencies/checks/$check',
    act: 'integrity.read',
    label: 'integrity.title',
    component: lazyRouteComponent(() => import('./findings-page.tsx'), 'FindingsPage'),
  },
]
