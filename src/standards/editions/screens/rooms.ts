import { lazyRouteComponent } from '@tanstack/react-router'
import type { Room } from '../../../web/room.ts'

export const editionRooms: readonly Room[] = [
  {
    path: '/editions',
    act: 'declaration.read',
    label: 'edition.title',
    component: lazyRouteComponent(() => import('./editions-page.tsx'), 'EditionsPage'),
    under: '/campaigns',
    heedsKnownAt: true,
  },
]
