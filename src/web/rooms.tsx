import { lazyRouteComponent } from '@tanstack/react-router'
import { lazy } from 'react'
import { searchSource } from '../authority/search/screens/search-source.ts'
import { useInbox } from '../register/inbox/screens/use-inbox.ts'
import { useTaskCount } from '../register/reorganisations/screens/use-task-count.ts'
import type { Room } from './room.ts'
import type { Sources } from './sources.ts'

/**
 * The place where the slices' screens come together. A slice adds its lines here and nothing else in `web/`:
 * `{ path: '/agencies/$agencyId', act: 'agency.read', label: 'agency.list', component: lazyRouteComponent(() => import('../register/agencies/screens/agency-page.tsx'), 'AgencyPage') }`
 */
export const rooms: readonly Room[] = [
  {
    path: '/',
    act: 'signed-in',
    label: 'home.title',
    component: lazyRouteComponent(() => import('../authority/home/screens/home.tsx'), 'Home'),
    navigation: { group: 'today', icon: 'home', order: 0 },
  },
  { path: '/sign-in', act: 'anyone', label: 'sign-in.title', component: lazyRouteComponent(() => import('./screens/sign-in.tsx'), 'SignIn'), frame: 'bare' },
  {
    path: '/kit',
    act: 'signed-in',
    label: 'kit-page.title',
    component: lazyRouteComponent(() => import('./kit-page/kit-page.tsx'), 'KitPage'),
    openInDemonstration: true,
  },
  {
    path: '/agencies',
    act: 'agency.read',
    label: 'agency.page.back',
    component: lazyRouteComponent(() => import('../register/agencies/screens/agency-list.tsx'), 'AgencyList'),
    navigation: { group: 'register', icon: 'agency', order: 10 },
  },
  {
    path: '/agencies/new',
    act: 'agency.write',
    label: 'agency.act.establish',
    component: lazyRouteComponent(() => import('../register/agencies/screens/agency-acts.tsx'), 'NewAgency'),
  },
  {
    path: '/agencies/import',
    act: 'agency.import',
    label: 'agency-import.title',
    component: lazyRouteComponent(() => import('../register/agencies/screens/agency-import.tsx'), 'AgencyImport'),
  },
  {
    path: '/agencies/official-lists',
    act: 'agency.reorganise',
    label: 'official-list.title',
    component: lazyRouteComponent(() => import('../register/official-lists/screens/official-lists.tsx'), 'OfficialLists'),
  },
  {
    path: '/agencies/official-lists/$officialListId',
    act: 'agency.reorganise',
    label: 'official-list.title',
    component: lazyRouteComponent(() => import('../register/official-lists/screens/official-list-page.tsx'), 'OfficialListPage'),
  },
  {
    path: '/agencies/tree',
    act: 'agency.read',
    label: 'agency.tree.title',
    component: lazyRouteComponent(() => import('../register/agencies/screens/agency-tree.tsx'), 'AgencyTree'),
  },
  {
    path: '/agencies/$agencyId/lineage',
    act: 'agency.read',
    label: 'lineage.title',
    component: lazyRouteComponent(() => import('../register/reorganisations/screens/lineage-page.tsx'), 'LineagePage'),
  },
  {
    path: '/acts',
    act: 'agency.reorganise',
    label: 'acts.list.title',
    component: lazyRouteComponent(() => import('../register/reorganisations/screens/act-list.tsx'), 'ActList'),
    navigation: { group: 'register', icon: 'split', order: 14 },
  },
  {
    path: '/acts/new',
    act: 'agency.reorganise',
    label: 'acts.act.new',
    component: lazyRouteComponent(() => import('../register/reorganisations/screens/act-new.tsx'), 'NewAct'),
  },
  {
    path: '/acts/$actId',
    act: 'agency.reorganise',
    label: 'acts.page.title',
    component: lazyRouteComponent(() => import('../register/reorganisations/screens/act-page.tsx'), 'ActPage'),
  },
  {
    path: '/acts/$actId/preview',
    act: 'agency.reorganise',
    label: 'acts.preview.title',
    component: lazyRouteComponent(() => import('../register/reorganisations/screens/preview-page.tsx'), 'PreviewPage'),
  },
  {
    path: '/acts/$actId/annulment',
    act: 'agency.reorganise',
    label: 'acts.act.annul',
    component: lazyRouteComponent(() => import('../register/reorganisations/screens/preview-page.tsx'), 'AnnulmentPage'),
  },
  {
    path: '/tasks',
    act: 'agency.read',
    label: 'todo.list.title',
    component: lazyRouteComponent(() => import('../register/reorganisations/screens/task-list.tsx'), 'TaskList'),
    navigation: { group: 'register', icon: 'inherit', order: 16 },
  },
  {
    path: '/agencies/checks',
    act: 'integrity.read',
    label: 'integrity.title',
    component: lazyRouteComponent(() => import('../register/integrity/screens/checks-page.tsx'), 'ChecksPage'),
  },
  {
    path: '/agencies/checks/$check',
    act: 'integrity.read',
    label: 'integrity.title',
    component: lazyRouteComponent(() => import('../register/integrity/screens/findings-page.tsx'), 'FindingsPage'),
  },
  {
    path: '/agencies/$agencyId',
    act: 'agency.read',
    label: 'agency.page.title',
    component: lazyRouteComponent(() => import('../register/agencies/screens/agency-page.tsx'), 'AgencyPage'),
  },
  {
    path: '/agencies/$agencyId/change',
    act: 'agency.write',
    label: 'agency.act.change',
    component: lazyRouteComponent(() => import('../register/agencies/screens/agency-acts.tsx'), 'AgencyChange'),
  },
  {
    path: '/agencies/$agencyId/correct',
    act: 'agency.write',
    label: 'agency.act.correct',
    component: lazyRouteComponent(() => import('../register/agencies/screens/agency-acts.tsx'), 'AgencyCorrection'),
  },
  {
    path: '/calendar',
    act: 'calendar.read',
    label: 'calendar.title',
    component: lazyRouteComponent(() => import('../register/calendars/screens/calendar-page.tsx'), 'CalendarPage'),
    navigation: { group: 'register', icon: 'calendar', order: 40 },
  },
  {
    path: '/calendar/days/new',
    act: 'calendar.write',
    label: 'calendar.act.record',
    component: lazyRouteComponent(() => import('../register/calendars/screens/day-form.tsx'), 'NewDay'),
  },
  {
    path: '/calendar/days/$exceptionId',
    act: 'calendar.read',
    label: 'calendar.title',
    component: lazyRouteComponent(() => import('../register/calendars/screens/day-page.tsx'), 'DayPage'),
  },
  {
    path: '/calendar/days/$exceptionId/edit',
    act: 'calendar.write',
    label: 'calendar.act.correct',
    component: lazyRouteComponent(() => import('../register/calendars/screens/day-form.tsx'), 'DayCorrection'),
  },
  {
    path: '/calendar/hours',
    act: 'calendar.read',
    label: 'calendar.hours.title',
    component: lazyRouteComponent(() => import('../register/calendars/screens/hours-page.tsx'), 'HoursPage'),
  },
  {
    path: '/calendar/hours/new',
    act: 'calendar.write',
    label: 'calendar.hours.title',
    component: lazyRouteComponent(() => import('../register/calendars/screens/setting-form.tsx'), 'SettingForm'),
  },
  {
    path: '/calendar/due',
    act: 'calendar.read',
    label: 'calendar.due.title',
    component: lazyRouteComponent(() => import('../register/calendars/screens/due-page.tsx'), 'DuePage'),
  },
  {
    path: '/calendar/deadlines',
    act: 'calendar.read',
    label: 'deadline.title',
    component: lazyRouteComponent(() => import('../register/calendars/screens/deadlines-page.tsx'), 'DeadlinesPage'),
  },
  {
    path: '/calendar/import',
    act: 'calendar.write',
    label: 'calendar-import.title',
    component: lazyRouteComponent(() => import('../register/calendars/screens/calendar-import.tsx'), 'CalendarImport'),
  },
  {
    path: '/papers',
    act: 'paper.read',
    label: 'paper.list.short',
    component: lazyRouteComponent(() => import('../papers/registers/screens/paper-list.tsx'), 'PaperList'),
    navigation: { group: 'record', icon: 'paper', order: 10 },
  },
  {
    path: '/papers/new',
    act: 'paper.record',
    label: 'paper.act.record',
    component: lazyRouteComponent(() => import('../papers/registers/screens/paper-form.tsx'), 'PaperForm'),
  },
  {
    path: '/papers/$paperId',
    act: 'paper.read',
    label: 'paper.page.title',
    component: lazyRouteComponent(() => import('../papers/registers/screens/paper-page.tsx'), 'PaperPage'),
  },
  {
    path: '/papers/$paperId/edit',
    act: 'paper.record',
    label: 'paper.act.correct',
    component: lazyRouteComponent(() => import('../papers/registers/screens/paper-form.tsx'), 'PaperCorrection'),
  },
  {
    path: '/activities',
    act: 'activity.read',
    label: 'activity.list.title',
    component: lazyRouteComponent(() => import('../authority/programme/screens/activity-list.tsx'), 'ActivityList'),
    navigation: { group: 'record', icon: 'activity', order: 20 },
  },
  {
    path: '/activities/new',
    act: 'activity.record',
    label: 'activity.act.record',
    component: lazyRouteComponent(() => import('../authority/programme/screens/activity-form.tsx'), 'ActivityForm'),
  },
  {
    path: '/activities/$activityId',
    act: 'activity.read',
    label: 'activity.page.title',
    component: lazyRouteComponent(() => import('../authority/programme/screens/activity-page.tsx'), 'ActivityPage'),
  },
  {
    path: '/activities/$activityId/edit',
    act: 'activity.record',
    label: 'activity.act.correct',
    component: lazyRouteComponent(() => import('../authority/programme/screens/activity-form.tsx'), 'ActivityCorrection'),
  },
  {
    path: '/directions',
    act: 'direction.read',
    label: 'direction.list.short',
    component: lazyRouteComponent(() => import('../authority/programme/screens/direction-plan.tsx'), 'DirectionPlan'),
    navigation: { group: 'record', icon: 'direction', order: 30 },
  },
  {
    path: '/directions/new',
    act: 'direction.record',
    label: 'direction.act.record',
    component: lazyRouteComponent(() => import('../authority/programme/screens/direction-form.tsx'), 'DirectionForm'),
  },
  {
    path: '/directions/$directionId',
    act: 'direction.read',
    label: 'direction.page.title',
    component: lazyRouteComponent(() => import('../authority/programme/screens/direction-page.tsx'), 'DirectionPage'),
  },
  {
    path: '/directions/$directionId/edit',
    act: 'direction.record',
    label: 'direction.act.correct',
    component: lazyRouteComponent(() => import('../authority/programme/screens/direction-form.tsx'), 'DirectionCorrection'),
  },
  {
    path: '/reports',
    act: 'report.read',
    label: 'report.list.title',
    component: lazyRouteComponent(() => import('../authority/reports/screens/report-list.tsx'), 'ReportList'),
    navigation: { group: 'results', icon: 'report', order: 20 },
  },
  {
    path: '/reports/new',
    act: 'report.compose',
    label: 'report.act.create',
    component: lazyRouteComponent(() => import('../authority/reports/screens/report-new.tsx'), 'ReportNew'),
  },
  {
    path: '/reports/$reportId',
    act: 'report.read',
    label: 'report.list.title',
    component: lazyRouteComponent(() => import('../authority/reports/screens/report-page.tsx'), 'ReportPage'),
  },
  {
    path: '/report-templates/$code',
    act: 'report.read',
    label: 'report.act.template',
    component: lazyRouteComponent(() => import('../authority/reports/screens/template-page.tsx'), 'TemplatePage'),
  },
  {
    path: '/conversion',
    act: 'declaration.read',
    label: 'conversion.title',
    component: lazyRouteComponent(() => import('../conformity/declarations/screens/conversion-board.tsx'), 'ConversionBoard'),
    navigation: { group: 'results', icon: 'declaration', order: 5 },
  },
  {
    path: '/declarations',
    act: 'declaration.read',
    label: 'declaration.list.short',
    component: lazyRouteComponent(() => import('../conformity/declarations/screens/declaration-list.tsx'), 'DeclarationList'),
    navigation: { group: 'register', icon: 'declaration', order: 20 },
  },
  {
    path: '/declarations/new',
    act: 'declaration.record',
    label: 'declaration.act.record',
    component: lazyRouteComponent(() => import('../conformity/declarations/screens/declaration-form.tsx'), 'DeclarationForm'),
  },
  {
    path: '/declarations/import',
    act: 'declaration.import',
    label: 'declaration.import.title',
    component: lazyRouteComponent(() => import('../conformity/declarations/screens/declaration-import.tsx'), 'DeclarationImport'),
  },
  {
    path: '/declarations/drafts',
    act: 'declaration.read',
    label: 'draft.list.title',
    component: lazyRouteComponent(() => import('../conformity/declarations/screens/draft-list.tsx'), 'DraftList'),
  },
  {
    path: '/declarations/drafts/new',
    act: 'declaration.draft',
    label: 'draft.act.create',
    component: lazyRouteComponent(() => import('../conformity/declarations/screens/draft-form.tsx'), 'DraftForm'),
  },
  {
    path: '/declarations/drafts/$draftId',
    act: 'declaration.read',
    label: 'draft.page.title',
    component: lazyRouteComponent(() => import('../conformity/declarations/screens/draft-page.tsx'), 'DraftPage'),
  },
  {
    path: '/declarations/drafts/$draftId/edit',
    act: 'declaration.draft',
    label: 'draft.act.edit',
    component: lazyRouteComponent(() => import('../conformity/declarations/screens/draft-form.tsx'), 'DraftEdit'),
  },
  {
    path: '/settings/public-register',
    act: 'settings.read',
    label: 'public-register.settings.title',
    component: lazyRouteComponent(() => import('../portal/declarations/screens/register-settings.tsx'), 'RegisterSettings'),
  },
  {
    path: '/declarations/$declarationId',
    act: 'declaration.read',
    label: 'declaration.page.title',
    component: lazyRouteComponent(() => import('../conformity/declarations/screens/declaration-page.tsx'), 'DeclarationPage'),
  },
  {
    path: '/declarations/$declarationId/edit',
    act: 'declaration.record',
    label: 'declaration.act.correct',
    component: lazyRouteComponent(() => import('../conformity/declarations/screens/declaration-form.tsx'), 'DeclarationCorrection'),
  },
  {
    path: '/set-up',
    act: 'anyone',
    label: 'set-up.title',
    component: lazyRouteComponent(() => import('../register/authority/screens/set-up.tsx'), 'SetUp'),
    frame: 'bare',
  },
  {
    path: '/password',
    act: 'anyone',
    label: 'password.title',
    component: lazyRouteComponent(() => import('../register/officers/screens/set-password.tsx'), 'SetPassword'),
    frame: 'bare',
  },
  {
    path: '/accounts',
    act: 'account.read',
    label: 'account.list.title',
    component: lazyRouteComponent(() => import('../register/officers/screens/account-list.tsx'), 'AccountList'),
    navigation: { group: 'office', icon: 'person', order: 10 },
  },
  {
    path: '/accounts/new',
    act: 'account.create',
    label: 'account.act.create',
    component: lazyRouteComponent(() => import('../register/officers/screens/account-form.tsx'), 'AccountForm'),
  },
  {
    path: '/accounts/$officerId',
    act: 'account.read',
    label: 'account.list.title',
    component: lazyRouteComponent(() => import('../register/officers/screens/account-page.tsx'), 'AccountPage'),
  },
  {
    path: '/letters',
    act: 'account.read',
    label: 'letter.list.title',
    component: lazyRouteComponent(() => import('../register/letters/screens/letter-list.tsx'), 'LetterList'),
  },
  {
    path: '/settings',
    act: 'settings.read',
    label: 'settings.title',
    component: lazyRouteComponent(() => import('../register/authority/screens/settings.tsx'), 'Settings'),
    navigation: { group: 'office', icon: 'settings', order: 20 },
  },
  {
    path: '/settings/authority',
    act: 'settings.write',
    label: 'settings.authority',
    component: lazyRouteComponent(() => import('../register/authority/screens/authority-page.tsx'), 'AuthorityPage'),
  },
  {
    path: '/settings/bodies/new',
    act: 'settings.write',
    label: 'settings.add',
    component: lazyRouteComponent(() => import('../register/authority/screens/body-page.tsx'), 'NewBodyPage'),
  },
  {
    path: '/settings/bodies/$bodyId',
    act: 'settings.write',
    label: 'settings.bodies',
    component: lazyRouteComponent(() => import('../register/authority/screens/body-page.tsx'), 'BodyPage'),
  },
  {
    path: '/log',
    act: 'log.read',
    label: 'log.title',
    component: lazyRouteComponent(() => import('../register/log/screens/log-list.tsx'), 'LogList'),
    navigation: { group: 'office', icon: 'log', order: 30 },
  },
  {
    path: '/inbox',
    act: 'signed-in',
    label: 'shell.inbox',
    component: lazyRouteComponent(() => import('../register/inbox/screens/inbox-page.tsx'), 'InboxPage'),
  },
  {
    path: '/inbox/$notificationId',
    act: 'signed-in',
    label: 'shell.inbox',
    component: lazyRouteComponent(() => import('../register/inbox/screens/inbox-way.tsx'), 'InboxWay'),
  },
  {
    path: '/exports',
    act: 'work.read',
    label: 'export.screen.title',
    component: lazyRouteComponent(() => import('../register/exports/screens/export-page.tsx'), 'ExportPage'),
  },
  {
    path: '/works/$workId',
    act: 'work.read',
    label: 'work.title',
    component: lazyRouteComponent(() => import('../register/works/screens/work-page.tsx'), 'WorkPage'),
  },
]

const FollowedExport = lazy(async () => ({ default: (await import('../register/exports/screens/followed-export.tsx')).FollowedExport }))
const PaperUses = lazy(async () => ({ default: (await import('../authority/programme/screens/paper-uses.tsx')).PaperUses }))
/** Loaded with the first page of an agency: a QR code is drawn there and nowhere else. */
const AgencyBeside = lazy(async () => ({ default: (await import('../portal/declarations/screens/agency-public-page.tsx')).AgencyPublicPage }))

/** What the frame asks of the rooms: search, inbox, counts; and what the rooms above show on the page of a paper and of an agency. */
export const sources: Sources = { search: searchSource, useInbox, useCounts: useTaskCount, FollowedExport, PaperUses, AgencyBeside }
