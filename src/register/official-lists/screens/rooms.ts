import { lazyRouteComponent } from '@tanstack/react-router'
import type { Room } from '../../../web/room.ts'

export const officialListRooms: readonly Room[] = [
  {
    path: '/acts/official-lists',
    act: 'agency.reorganise',
    label: 'official-list.title',
    component: lazyRouteComponent(() => import('./official-lists.tsx'), 'OfficialLists'),
  },
  {
    path: '/acts/official-lists/$officialListId',
    act: 'agency.reorganise',
    label: 'official-list.title',
    component: lazyRouteComponent(() => import('./official-list-page.tsx'), 'OfficialListPage'),
  },
]
