import { lazyRouteComponent } from '@tanstack/react-router'
import type { Room } from '../../../web/room.ts'

export const newsRooms: readonly Room[] = [
  {
    path: '/portal/news',
    act: 'news.read',
    label: 'site.nav',
    component: lazyRouteComponent(() => import('./news-list.tsx'), 'NewsList'),
    navigation: { group: 'results', icon: 'external', order: 40, side: 'authority' },
    tab: { of: '/portal/news', order: 10, label: 'site.tab.news' },
  },
  {
    path: '/portal/news/new',
    act: 'news.write',
    label: 'news.form.title',
    component: lazyRouteComponent(() => import('./news-form.tsx'), 'NewNews'),
  },
  {
    path: '/portal/news/$newsId',
    act: 'news.read',
    label: 'news.page.title',
    component: lazyRouteComponent(() => import('./news-page.tsx'), 'NewsPage'),
  },
  {
    path: '/portal/news/$newsId/edit',
    act: 'news.write',
    label: 'news.form.edit',
    component: lazyRouteComponent(() => import('./news-form.tsx'), 'EditNews'),
  },
]
