import { lazyRouteComponent } from '@tanstack/react-router'
import type { Room } from '../../../web/room.ts'

export const reportRooms: readonly Room[] = [
  {
    path: '/reports',
    act: 'report.read',
    label: 'report.list.title',
    component: lazyRouteComponent(() => import('./report-list.tsx'), 'ReportList'),
    navigation: { group: 'results', icon: 'report', order: 20 },
    tab: { of: '/reports', order: 10 },
  },
  {
    path: '/reports/new',
    act: 'report.compose',
    label: 'report.act.create',
    component: lazyRouteComponent(() => import('./report-new.tsx'), 'ReportNew'),
  },
  {
    path: '/reports/$reportId',
    act: 'report.read',
    label: 'report.list.title',
    component: lazyRouteComponent(() => import('./report-page.tsx'), 'ReportPage'),
  },
  {
    path: '/report-templates/$code',
    act: 'report.read',
    label: 'report.act.template',
    component: lazyRouteComponent(() => import('./template-page.tsx'), 'TemplatePage'),
  },
]
