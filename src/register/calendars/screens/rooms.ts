import { lazyRouteComponent } from '@tanstack/react-router'
import type { Room } from '../../../web/room.ts'

export const calendarRooms: readonly Room[] = [
  {
    path: '/calendar',
    act: 'calendar.read',
    label: 'calendar.title',
    component: lazyRouteComponent(() => import('./calendar-page.tsx'), 'CalendarPage'),
    navigation: { group: 'register', icon: 'calendar', order: 40 },
  },
  {
    path: '/calendar/days/new',
    act: 'calendar.write',
    label: 'calendar.act.record',
    component: lazyRouteComponent(() => import('./day-form.tsx'), 'NewDay'),
  },
  {
    path: '/calendar/days/$exceptionId',
    act: 'calendar.read',
    label: 'calendar.title',
    component: lazyRouteComponent(() => import('./day-page.tsx'), 'DayPage'),
  },
  {
    path: '/calendar/days/$exceptionId/edit',
    act: 'calendar.write',
    label: 'calendar.act.correct',
    component: lazyRouteComponent(() => import('./day-form.tsx'), 'DayCorrection'),
  },
  {
    path: '/calendar/hours',
    act: 'calendar.read',
    label: 'calendar.hours.title',
    component: lazyRouteComponent(() => import('./hours-page.tsx'), 'HoursPage'),
  },
  {
    path: '/calendar/hours/new',
    act: 'calendar.write',
    label: 'calendar.hours.title',
    component: lazyRouteComponent(() => import('./setting-form.tsx'), 'SettingForm'),
  },
  {
    path: '/calendar/due',
    act: 'calendar.read',
    label: 'calendar.due.title',
    component: lazyRouteComponent(() => import('./due-page.tsx'), 'DuePage'),
  },
  {
    path: '/calendar/deadlines',
    act: 'calendar.read',
    label: 'deadline.title',
    component: lazyRouteComponent(() => import('./deadlines-page.tsx'), 'DeadlinesPage'),
  },
  {
    path: '/calendar/import',
    act: 'calendar.write',
    label: 'calendar-import.title',
    component: lazyRouteComponent(() => import('./calendar-import.tsx'), 'CalendarImport'),
  },
]
