import { lazyRouteComponent } from '@tanstack/react-router'
import type { Room } from '../../../web/room.ts'

export const wordFormRooms: readonly Room[] = [
  {
    path: '/word-forms',
    act: 'form.read',
    label: 'word-form.title',
    component: lazyRouteComponent(() => import('./word-form-list.tsx'), 'WordFormList'),
    tab: { of: '/papers', order: 70, label: 'word-form.short' },
    navigation: { group: 'record', icon: 'paper', order: 60, side: 'agency' },
  },
  {
    path: '/word-forms/new',
    act: 'form.write',
    label: 'word-form.act.new',
    component: lazyRouteComponent(() => import('./word-form-edit.tsx'), 'WordFormNew'),
  },
  {
    path: '/word-forms/$wordFormId',
    act: 'form.read',
    label: 'word-form.page',
    component: lazyRouteComponent(() => import('./word-form-page.tsx'), 'WordFormPage'),
  },
  {
    path: '/word-forms/$wordFormId/edit',
    act: 'form.write',
    label: 'word-form.act.change',
    component: lazyRouteComponent(() => import('./word-form-edit.tsx'), 'WordFormEdit'),
  },
]
