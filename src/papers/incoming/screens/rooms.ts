import { lazyRouteComponent } from '@tanstack/react-router'
import type { Room } from '../../../web/room.ts'

export const incomingRooms: readonly Room[] = [
  {
    path: '/incoming-papers',
    act: 'incoming.read',
    label: 'incoming.register.title',
    component: lazyRouteComponent(() => import('./incoming-register.tsx'), 'IncomingRegister'),
    tab: { of: '/papers', order: 25, label: 'incoming.register.short' },
  },
  {
    path: '/incoming-papers/new',
    act: 'incoming.write',
    label: 'incoming.form.title',
    component: lazyRouteComponent(() => import('./incoming-form.tsx'), 'IncomingForm'),
  },
  {
    path: '/incoming-papers/$incomingId',
    act: 'incoming.read',
    label: 'incoming.page.title',
    component: lazyRouteComponent(() => import('./incoming-page.tsx'), 'IncomingPage'),
  },
  {
    path: '/papers/$paperId/arrival',
    act: 'incoming.write',
    label: 'incoming.form.title-known',
    component: lazyRouteComponent(() => import('./arrival-form.tsx'), 'ArrivalForm'),
  },
]
