import { lazyRouteComponent } from '@tanstack/react-router'
import type { Room } from '../../../web/room.ts'

export const publicRegisterRooms: readonly Room[] = [
  {
    path: '/settings/public-register',
    act: 'settings.read',
    label: 'public-register.settings.title',
    component: lazyRouteComponent(() => import('./register-settings.tsx'), 'RegisterSettings'),
    under: '/portal/news',
    tab: { of: '/portal/news', order: 50, label: 'site.tab.register' },
  },
]
