import { lazyRouteComponent } from '@tanstack/react-router'
import type { Room } from '../../../web/room.ts'

export const reminderRooms: readonly Room[] = [
  {
    path: '/reminders',
    act: 'reminder.read',
    label: 'reminder.title',
    component: lazyRouteComponent(() => import('./reminder-list.tsx'), 'ReminderList'),
    under: '/campaigns',
    navigation: { group: 'today', icon: 'paper', order: 5, side: 'agency' },
  },
  {
    path: '/reminders/new',
    act: 'reminder.write',
    label: 'reminder.form.title',
    component: lazyRouteComponent(() => import('./reminder-form.tsx'), 'ReminderForm'),
  },
  {
    path: '/reminders/$reminderId',
    act: 'reminder.read',
    label: 'reminder.page',
    component: lazyRouteComponent(() => import('./reminder-page.tsx'), 'ReminderPage'),
  },
  {
    path: '/reminders/$reminderId/edit',
    act: 'reminder.write',
    label: 'reminder.form.title-edit',
    component: lazyRouteComponent(() => import('./reminder-form.tsx'), 'ReminderEdit'),
  },
]
