import { lazyRouteComponent } from '@tanstack/react-router'
import type { Room } from '../../../web/room.ts'

export const authorityRooms: readonly Room[] = [
  {
    path: '/set-up',
    act: 'anyone',
    label: 'set-up.title',
    component: lazyRouteComponent(() => import('./set-up.tsx'), 'SetUp'),
    frame: 'bare',
  },
  {
    path: '/settings',
    act: 'settings.read',
    label: 'settings.title',
    component: lazyRouteComponent(() => import('./settings.tsx'), 'Settings'),
    navigation: { group: 'office', icon: 'settings', order: 20 },
  },
  {
    path: '/settings/authority',
    act: 'settings.write',
    label: 'settings.authority',
    component: lazyRouteComponent(() => import('./authority-page.tsx'), 'AuthorityPage'),
  },
  {
    path: '/settings/bodies/new',
    act: 'settings.write',
    label: 'settings.add',
    component: lazyRouteComponent(() => import('./body-page.tsx'), 'NewBodyPage'),
  },
  {
    path: '/settings/bodies/$bodyId',
    act: 'settings.write',
    label: 'settings.bodies',
    component: lazyRouteComponent(() => import('./body-page.tsx'), 'BodyPage'),
  },
]
