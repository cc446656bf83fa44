import type { AgencyId, AuthorityId, LoginId, OfficerId, OrganisationId, SeatId } from './identity.ts'
import type { Role, Side } from './rights.ts'

/** Who acts, from which seat, and how far that reaches. Made by sign-in from the session; everything below takes it as a value. */
export interface Actor {
  authority: AuthorityId
  side: Side
  role: Role
  seat: SeatId
  login: LoginId
  officer: OfficerId
  name: string
  /** Agency of an agency's seat; null at the authority's own office. */
  agency: AgencyId | null
  /** Everything an agency's seat reaches; empty on the authority's side, which reaches all. */
  agencies: readonly AgencyId[]
  /** The organisation whose chain this seat writes to. */
  organisation: OrganisationId
  /** Its files say that they are no records of an office. */
  demonstration?: boolean | undefined
}
