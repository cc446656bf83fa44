import { lazyRouteComponent } from '@tanstack/react-router'
import type { Room } from '../../../web/room.ts'

export const paperRooms: readonly Room[] = [
  {
    path: '/papers',
    act: 'paper.read',
    label: 'paper.list.short',
    component: lazyRouteComponent(() => import('./paper-list.tsx'), 'PaperList'),
    navigation: { group: 'record', icon: 'paper', order: 10 },
    tab: { of: '/papers', order: 10, label: 'paper.list.tab' },
    heedsKnownAt: true,
  },
  {
    path: '/papers/outgoing',
    act: 'paper.read',
    label: 'paper.outgoing.title',
    component: lazyRouteComponent(() => import('./outgoing-register.tsx'), 'OutgoingRegister'),
    tab: { of: '/papers', order: 20, label: 'paper.outgoing.short' },
  },
  {
    path: '/papers/new',
    act: 'paper.record',
    label: 'paper.act.record',
    component: lazyRouteComponent(() => import('./paper-form.tsx'), 'PaperForm'),
  },
  {
    path: '/papers/import',
    act: 'paper.record',
    label: 'paper.import.title',
    component: lazyRouteComponent(() => import('./paper-import.tsx'), 'PaperImport'),
  },
  {
    path: '/papers/$paperId',
    act: 'paper.read',
    label: 'paper.page.title',
    component: lazyRouteComponent(() => import('./paper-page.tsx'), 'PaperPage'),
    heedsKnownAt: true,
  },
  {
    path: '/papers/$paperId/edit',
    act: 'paper.record',
    label: 'paper.act.correct',
    component: lazyRouteComponent(() => import('./paper-form.tsx'), 'PaperCorrection'),
  },
]
