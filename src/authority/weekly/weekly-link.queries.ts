import { sql } from 'kysely'
import { z } from 'zod'
import { AuthorityId, type WeeklyDeliveryId, WeeklyDeliveryId as DeliveryId } from '../../kernel/identity.ts'
import { hashToken } from '../../platform/auth/session.store.ts'
import type { Database } from '../../platform/db/database.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { WeekFacts } from './week.ts'

/** A token is 32 bytes in base64url; whatever else stands in an address is no token, and the database is not asked. */
const looksLikeToken = (token: string): boolean => /^[\w-]{43}$/.test(token)

const Row = z.object({ content: WeekFacts, sha256: z.string(), name: z.string(), expiresAt: z.date() })
export type LinkedPage = z.infer<typeof Row>

/** The page a link leads to while it is read; nothing for links that never were, have ended or were ended. */
export async function linkedPage(database: Database, token: string, at: Date): Promise<LinkedPage | undefined> {
  if (!looksLikeToken(token)) return undefined
  const link = await database
    .of('auth')
    .selectFrom('auth.weeklyLink')
    .select(['authorityId', 'deliveryId'])
    .where('tokenHash', '=', hashToken(token))
    .executeTakeFirst()
  if (!link) return undefined
  const authority = AuthorityId.parse(link.authorityId)
  const delivery: WeeklyDeliveryId = DeliveryId.parse(link.deliveryId)
  return inTransaction(database, { side: 'authority', authority }, 'read', async (tx) => {
    const { rows } = await sql`SELECT i.content, f.sha256, f.name, d.expires_at FROM weekly_delivery d
      JOIN weekly_issue i ON i.authority_id = d.authority_id AND i.id = d.issue_id
      JOIN stored_file f ON f.authority_id = i.authority_id AND f.id = i.pdf_file_id
      WHERE d.authority_id = ${authority} AND d.id = ${delivery} AND d.revoked_at IS NULL AND d.expires_at > ${at}::timestamptz`.execute(tx)
    return rows[0] === undefined ? undefined : Row.parse(rows[0])
  })
}
