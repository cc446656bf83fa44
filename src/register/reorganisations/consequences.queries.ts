import type { RawBuilder } from 'kysely'
import type { AuthorityId } from '../../kernel/identity.ts'
import type { Part } from '../../platform/db/together.ts'
import type { Consequences } from './consequence.ts'

/**
 * The port at which rooms above say what an act touches of theirs; filled in where the product is composed. One part of one
 * statement per room, whatever the number of agencies. `agencies` (uuid[]) and `on` (the day before the act) stand in the database.
 */
export interface AgencyConsequences {
  name: string
  ofActs(asked: { authority: AuthorityId; agencies: RawBuilder<unknown>; on: RawBuilder<unknown> }): Part<Consequences>
}
