import { lazyRouteComponent } from '@tanstack/react-router'
import { lazy } from 'react'
import { homeRooms } from '../authority/home/screens/rooms.ts'
import { agencyRooms } from '../register/agencies/screens/rooms.ts'
import { officialListRooms } from '../register/official-lists/screens/rooms.ts'
import { reorganisationRooms } from '../register/reorganisations/screens/rooms.ts'
import { integrityRooms } from '../register/integrity/screens/rooms.ts'
import { officerRooms } from '../register/officers/screens/rooms.ts'
import { calendarRooms } from '../register/calendars/screens/rooms.ts'
import { numberRooms } from '../papers/numbering/screens/rooms.ts'
import { reviewRooms } from '../papers/review/screens/rooms.ts'
import { incomingRooms } from '../papers/incoming/screens/rooms.ts'
import { paperRooms } from '../papers/registers/screens/rooms.ts'
import { paperListRooms } from '../papers/lists/screens/rooms.ts'
import { draftingRooms } from '../papers/drafting/screens/rooms.ts'
import { wordFormRooms } from '../papers/forms/screens/rooms.ts'
import { programmeRooms } from '../authority/programme/screens/rooms.ts'
import { planRooms } from '../authority/plans/screens/rooms.ts'
import { reportRooms } from '../authority/reports/screens/rooms.ts'
import { weeklyRooms } from '../authority/weekly/screens/rooms.ts'
import { declarationRooms } from '../conformity/declarations/screens/rooms.ts'
import { editionRooms } from '../standards/editions/screens/rooms.ts'
import { campaignRooms } from '../conformity/conversion/screens/rooms.ts'
import { reminderRooms } from '../authority/reminders/screens/rooms.ts'
import { publicRegisterRooms } from '../portal/declarations/screens/rooms.ts'
import { newsRooms } from '../portal/news/screens/rooms.ts'
import { newsletterRooms } from '../portal/newsletters/screens/rooms.ts'
import { siteRooms } from '../portal/site/screens/rooms.ts'
import { visitRooms } from '../portal/visits/screens/rooms.ts'
import { authorityRooms } from '../register/authority/screens/rooms.ts'
import { letterRooms } from '../register/letters/screens/rooms.ts'
import { logRooms } from '../register/log/screens/rooms.ts'
import { inboxRooms } from '../register/inbox/screens/rooms.ts'
import { exportRooms } from '../register/exports/screens/rooms.ts'
import { workRooms } from '../register/works/screens/rooms.ts'
import { searchSource } from '../authority/search/screens/search-source.ts'
import { useInbox } from '../register/inbox/screens/use-inbox.ts'
import { useTaskCount } from '../register/reorganisations/screens/use-task-count.ts'
import type { Room } from './room.ts'
import type { Sources } from './sources.ts'

/** The frame's own addresses. */
const webRooms: readonly Room[] = [
  { path: '/sign-in', act: 'anyone', label: 'sign-in.title', component: lazyRouteComponent(() => import('./screens/sign-in.tsx'), 'SignIn'), frame: 'bare' },
  {
    path: '/kit',
    act: 'signed-in',
    label: 'kit-page.title',
    component: lazyRouteComponent(() => import('./kit-page/kit-page.tsx'), 'KitPage'),
    openInDemonstration: true,
  },
]

/** All addresses of the product. A slice lists its own in `screens/rooms.ts`; only a new slice adds a line here. */
export const rooms: readonly Room[] = [
  ...homeRooms,
  ...webRooms,
  ...agencyRooms,
  ...officialListRooms,
  ...reorganisationRooms,
  ...integrityRooms,
  ...officerRooms,
  ...calendarRooms,
  ...paperRooms,
  ...incomingRooms,
  ...paperListRooms,
  ...draftingRooms,
  ...wordFormRooms,
  ...numberRooms,
  ...reviewRooms,
  ...programmeRooms,
  ...planRooms,
  ...reportRooms,
  ...weeklyRooms,
  ...declarationRooms,
  ...editionRooms,
  ...campaignRooms,
  ...reminderRooms,
  ...newsRooms,
  ...newsletterRooms,
  ...siteRooms,
  ...visitRooms,
  ...publicRegisterRooms,
  ...authorityRooms,
  ...letterRooms,
  ...logRooms,
  ...inboxRooms,
  ...exportRooms,
  ...workRooms,
]

const FollowedExport = lazy(async () => ({ default: (await import('../register/exports/screens/followed-export.tsx')).FollowedExport }))
const PaperUses = lazy(async () => ({ default: (await import('../authority/programme/screens/paper-uses.tsx')).PaperUses }))
const PaperPublic = lazy(async () => ({ default: (await import('../portal/library/screens/paper-public.tsx')).PaperPublic }))
/** Loaded with the first page of an agency. */
const AgencyBeside = lazy(async () => ({ default: (await import('./agency-beside.tsx')).AgencyBeside }))
const SecondmentBeside = lazy(async () => ({ default: (await import('../authority/programme/screens/secondment-beside.tsx')).SecondmentBeside }))

/** What the frame asks of the rooms: search, inbox, counts; and what the rooms above show on the page of a paper and of an agency. */
export const sources: Sources = {
  search: searchSource,
  useInbox,
  useCounts: useTaskCount,
  FollowedExport,
  PaperUses,
  PaperPublic,
  AgencyBeside,
  SecondmentBeside,
}
