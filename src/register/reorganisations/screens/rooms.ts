import { lazyRouteComponent } from '@tanstack/react-router'
import type { Room } from '../../../web/room.ts'

export const reorganisationRooms: readonly Room[] = [
  {
    path: '/agencies/$agencyId/lineage',
    act: 'agency.read',
    label: 'lineage.title',
    component: lazyRouteComponent(() => import('./lineage-page.tsx'), 'LineagePage'),
    heedsKnownAt: true,
  },
  {
    path: '/acts',
    act: 'act.read',
    label: 'acts.list.title',
    component: lazyRouteComponent(() => import('./act-list.tsx'), 'ActList'),
    navigation: { group: 'register', icon: 'split', order: 24 },
  },
  {
    path: '/acts/new',
    act: 'agency.reorganise',
    label: 'acts.act.new',
    component: lazyRouteComponent(() => import('./act-new.tsx'), 'NewAct'),
  },
  {
    path: '/acts/$actId',
    act: 'act.read',
    label: 'acts.page.title',
    component: lazyRouteComponent(() => import('./act-page.tsx'), 'ActPage'),
  },
  {
    path: '/acts/$actId/preview',
    act: 'agency.reorganise',
    label: 'acts.preview.title',
    component: lazyRouteComponent(() => import('./preview-page.tsx'), 'PreviewPage'),
  },
  {
    path: '/acts/$actId/annulment',
    act: 'agency.reorganise',
    label: 'acts.act.annul',
    component: lazyRouteComponent(() => import('./preview-page.tsx'), 'AnnulmentPage'),
  },
  {
    path: '/tasks',
    act: 'task.read',
    label: 'todo.list.title',
    component: lazyRouteComponent(() => import('./task-list.tsx'), 'TaskList'),
    navigation: { group: 'register', icon: 'inherit', order: 26 },
  },
]
