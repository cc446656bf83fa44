import { sql } from 'kysely'
import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { AgencyId, type AuthorityId } from '../../kernel/identity.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { AgencyFinder } from './agency-finder.ts'

const Versions = z.array(
  z.object({ id: AgencyId, code: z.string().nullable(), name: z.string(), shortName: z.string(), validFrom: Day, validTo: Day.nullable() }),
)

/** All that a file of names and codes is held against, in one statement. */
export async function loadFinder(tx: Tx, authority: AuthorityId): Promise<AgencyFinder> {
  const { rows } = await sql<{ loaded: unknown }>`
    SELECT coalesce(json_agg(json_build_object('id', agency_id, 'code', code, 'name', name, 'shortName', short_name, 'validFrom', valid_from, 'validTo', valid_to)), '[]') AS loaded
    FROM agency_facts WHERE authority_id = ${authority} AND recorded_to IS NULL`.execute(tx)
  return new AgencyFinder(Versions.parse(rows[0]?.loaded))
}
