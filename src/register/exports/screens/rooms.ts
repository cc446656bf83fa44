import { lazyRouteComponent } from '@tanstack/react-router'
import type { Room } from '../../../web/room.ts'

export const exportRooms: readonly Room[] = [
  {
    path: '/exports',
    act: 'work.read',
    label: 'export.screen.title',
    component: lazyRouteComponent(() => import('./export-page.tsx'), 'ExportPage'),
  },
]
