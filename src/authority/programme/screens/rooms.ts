import { lazyRouteComponent } from '@tanstack/react-router'
import type { Room } from '../../../web/room.ts'

export const programmeRooms: readonly Room[] = [
  {
    path: '/activities',
    act: 'activity.read',
    label: 'activity.list.title',
    component: lazyRouteComponent(() => import('./activity-list.tsx'), 'ActivityList'),
    under: '/plans',
    tab: { of: '/plans', order: 20 },
    heedsKnownAt: true,
  },
  {
    path: '/activities/new',
    act: 'activity.record',
    label: 'activity.act.record',
    component: lazyRouteComponent(() => import('./activity-form.tsx'), 'ActivityForm'),
  },
  {
    path: '/activities/import',
    act: 'activity.record',
    label: 'activity.import.title',
    component: lazyRouteComponent(() => import('./activity-import.tsx'), 'ActivityImport'),
  },
  {
    path: '/activities/counting',
    act: 'activity.read',
    label: 'counting.title',
    component: lazyRouteComponent(() => import('./counting-rules.tsx'), 'CountingRules'),
  },
  {
    path: '/activities/$activityId',
    act: 'activity.read',
    label: 'activity.page.title',
    component: lazyRouteComponent(() => import('./activity-page.tsx'), 'ActivityPage'),
    heedsKnownAt: true,
  },
  {
    path: '/activities/$activityId/edit',
    act: 'activity.record',
    label: 'activity.act.correct',
    component: lazyRouteComponent(() => import('./activity-form.tsx'), 'ActivityCorrection'),
  },
  {
    path: '/directions',
    act: 'direction.read',
    label: 'direction.list.short',
    component: lazyRouteComponent(() => import('./direction-plan.tsx'), 'DirectionPlan'),
    under: '/plans',
    tab: { of: '/plans', order: 30 },
    heedsKnownAt: true,
  },
  {
    path: '/directions/new',
    act: 'direction.record',
    label: 'direction.act.record',
    component: lazyRouteComponent(() => import('./direction-form.tsx'), 'DirectionForm'),
  },
  {
    path: '/directions/$directionId',
    act: 'direction.read',
    label: 'direction.page.title',
    component: lazyRouteComponent(() => import('./direction-page.tsx'), 'DirectionPage'),
    heedsKnownAt: true,
  },
  {
    path: '/directions/$directionId/edit',
    act: 'direction.record',
    label: 'direction.act.correct',
    component: lazyRouteComponent(() => import('./direction-form.tsx'), 'DirectionCorrection'),
  },
]
