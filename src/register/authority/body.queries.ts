import { sql } from 'kysely'
import { z } from 'zod'
import { type AuthorityId, OrganisationId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { BodyView } from './body.contract.ts'

const levels = ['peoples-committee', 'department', 'sub-department', 'division']

export async function viewBodies(tx: Tx, authority: AuthorityId): Promise<BodyView[]> {
  const rows = await tx
    .selectFrom('issuingBody')
    .select(['id', 'parentId', 'version', 'level', 'name', 'symbol', 'placeName', 'signingForm', 'signerTitle', 'recipients', 'seriesHere', 'signsHere'])
    .where('authorityId', '=', authority)
    .execute()
  return z
    .array(BodyView)
    .parse(rows)
    .sort((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level) || a.name.localeCompare(b.name, 'vi'))
}

/** Authority and chain together: one statement. */
export async function viewSettings(tx: Tx, authority: AuthorityId) {
  const row = await tx
    .selectFrom('authority as a')
    .select(['a.officeId', 'a.name', 'a.placeName', 'a.lateAfterDays', 'a.version', 'a.demonstration'])
    .select((eb) =>
      eb
        .selectFrom('issuingBody as b')
        .whereRef('b.authorityId', '=', 'a.authorityId')
        .where('b.authorityId', '=', authority)
        .select(
          sql<unknown>`coalesce(jsonb_agg(jsonb_build_object('id', b.id, 'parentId', b.parent_id, 'version', b.version, 'level', b.level, 'name', b.name,
        'symbol', b.symbol, 'placeName', b.place_name, 'signingForm', b.signing_form, 'signerTitle', b.signer_title, 'recipients', to_jsonb(b.recipients), 'seriesHere', to_jsonb(b.series_here), 'signsHere', b.signs_here)
        ORDER BY array_position(array['peoples-committee','department','sub-department','division'], b.level), b.name), '[]'::jsonb)`.as('bodies'),
        )
        .as('bodies'),
    )
    .where('a.authorityId', '=', authority)
    .executeTakeFirst()
  if (!row) return refuse('not-found', 'authority.not-found')
  const { officeId, bodies, ...names } = row
  return { authorityId: authority, office: OrganisationId.parse(officeId), ...names, bodies: z.array(BodyView).parse(bodies) }
}
