import { lazyRouteComponent } from '@tanstack/react-router'
import type { Room } from '../../../web/room.ts'

export const declarationRooms: readonly Room[] = [
  {
    path: '/conversion',
    act: 'declaration.read',
    label: 'conversion.title',
    component: lazyRouteComponent(() => import('./conversion-board.tsx'), 'ConversionBoard'),
    navigation: { group: 'results', icon: 'declaration', order: 5 },
    heedsKnownAt: true,
  },
  {
    path: '/declarations',
    act: 'declaration.read',
    label: 'declaration.list.short',
    component: lazyRouteComponent(() => import('./declaration-list.tsx'), 'DeclarationList'),
    navigation: { group: 'register', icon: 'declaration', order: 20 },
    heedsKnownAt: true,
  },
  {
    path: '/declarations/new',
    act: 'declaration.record',
    label: 'declaration.act.record',
    component: lazyRouteComponent(() => import('./declaration-form.tsx'), 'DeclarationForm'),
  },
  {
    path: '/declarations/import',
    act: 'declaration.import',
    label: 'declaration.import.title',
    component: lazyRouteComponent(() => import('./declaration-import.tsx'), 'DeclarationImport'),
  },
  {
    path: '/declarations/drafts',
    act: 'declaration.read',
    label: 'draft.list.title',
    component: lazyRouteComponent(() => import('./draft-list.tsx'), 'DraftList'),
  },
  {
    path: '/declarations/drafts/new',
    act: 'declaration.draft',
    label: 'draft.act.create',
    component: lazyRouteComponent(() => import('./draft-form.tsx'), 'DraftForm'),
  },
  {
    path: '/declarations/drafts/$draftId',
    act: 'declaration.read',
    label: 'draft.page.title',
    component: lazyRouteComponent(() => import('./draft-page.tsx'), 'DraftPage'),
  },
  {
    path: '/declarations/drafts/$draftId/edit',
    act: 'declaration.draft',
    label: 'draft.act.edit',
    component: lazyRouteComponent(() => import('./draft-form.tsx'), 'DraftEdit'),
  },
  {
    path: '/declarations/$declarationId',
    act: 'declaration.read',
    label: 'declaration.page.title',
    component: lazyRouteComponent(() => import('./declaration-page.tsx'), 'DeclarationPage'),
    heedsKnownAt: true,
  },
  {
    path: '/declarations/$declarationId/edit',
    act: 'declaration.record',
    label: 'declaration.act.correct',
    component: lazyRouteComponent(() => import('./declaration-form.tsx'), 'DeclarationCorrection'),
  },
]
