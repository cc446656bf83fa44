import { sql } from 'kysely'
import type { AuthorityId } from '../../kernel/identity.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { demonstrationNotices } from '../../authority/reports/report-facts.ts'

/** The head of the public pages where nothing has laid it down yet, as part of another statement. */
export const headLaidDown = (authority: AuthorityId) => sql`
    INSERT INTO published_authority (authority_id, name, department, sub_department, notice)
    SELECT a.authority_id, a.name, coalesce((SELECT name FROM issuing_body b WHERE b.authority_id = a.authority_id AND b.level = 'department' ORDER BY name LIMIT 1), a.name),
      coalesce((SELECT name FROM issuing_body b WHERE b.authority_id = a.authority_id AND b.level = 'sub-department' ORDER BY name LIMIT 1), ''),
      CASE WHEN a.demonstration THEN ${JSON.stringify(demonstrationNotices)}::jsonb END
    FROM authority a WHERE a.authority_id = ${authority}
    ON CONFLICT (authority_id) DO NOTHING`

export async function layDownHead(tx: Tx, authority: AuthorityId): Promise<void> {
  await headLaidDown(authority).execute(tx)
}
