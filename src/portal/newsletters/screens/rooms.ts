import { lazyRouteComponent } from '@tanstack/react-router'
import type { Room } from '../../../web/room.ts'

export const newsletterRooms: readonly Room[] = [
  {
    path: '/portal/newsletters',
    act: 'news.read',
    label: 'newsletter.list.title',
    component: lazyRouteComponent(() => import('./newsletter-list.tsx'), 'NewsletterList'),
    under: '/portal/news',
    tab: { of: '/portal/news', order: 20, label: 'site.tab.newsletters' },
  },
  {
    path: '/portal/newsletters/new',
    act: 'news.write',
    label: 'newsletter.form.title',
    component: lazyRouteComponent(() => import('./newsletter-form.tsx'), 'NewNewsletter'),
  },
  {
    path: '/portal/newsletters/$newsletterId',
    act: 'news.read',
    label: 'newsletter.page.title',
    component: lazyRouteComponent(() => import('./newsletter-page.tsx'), 'NewsletterPage'),
  },
  {
    path: '/portal/newsletters/$newsletterId/edit',
    act: 'news.write',
    label: 'newsletter.form.edit',
    component: lazyRouteComponent(() => import('./newsletter-form.tsx'), 'EditNewsletter'),
  },
]
