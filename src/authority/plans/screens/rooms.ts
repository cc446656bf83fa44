import { lazyRouteComponent } from '@tanstack/react-router'
import type { Room } from '../../../web/room.ts'

export const planRooms: readonly Room[] = [
  {
    path: '/plans',
    act: 'plan.read',
    label: 'plan.programme',
    component: lazyRouteComponent(() => import('./plan-list.tsx'), 'PlanList'),
    navigation: { group: 'record', icon: 'activity', order: 20 },
    tab: { of: '/plans', order: 10, label: 'plan.title' },
  },
  { path: '/plans/new', act: 'plan.write', label: 'plan.act.begin', component: lazyRouteComponent(() => import('./plan-form.tsx'), 'PlanForm') },
  { path: '/plans/$planId', act: 'plan.read', label: 'plan.page.title', component: lazyRouteComponent(() => import('./plan-page.tsx'), 'PlanPage') },
  {
    path: '/plans/$planId/import',
    act: 'plan.write',
    label: 'plan-import.title',
    component: lazyRouteComponent(() => import('./plan-import.tsx'), 'PlanImport'),
  },
  { path: '/plans/$planId/edit', act: 'plan.write', label: 'plan.act.edit', component: lazyRouteComponent(() => import('./plan-editor.tsx'), 'PlanEditor') },
  {
    path: '/plans/$planId/difference',
    act: 'plan.read',
    label: 'plan.difference.title',
    component: lazyRouteComponent(() => import('./plan-difference.tsx'), 'PlanDifference'),
  },
  {
    path: '/plans/$planId/lines/$planLineId',
    act: 'plan.read',
    label: 'plan.page.line',
    component: lazyRouteComponent(() => import('./line-page.tsx'), 'PlanLinePage'),
  },
]
