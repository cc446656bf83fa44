import type { AgencyId } from '../kernel/identity.ts'
import { AgencyPublicPage } from '../portal/declarations/screens/agency-public-page.tsx'
import { AgencyPeople } from '../register/officers/screens/agency-people.tsx'

/** What the rooms show on the page of an agency, in their order. */
export function AgencyBeside({ agencyId }: { agencyId: AgencyId }) {
  return (
    <>
      <AgencyPeople agencyId={agencyId} />
      <AgencyPublicPage agencyId={agencyId} />
    </>
  )
}
