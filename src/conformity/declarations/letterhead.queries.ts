import { sql } from 'kysely'
import { z } from 'zod'
import type { Day } from '../../kernel/day.ts'
import type { AgencyId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Whose } from './declaration.queries.ts'
import type { Letterhead } from './letterhead.contract.ts'
import { governingBody, placeGoverned, symbolOf } from './letterhead.ts'

const Found = z.object({
  name: z.string(),
  shortName: z.string(),
  parentName: z.string().nullable(),
  authority: z.string(),
  placeName: z.string(),
  signerTitle: z.string().nullable(),
  unitSymbol: z.string().nullable(),
  signingFor: z.string().nullable(),
  ownPlace: z.boolean().nullable(),
  declared: z.boolean(),
})

/** The agency as it is on the day, or was last, with what agencies of its kind and name usually write: one statement. */
export async function viewLetterhead(tx: Tx, { authority, agencies }: Whose, agency: AgencyId, on: Day): Promise<Letterhead> {
  const within = agencies ? sql`AND v.agency_id = ANY (${`{${agencies.join(',')}}`}::uuid[])` : sql``
  const nearest = (alias: string) => sql`ORDER BY ${sql.ref(`${alias}.valid_from`)} <= ${on}::date DESC,
    CASE WHEN ${sql.ref(`${alias}.valid_from`)} <= ${on}::date THEN ${sql.ref(`${alias}.valid_from`)} END DESC, ${sql.ref(`${alias}.valid_from`)} LIMIT 1`
  const { rows } = await sql`
    SELECT v.name, v.short_name, a.name AS authority, a.place_name, h.signer_title, h.unit_symbol, h.signing_for, h.own_place,
      EXISTS (SELECT FROM declaration d WHERE d.authority_id = ${authority} AND d.agency_id = v.agency_id AND d.recorded_to IS NULL) AS declared,
      (SELECT p.name FROM agency_facts p WHERE p.authority_id = ${authority} AND p.agency_id = v.parent_id AND p.recorded_to IS NULL ${nearest('p')}) AS parent_name
    FROM (SELECT * FROM agency_facts v WHERE v.authority_id = ${authority} AND v.agency_id = ${agency}::uuid AND v.recorded_to IS NULL ${within} ${nearest('v')}) v
    JOIN authority a ON a.authority_id = v.authority_id
    LEFT JOIN LATERAL (SELECT * FROM declaration_letterhead l WHERE l.kind = v.kind AND (l.begins = '' OR starts_with(v.name, l.begins || ' '))
      ORDER BY length(l.begins) DESC LIMIT 1) h ON true`.execute(tx)
  if (!rows[0]) return refuse('not-found', 'agency.not-found')
  const found = Found.parse(rows[0])
  return {
    issuerName: found.name,
    parentName: found.parentName ?? governingBody(found.authority),
    placeName: found.ownPlace ? placeGoverned(found.name) : found.placeName,
    signerTitle: found.signerTitle ?? '',
    unitSymbol: found.unitSymbol ?? symbolOf(found.shortName),
    signingFor: found.signingFor,
    declared: found.declared,
  }
}
