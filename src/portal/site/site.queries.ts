import { z } from 'zod'
import type { AuthorityId } from '../../kernel/identity.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { LinkGroup } from './links.ts'

const Groups = z.array(LinkGroup)

export async function viewLinks(tx: Tx, authority: AuthorityId) {
  const row = await tx.selectFrom('publishedLinks').select(['groups', 'version', 'changedAt']).where('authorityId', '=', authority).executeTakeFirst()
  return { groups: Groups.parse(row?.groups ?? []), version: row?.version ?? 0, changedAt: row?.changedAt.toISOString() ?? null }
}
