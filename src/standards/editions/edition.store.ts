import { sql } from 'kysely'
import type { Day } from '../../kernel/day.ts'
import type { AuthorityId } from '../../kernel/identity.ts'
import { refuseOn, type Tx } from '../../platform/db/transaction.ts'

export interface HeldValidity {
  known: boolean
  version: number
}

export async function loadValidity(tx: Tx, authority: AuthorityId, edition: string): Promise<HeldValidity> {
  const { rows } = await sql<HeldValidity>`
    SELECT EXISTS (SELECT FROM standard_edition WHERE code = ${edition}) AS known,
      coalesce((SELECT max(version) FROM edition_validity WHERE authority_id = ${authority} AND edition = ${edition}), 0)::int AS version`.execute(tx)
  return rows[0] ?? { known: false, version: 0 }
}

export interface NewValidity {
  edition: string
  version: number
  validFrom: Day | null
  validTo: Day | null
  paperNumber: string
  paperDate: Day
  issuer: string
  reason: string | null
}

/** The version before is closed in recorded time; two officers at once meet at the key. */
export async function addValidity(tx: Tx, authority: AuthorityId, validity: NewValidity, at: Date): Promise<void> {
  await tx
    .with('closed', (db) =>
      db
        .updateTable('editionValidity')
        .set({ recordedTo: at })
        .where('authorityId', '=', authority)
        .where('edition', '=', validity.edition)
        .where('version', '=', validity.version - 1)
        .where('recordedTo', 'is', null)
        .returning('version'),
    )
    .insertInto('editionValidity')
    .values({ authorityId: authority, ...validity, recordedFrom: at })
    .execute()
    .catch((error: unknown) => {
      refuseOn(error, 'edition_validity_pkey', 'record.changed-meanwhile', { version: validity.version })
      throw error
    })
}
