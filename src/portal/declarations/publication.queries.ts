import { sql } from 'kysely'
import type { AgencyId, AuthorityId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { PublicRegister } from './publication.contract.ts'

export async function viewPublicRegister(tx: Tx, authority: AuthorityId): Promise<PublicRegister> {
  const { rows } = await sql<{ open: boolean; switchedAt: Date; copiedAt: Date | null; behind: boolean; version: number; workId: string | null }>`
    SELECT r.open, r.switched_at, r.copied_at, r.version,
      r.open AND r.copied_upto <> (SELECT coalesce(sum(seq), 0) FROM chain_head WHERE authority_id = ${authority}) AS behind,
      (SELECT id FROM work WHERE authority_id = ${authority} AND kind = 'register-republish' ORDER BY created_at DESC LIMIT 1) AS work_id
    FROM published_register r WHERE r.authority_id = ${authority}`.execute(tx)
  const row = rows[0]
  if (!row) return { open: false, switchedAt: null, copiedAt: null, behind: false, version: 0, workId: null }
  return PublicRegister.parse({ ...row, switchedAt: row.switchedAt.toISOString(), copiedAt: row.copiedAt?.toISOString() ?? null })
}

/** The path of an agency's public page; null while there is none. An agency out of reach is not found. */
export async function viewPublicPath(tx: Tx, authority: AuthorityId, agency: AgencyId): Promise<string | null> {
  const { rows } = await sql<{ slug: string | null }>`
    SELECT (SELECT p.slug FROM published_register r JOIN published_address p ON p.authority_id = r.authority_id AND p.agency_id = ${agency}::uuid
      WHERE r.authority_id = ${authority} AND r.open) AS slug
    FROM agency_facts f WHERE f.authority_id = ${authority} AND f.agency_id = ${agency}::uuid LIMIT 1`.execute(tx)
  const [found] = rows
  if (!found) refuse('not-found', 'agency.not-found')
  return found.slug === null ? null : `/co-quan/${found.slug}`
}
