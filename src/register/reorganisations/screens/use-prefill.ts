import type { AgencyId } from '../../../kernel/identity.ts'
import { useCall } from '../../../web/session/session.tsx'
import { showAgency } from '../../agencies/agency.contract.ts'
import type { AgencyFacts } from '../../agencies/agency-facts.ts'
import { useActScene } from './act-scene.ts'

/** What an agency is on the day before; nothing where it cannot be asked, for then the officer types it. */
export function usePrefill(): (agency: AgencyId) => Promise<AgencyFacts | undefined> {
  const { call } = useCall()
  const { dayBefore, remember } = useActScene()
  return async (agencyId) => {
    const answer = await call(showAgency, { params: { agencyId }, query: { on: dayBefore } }).catch(() => undefined)
    const parentId = answer?.facts?.parentId
    if (parentId && answer.parentName) remember({ id: parentId, name: answer.parentName, shortName: answer.parentName, code: null })
    return answer?.facts ?? undefined
  }
}
