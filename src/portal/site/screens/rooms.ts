import { lazyRouteComponent } from '@tanstack/react-router'
import type { Room } from '../../../web/room.ts'

export const siteRooms: readonly Room[] = [
  {
    path: '/portal/links',
    act: 'site.read',
    label: 'site.links.title',
    component: lazyRouteComponent(() => import('./links-form.tsx'), 'LinksForm'),
    under: '/portal/news',
    tab: { of: '/portal/news', order: 30, label: 'site.tab.links' },
  },
]
