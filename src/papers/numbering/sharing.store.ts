import { sql } from 'kysely'
import { z } from 'zod'
import type { AuthorityId, BodyId } from '../../kernel/identity.ts'
import type { Tx } from '../../platform/db/transaction.ts'

const Sharing = z.object({ kept: z.array(z.string()), shared: z.array(z.string()), begun: z.array(z.string()) })

/** What an issuer numbers here, which kinds share a series in a year, and in which series numbers were taken since. Locks the issuer. */
export async function loadSharing(tx: Tx, authority: AuthorityId, issuer: BodyId, year: number): Promise<z.infer<typeof Sharing> | undefined> {
  const { rows } = await sql`
    SELECT b.series_here AS kept,
      coalesce((SELECT n.shared FROM number_rule n WHERE n.authority_id = b.authority_id AND n.issuer_id = b.id AND n.from_year <= ${year} ORDER BY n.from_year DESC LIMIT 1), '{}') AS shared,
      ARRAY(SELECT s.series FROM number_series s WHERE s.authority_id = b.authority_id AND s.issuer_id = b.id AND s.year >= ${year} AND s.last_serial >= s.opening) AS begun
    FROM issuing_body b WHERE b.authority_id = ${authority} AND b.id = ${issuer} FOR UPDATE OF b`.execute(tx)
  return rows[0] === undefined ? undefined : Sharing.parse(rows[0])
}

export async function saveSharing(
  tx: Tx,
  authority: AuthorityId,
  { issuer, fromYear, shared, reason, at }: { issuer: BodyId; fromYear: number; shared: string[]; reason: string; at: Date },
): Promise<void> {
  await tx
    .insertInto('numberRule')
    .values({ authorityId: authority, issuerId: issuer, fromYear, shared, reason, recordedAt: at })
    .onConflict((conflict) => conflict.columns(['authorityId', 'issuerId', 'fromYear']).doUpdateSet({ shared, reason, recordedAt: at }))
    .execute()
}
