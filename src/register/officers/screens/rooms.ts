import { lazyRouteComponent } from '@tanstack/react-router'
import type { Room } from '../../../web/room.ts'

export const officerRooms: readonly Room[] = [
  {
    path: '/people',
    act: 'officer.read',
    label: 'person.list.title',
    component: lazyRouteComponent(() => import('./person-list.tsx'), 'PersonList'),
    navigation: { group: 'register', icon: 'seat', order: 30 },
    heedsKnownAt: true,
  },
  {
    path: '/people/new',
    act: 'officer.write',
    label: 'person.form.title',
    component: lazyRouteComponent(() => import('./person-form.tsx'), 'PersonForm'),
  },
  {
    path: '/people/$officerId',
    act: 'officer.read',
    label: 'person.list.title',
    component: lazyRouteComponent(() => import('./person-page.tsx'), 'PersonPage'),
    heedsKnownAt: true,
  },
  {
    path: '/secondments',
    act: 'officer.read',
    label: 'secondment.list.title',
    component: lazyRouteComponent(() => import('./secondment-list.tsx'), 'SecondmentList'),
    under: '/people',
    heedsKnownAt: true,
  },
  {
    path: '/secondments/new',
    act: 'officer.write',
    label: 'secondment.act.record',
    component: lazyRouteComponent(() => import('./secondment-form.tsx'), 'NewSecondment'),
  },
  {
    path: '/secondments/$secondmentId',
    act: 'officer.read',
    label: 'secondment.list.title',
    component: lazyRouteComponent(() => import('./secondment-page.tsx'), 'SecondmentPage'),
  },
  {
    path: '/secondments/$secondmentId/edit',
    act: 'officer.write',
    label: 'secondment.act.correct',
    component: lazyRouteComponent(() => import('./secondment-form.tsx'), 'SecondmentCorrection'),
  },
  {
    path: '/password',
    act: 'anyone',
    label: 'password.title',
    component: lazyRouteComponent(() => import('./set-password.tsx'), 'SetPassword'),
    frame: 'bare',
  },
  {
    path: '/accounts',
    act: 'account.read',
    label: 'account.list.title',
    component: lazyRouteComponent(() => import('./account-list.tsx'), 'AccountList'),
    navigation: { group: 'office', icon: 'person', order: 10 },
  },
  {
    path: '/accounts/new',
    act: 'account.create',
    label: 'account.act.create',
    component: lazyRouteComponent(() => import('./account-form.tsx'), 'AccountForm'),
  },
  {
    path: '/accounts/$officerId',
    act: 'account.read',
    label: 'account.list.title',
    component: lazyRouteComponent(() => import('./account-page.tsx'), 'AccountPage'),
  },
]
