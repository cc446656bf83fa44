import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { AgencyId, type AuthorityId } from '../../kernel/identity.ts'
import { AgencyFacts } from './agency-facts.ts'
import { NamingRule } from './naming-rule.ts'

/** The register of a day with the rules by which names are written, as one JSON value for the statement of whoever asks. */
export const registerOnJson = (authority: AuthorityId, on: RawBuilder<unknown>): RawBuilder<unknown> => sql`jsonb_build_object(
  'agencies', (SELECT coalesce(jsonb_agg(jsonb_build_object('agency', v.agency_id, 'facts', jsonb_build_object('code', v.code, 'name', v.name, 'shortName', v.short_name,
      'kind', v.kind, 'block', v.block, 'parentId', v.parent_id, 'obligation', v.obligation, 'obligationBasis', v.obligation_basis, 'address', v.address))), '[]')
    FROM agency_version v WHERE v.authority_id = ${authority} AND v.recorded_to IS NULL AND v.valid_from <= ${on} AND (v.valid_to IS NULL OR v.valid_to > ${on})),
  'naming', (SELECT coalesce(jsonb_agg(n.rule ORDER BY n.position), '[]') FROM naming_rule n WHERE n.authority_id = ${authority}))`

export const RegisterOn = z.strictObject({ agencies: z.array(z.strictObject({ agency: AgencyId, facts: AgencyFacts })), naming: z.array(NamingRule) })
export type RegisterOn = z.infer<typeof RegisterOn>
