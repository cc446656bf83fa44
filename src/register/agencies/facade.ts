import { sql } from 'kysely'
import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { AgencyId, type AuthorityId } from '../../kernel/identity.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { BlockCode } from './agency-facts.ts'
import type { AsOf } from './as-of.ts'
import { inForce } from './as-of.queries.ts'
import { nameKey } from './name-key.ts'

export { seedAgencyDefaults } from './defaults.store.ts'
export { RegisterOn, registerOnJson } from './register-on.queries.ts'

const Found = z.object({
  id: AgencyId,
  code: z.string().nullable(),
  name: z.string(),
  shortName: z.string(),
  nameKey: z.string(),
  shortKey: z.string(),
  block: BlockCode,
  parentId: AgencyId.nullable(),
  validFrom: Day,
  validTo: Day.nullable(),
})
export type FoundAgency = z.infer<typeof Found>

/**
 * Every version that bears one of the names (full or short, compared by `nameKey`) or codes, to match the rows of a
 * file against. All days by default, because each row has a day of its own; with `on`, that day only.
 */
export async function agenciesByNameOrCode(
  tx: Tx,
  of: { authority: AuthorityId; on?: Day; names: readonly string[]; codes: readonly string[] },
): Promise<FoundAgency[]> {
  const keys = [...new Set(of.names.map(nameKey))]
  const rows = await tx
    .selectFrom('agencyVersion as v')
    .select(['agencyId as id', 'code', 'name', 'shortName', 'nameKey', 'shortKey', 'block', 'parentId', 'validFrom', 'validTo'])
    .where('authorityId', '=', of.authority)
    .where(of.on === undefined ? sql<boolean>`v.recorded_to IS NULL` : inForce('v', { on: of.on }))
    .where((eb) =>
      eb.or([eb('nameKey', '=', eb.fn.any(eb.val(keys))), eb('shortKey', '=', eb.fn.any(eb.val(keys))), eb('code', '=', eb.fn.any(eb.val([...of.codes])))]),
    )
    .orderBy('name')
    .orderBy('validFrom')
    .execute()
  return rows.map((row) => Found.parse(row))
}

const Named = z.object({ id: AgencyId, code: z.string().nullable(), name: z.string(), shortName: z.string(), block: BlockCode, parentId: AgencyId.nullable() })
export type NamedAgency = z.infer<typeof Named>

/** Names on a day, for a set of agencies or for all; whoever is no agency on that day is not among them. */
export async function agencyNames(tx: Tx, of: { authority: AuthorityId; asOf: AsOf; agencies?: readonly AgencyId[] }): Promise<Map<AgencyId, NamedAgency>> {
  const rows = await tx
    .selectFrom('agencyVersion as v')
    .select(['v.agencyId as id', 'v.code', 'v.name', 'v.shortName', 'v.block', 'v.parentId'])
    .where('v.authorityId', '=', of.authority)
    .where(inForce('v', of.asOf))
    .$if(of.agencies !== undefined, (q) => q.where((eb) => eb('v.agencyId', '=', eb.fn.any(eb.val([...(of.agencies ?? [])])))))
    .execute()
  return new Map(rows.map((row) => [AgencyId.parse(row.id), Named.parse(row)]))
}

/** For the slice that plans and saves what happens to many agencies at once (register/reorganisations). */
export { type RegisterChange, refusing as refusingRegisterChange, registerChange } from './agency.store.ts'
export { blocksPart, historiesPart, turnPart, versionsPart } from './register-parts.queries.ts'
export { viewDrift } from './version-drift.queries.ts'
