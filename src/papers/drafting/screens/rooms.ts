import { lazyRouteComponent } from '@tanstack/react-router'
import type { Room } from '../../../web/room.ts'

export const draftingRooms: readonly Room[] = [
  {
    path: '/draft-papers',
    act: 'draft.read',
    label: 'drafting.title',
    component: lazyRouteComponent(() => import('./draft-paper-list.tsx'), 'DraftPaperList'),
    tab: { of: '/papers', order: 30, label: 'drafting.short' },
  },
  {
    path: '/draft-papers/new',
    act: 'draft.write',
    label: 'drafting.act.begin',
    component: lazyRouteComponent(() => import('./draft-paper-new.tsx'), 'DraftPaperNew'),
  },
  {
    path: '/draft-papers/$draftPaperId',
    act: 'draft.read',
    label: 'drafting.page.title',
    component: lazyRouteComponent(() => import('./draft-paper-page.tsx'), 'DraftPaperPage'),
  },
  {
    path: '/draft-papers/$draftPaperId/edit',
    act: 'draft.write',
    label: 'drafting.act.write',
    component: lazyRouteComponent(() => import('./draft-paper-edit.tsx'), 'DraftPaperEdit'),
  },
  {
    path: '/paper-templates',
    act: 'draft.read',
    label: 'drafting.templates.title',
    component: lazyRouteComponent(() => import('./template-list.tsx'), 'TemplateList'),
    tab: { of: '/papers', order: 60, label: 'drafting.templates.short' },
  },
  {
    path: '/paper-templates/$templateCode',
    act: 'draft.read',
    label: 'drafting.templates.page',
    component: lazyRouteComponent(() => import('./template-page.tsx'), 'TemplatePage'),
  },
]
