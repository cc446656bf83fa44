import { sql } from 'kysely'
import type { AuthorityId, PaperId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { PaperUses } from './paper-uses.contract.ts'

/** The number as a word of its own, so that 51/QĐ-UBND is not found in 1451/QĐ-UBND. */
const namesNumber = sql`'(^|[^[:alnum:]./-])' || regexp_replace(p.number, '([].^$*+?(){}|\\\\[-])', '\\\\\\1', 'g') || '($|[^[:alnum:]/-])'`

/** What is held now and rests on the paper, also on one whose record was retracted; one statement. */
export async function viewPaperUses(tx: Tx, authority: AuthorityId, paper: PaperId): Promise<PaperUses> {
  const { rows } = await sql<Record<string, unknown>>`
    SELECT
      (SELECT coalesce(json_agg(json_build_object('id', a.activity_id, 'title', a.title, 'kindName', json_build_object('vi', a.name_vi, 'en', a.name_en), 'period', a.period)
          ORDER BY a.period DESC, a.title, a.activity_id), '[]')
        FROM (SELECT v.activity_id, v.title, v.period, k.name_vi, k.name_en FROM activities_on_paper(${paper}) JOIN activity_version v USING (activity_id, version) JOIN activity_kind k ON k.code = v.kind
          WHERE v.authority_id = ${authority} ORDER BY v.period DESC, v.activity_id LIMIT 200) a) AS activities,
      (SELECT coalesce(json_agg(json_build_object('id', d.direction_id, 'task', d.task, 'period', d.period) ORDER BY d.period DESC, d.position, d.direction_id), '[]')
        FROM (SELECT v.direction_id, v.task, v.period, v.position FROM direction_version v
          WHERE v.authority_id = ${authority} AND v.recorded_to IS NULL
            AND EXISTS (SELECT 1 FROM jsonb_array_elements(v.targets) target WHERE target ->> 'listBasis' ~* (${namesNumber}))
          ORDER BY v.period DESC, v.position LIMIT 200) d) AS directions
    FROM paper_facts p WHERE p.authority_id = ${authority} AND p.paper_id = ${paper} ORDER BY p.version DESC LIMIT 1`.execute(tx)
  return rows[0] ? PaperUses.parse(rows[0]) : refuse('not-found', 'paper.not-found')
}
