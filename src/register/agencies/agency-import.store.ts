import { sql } from 'kysely'
import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { AgencyId, type AuthorityId } from '../../kernel/identity.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { AgencyFacts } from './agency-facts.ts'
import type { Register } from './import-plan.ts'
import { NamingRule } from './naming-rule.ts'

const Version = z.strictObject({ agency: AgencyId, validFrom: Day, validTo: Day.nullable(), facts: AgencyFacts })
const Block = z.strictObject({ code: z.string(), vi: z.string(), en: z.string(), validFrom: Day, validTo: Day.nullable() })

export interface KnownToImport extends Register {
  naming: NamingRule[]
}

/** All that an import compares its rows with, in one statement: what stands of every agency, the blocks, the naming rules. */
export async function loadRegister(tx: Tx, authority: AuthorityId): Promise<KnownToImport> {
  const {
    rows: [row],
  } = await sql<{ versions: unknown; blocks: unknown; naming: unknown }>`SELECT
    (SELECT coalesce(jsonb_agg(jsonb_build_object('agency', v.agency_id, 'validFrom', v.valid_from, 'validTo', v.valid_to, 'facts', jsonb_build_object(
        'code', v.code, 'name', v.name, 'shortName', v.short_name, 'kind', v.kind, 'block', v.block, 'parentId', v.parent_id,
        'obligation', v.obligation, 'obligationBasis', v.obligation_basis, 'address', v.address))), '[]')
      FROM agency_version v WHERE v.authority_id = ${authority} AND v.recorded_to IS NULL) AS versions,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('code', b.code, 'vi', b.name_vi, 'en', b.name_en, 'validFrom', b.valid_from, 'validTo', b.valid_to)
        ORDER BY b.position), '[]') FROM agency_block b WHERE b.authority_id = ${authority}) AS blocks,
    (SELECT coalesce(jsonb_agg(n.rule ORDER BY n.position), '[]') FROM naming_rule n WHERE n.authority_id = ${authority}) AS naming`.execute(tx)
  return { versions: z.array(Version).parse(row?.versions), blocks: z.array(Block).parse(row?.blocks), naming: z.array(NamingRule).parse(row?.naming) }
}
