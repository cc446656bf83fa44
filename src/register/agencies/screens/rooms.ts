import { lazyRouteComponent } from '@tanstack/react-router'
import type { Room } from '../../../web/room.ts'

export const agencyRooms: readonly Room[] = [
  {
    path: '/agencies',
    act: 'agency.read',
    label: 'agency.page.back',
    component: lazyRouteComponent(() => import('./agency-list.tsx'), 'AgencyList'),
    navigation: { group: 'register', icon: 'agency', order: 10 },
    heedsKnownAt: true,
  },
  {
    path: '/agencies/new',
    act: 'agency.write',
    label: 'agency.act.establish',
    component: lazyRouteComponent(() => import('./agency-acts.tsx'), 'NewAgency'),
  },
  {
    path: '/agencies/import',
    act: 'agency.import',
    label: 'agency-import.title',
    component: lazyRouteComponent(() => import('./agency-import.tsx'), 'AgencyImport'),
  },
  {
    path: '/agencies/tree',
    act: 'agency.read',
    label: 'agency.tree.title',
    component: lazyRouteComponent(() => import('./agency-tree.tsx'), 'AgencyTree'),
    heedsKnownAt: true,
  },
  {
    path: '/agencies/$agencyId',
    act: 'agency.read',
    label: 'agency.page.title',
    component: lazyRouteComponent(() => import('./agency-page.tsx'), 'AgencyPage'),
    heedsKnownAt: true,
  },
  {
    path: '/agencies/$agencyId/change',
    act: 'agency.write',
    label: 'agency.act.change',
    component: lazyRouteComponent(() => import('./agency-acts.tsx'), 'AgencyChange'),
  },
  {
    path: '/agencies/$agencyId/correct',
    act: 'agency.write',
    label: 'agency.act.correct',
    component: lazyRouteComponent(() => import('./agency-acts.tsx'), 'AgencyCorrection'),
  },
]
