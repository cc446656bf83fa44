import type { Actor } from '../../kernel/actor.ts'
import { canonical } from '../../kernel/canonical-json.ts'
import { refuse } from '../../kernel/refusal.ts'
import { sha256 } from '../../platform/audit-log/digest.ts'
import { record } from '../../platform/audit-log/record.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Links } from './links.ts'
import { loadLinksVersion, writeLinks } from './site.store.ts'

/** Lays down the links of every public page as a whole; two who do so at once do not overwrite each other. */
export async function saveLinks(
  tx: Tx,
  { by, at }: { by: Actor; at: Date },
  { version, groups }: { version: number; groups: Links },
): Promise<{ version: number }> {
  const current = await loadLinksVersion(tx, by.authority)
  if (current !== version) refuse('conflict', 'record.changed-meanwhile', { version: current })
  if (!(await writeLinks(tx, by.authority, { groups, seen: version, at }))) refuse('conflict', 'record.changed-meanwhile', { version: version + 1 })
  record(tx, {
    at,
    by,
    type: 'site.links-laid-down',
    subject: { kind: 'authority', id: by.organisation },
    facts: {
      version: version + 1,
      groups: groups.length,
      links: groups.reduce((n, { links }) => n + links.length, 0),
      digest: sha256(canonical(groups)),
    },
  })
  return { version: version + 1 }
}
