import { z } from 'zod'
import { AgencyId } from '../../../kernel/identity.ts'
import { useSearchState } from '../../../web/address.ts'
import { useHolds, useSeat } from '../../../web/session/session.tsx'

const Address = z.object({ agency: AgencyId.optional(), agencyName: z.string().max(300).optional() })

/** Whose calendar is shown: the authority's, an agency's by the address, or the seat's own on the agency's side. */
export function useCalendarScope() {
  const seat = useSeat()
  const holds = useHolds()
  const [{ agency, agencyName }, set] = useSearchState(Address)
  const own = AgencyId.safeParse(seat?.agencyId)
  const agencyId = own.success ? own.data : (agency ?? null)
  return {
    agencyId,
    name: own.success ? (seat?.agencyName ?? '') : (agencyName ?? ''),
    /** On the agency's side only its own days can be written. */
    agencySide: own.success,
    mayWrite: holds('calendar.write'),
    query: agencyId === null ? {} : { agencyId },
    /** Goes along in links, so that the next screen shows the same calendar. */
    search: agencyId === null || own.success ? '' : `?agency=${agencyId}&agencyName=${encodeURIComponent(agencyName ?? '')}`,
    choose: (chosen: { id: string; name: string } | null) => set({ agency: chosen ? AgencyId.parse(chosen.id) : undefined, agencyName: chosen?.name }),
  }
}
