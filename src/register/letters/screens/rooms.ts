import { lazyRouteComponent } from '@tanstack/react-router'
import type { Room } from '../../../web/room.ts'

export const letterRooms: readonly Room[] = [
  {
    path: '/letters',
    act: 'account.read',
    label: 'letter.list.title',
    component: lazyRouteComponent(() => import('./letter-list.tsx'), 'LetterList'),
    under: '/accounts',
  },
]
