import { lazyRouteComponent } from '@tanstack/react-router'
import type { Room } from '../../../web/room.ts'

export const campaignRooms: readonly Room[] = [
  {
    path: '/campaigns',
    act: 'campaign.read',
    label: 'campaign.short',
    component: lazyRouteComponent(() => import('./campaign-table.tsx'), 'CampaignTable'),
    navigation: { group: 'results', icon: 'activity', order: 10 },
    heedsKnownAt: true,
  },
  {
    path: '/campaigns/new',
    act: 'campaign.write',
    label: 'campaign.act.create',
    component: lazyRouteComponent(() => import('./campaign-form.tsx'), 'CampaignForm'),
  },
  {
    path: '/campaigns/$campaignId',
    act: 'campaign.read',
    label: 'campaign.short',
    component: lazyRouteComponent(() => import('./campaign-page.tsx'), 'CampaignPage'),
    heedsKnownAt: true,
  },
  {
    path: '/campaigns/$campaignId/edit',
    act: 'campaign.write',
    label: 'campaign.form.title-edit',
    component: lazyRouteComponent(() => import('./campaign-form.tsx'), 'CampaignEdit'),
  },
  {
    path: '/campaigns/$campaignId/import',
    act: 'campaign.write',
    label: 'campaign.act.import',
    component: lazyRouteComponent(() => import('./stage-import.tsx'), 'StageImport'),
  },
  {
    path: '/campaigns/$campaignId/agencies/$agencyId',
    act: 'campaign.read',
    label: 'campaign.short',
    component: lazyRouteComponent(() => import('./campaign-agency.tsx'), 'CampaignAgencyPage'),
    heedsKnownAt: true,
  },
  {
    path: '/campaign-lists',
    act: 'campaign.read',
    label: 'campaign-list.title',
    component: lazyRouteComponent(() => import('./list-table.tsx'), 'CampaignListTable'),
    under: '/campaigns',
    heedsKnownAt: true,
  },
  {
    path: '/campaign-lists/new',
    act: 'campaign.write',
    label: 'campaign-list.form.title',
    component: lazyRouteComponent(() => import('./list-form.tsx'), 'CampaignListForm'),
  },
  {
    path: '/campaign-lists/$campaignListId',
    act: 'campaign.read',
    label: 'campaign-list.page',
    component: lazyRouteComponent(() => import('./list-page.tsx'), 'CampaignListPage'),
    heedsKnownAt: true,
  },
]
