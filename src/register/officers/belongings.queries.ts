import type { RawBuilder } from 'kysely'
import type { AuthorityId } from '../../kernel/identity.ts'
import type { Part } from '../../platform/db/together.ts'
import type { LeftBehind } from './leaving.contract.ts'

/**
 * The port at which other rooms say what somebody leaves behind there; filled in where the product is composed. One part of one
 * statement per room. `seats` and `agencies` (uuid[]) stand in the database: the seats that end and the agencies they act for.
 */
export interface Belongings {
  name: string
  /** Its tables are out of reach of the agency's side. */
  authorityOnly?: true
  ofSeats(asked: { authority: AuthorityId; seats: RawBuilder<unknown>; agencies: RawBuilder<unknown> }): Part<LeftBehind[]>
}
