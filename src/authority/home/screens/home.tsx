import type { Role } from '../../../kernel/rights.ts'
import { holds } from '../../../kernel/rights.ts'
import { Start } from '../../../web/screens/start.tsx'
import { useSeat } from '../../../web/session/session.tsx'
import { AgencyHome } from './agency-home.tsx'
import { LeaderHome } from './leader-home.tsx'
import { OfficerHome } from './officer-home.tsx'

const leaders: readonly Role[] = ['authority-leader', 'department-leader', 'sub-department-leader']

/** Where a seat begins: the office's desk, a leader's three answers, an agency's own standing, or the plain list of rooms. */
export function Home() {
  const seat = useSeat()
  if (!seat || !holds(seat.role, 'agency.read')) return <Start />
  if (seat.side === 'agency') return <AgencyHome seat={seat} />
  return leaders.includes(seat.role) ? <LeaderHome /> : <OfficerHome />
}
