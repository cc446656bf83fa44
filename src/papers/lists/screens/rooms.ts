import { lazyRouteComponent } from '@tanstack/react-router'
import type { Room } from '../../../web/room.ts'

export const paperListRooms: readonly Room[] = [
  {
    path: '/papers/$paperId/lists/new',
    act: 'paper.record',
    label: 'paper-list.act.add',
    component: lazyRouteComponent(() => import('./list-form.tsx'), 'NewPaperList'),
  },
  {
    path: '/paper-lists/$paperListId',
    act: 'paper.read',
    label: 'paper-list.page.title',
    component: lazyRouteComponent(() => import('./list-page.tsx'), 'PaperListPage'),
  },
  {
    path: '/paper-lists/$paperListId/edit',
    act: 'paper.record',
    label: 'paper-list.act.correct',
    component: lazyRouteComponent(() => import('./list-form.tsx'), 'PaperListCorrection'),
  },
]
