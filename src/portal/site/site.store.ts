import type { AuthorityId } from '../../kernel/identity.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Links } from './links.ts'

/** The version of the links, locked; 0 before the first were laid down. */
export async function loadLinksVersion(tx: Tx, authority: AuthorityId): Promise<number> {
  const row = await tx.selectFrom('publishedLinks').select('version').where('authorityId', '=', authority).forUpdate().executeTakeFirst()
  return row?.version ?? 0
}

/** False when somebody else laid them down since. */
export async function writeLinks(tx: Tx, authority: AuthorityId, { groups, seen, at }: { groups: Links; seen: number; at: Date }): Promise<boolean> {
  const laidDown = { groups: JSON.stringify(groups), version: seen + 1, changedAt: at }
  const row = await tx
    .insertInto('publishedLinks')
    .values({ authorityId: authority, ...laidDown })
    .onConflict((oc) => oc.columns(['authorityId']).doUpdateSet(laidDown).where('publishedLinks.version', '=', seen))
    .returning('version')
    .executeTakeFirst()
  return row !== undefined
}
