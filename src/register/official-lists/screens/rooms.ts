import { lazyRouteComponent } from '@tanstack/react-router'
import type { Room } from '../../../web/room.ts'

export const officialListRooms: readonly Room[] = [
  {
    path: '/agencies/official-lists',
    act: 'agency.reorganise',
    label: 'official-list.title',
    component: lazyRouteComponent(() => import('./official-lists.tsx'), 'OfficialLists'),
  },
  {
    path: '/agencies/official-lists/$officialListId',
    act: 'agency.reorganise',
    label: 'official-list.title',
    component: lazyRouteComponent(() => import('./official-list-page.tsx'), 'OfficialListPage'),
  },
]
