import { sql } from 'kysely'
import { AuthorityId } from '../../kernel/identity.ts'
import type { Db } from '../../platform/db/database.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { CountedVisits } from './visit-count.ts'

/** Whose pages are public here, once something was published. */
export async function publishingAuthority(db: Db): Promise<AuthorityId | undefined> {
  const head = await db.selectFrom('publishedAuthority').select('authorityId').orderBy('authorityId').limit(1).executeTakeFirst()
  return head && AuthorityId.parse(head.authorityId)
}

/** Adds a batch to pages, days and the total in one statement; rows in one order, so that two servers do not wait for each other. */
export async function addVisits(tx: Tx, authority: AuthorityId, visits: readonly CountedVisits[]): Promise<void> {
  await sql`
    WITH batch AS (SELECT * FROM jsonb_to_recordset(${JSON.stringify(visits)}::jsonb) AS r(day date, page text, n int)),
    total AS (
      INSERT INTO published_visit_total AS t (authority_id, since, n) SELECT ${authority}::int, min(day), sum(n) FROM batch
      ON CONFLICT (authority_id) DO UPDATE SET n = t.n + EXCLUDED.n
    ),
    days AS (
      INSERT INTO published_visit_day AS t (authority_id, day, n) SELECT ${authority}::int, day, sum(n) FROM batch GROUP BY day ORDER BY day
      ON CONFLICT (authority_id, day) DO UPDATE SET n = t.n + EXCLUDED.n
    )
    INSERT INTO published_visit AS t (authority_id, day, page, n) SELECT ${authority}::int, day, page, sum(n) FROM batch GROUP BY day, page ORDER BY day, page
    ON CONFLICT (authority_id, day, page) DO UPDATE SET n = t.n + EXCLUDED.n`.execute(tx)
}
