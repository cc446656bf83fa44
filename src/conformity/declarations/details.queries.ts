import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { type AuthorityId, DeclarationId } from '../../kernel/identity.ts'
import type { Asked, Part } from '../../platform/db/together.ts'
import { known } from './known.queries.ts'

/** What a declaration tells of its agency beside number and date. null: not recorded. */
export const DeclarationDetail = z.object({
  id: DeclarationId,
  kind: z.enum(['initial', 'redeclaration']).nullable(),
  procedures: z.int().nullable(),
  audited: Day.nullable(),
  reviewed: Day.nullable(),
})
export type DeclarationDetail = z.infer<typeof DeclarationDetail>

const evidenceOn = (kind: 'internal-audit' | 'management-review', on: RawBuilder<Day>) =>
  sql`(SELECT max((e ->> 'on')::date) FROM jsonb_array_elements(w.evidence) e WHERE e ->> 'kind' = ${kind} AND (e ->> 'on')::date <= ${on})`

/** Kind, rows of the annex, and days of the evidence of every declaration known, dated up to a day. */
export function declarationDetails({ authority, on, knownAt }: { authority: AuthorityId; on: Asked<Day>; knownAt: Date }): Part<DeclarationDetail[]> {
  const day = sql<Day>`${on}::date`
  return {
    json: sql`(SELECT coalesce(json_agg(json_build_object('id', d.id, 'kind', nullif(d.kind, 'unknown'),
        'procedures', (SELECT jsonb_array_length(a.content::jsonb -> 'rows') FROM declaration_annex a
          WHERE a.authority_id = d.authority_id AND a.declaration_id = coalesce(d.origin, d.id)),
        'audited', ${evidenceOn('internal-audit', day)}, 'reviewed', ${evidenceOn('management-review', day)})), '[]')
      FROM declaration d LEFT JOIN declaration_draft w ON w.authority_id = d.authority_id AND w.id = coalesce(d.origin, d.id)
      WHERE d.authority_id = ${authority} AND d.issued_on <= ${day} AND ${known('d', knownAt)}
        AND (d.kind <> 'unknown' OR w.id IS NOT NULL))`,
    read: (found) => z.array(DeclarationDetail).parse(found),
  }
}
