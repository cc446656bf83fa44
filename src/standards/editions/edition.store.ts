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
  formerAcceptedUntil: Day | null
  paperNumber: string
  paperDate: Day
  issuer: string
  reason: string | null
}

/** The version before is closed in recorded time, and only then the next one added; two officers at once meet at the key. */
export async function addValidity(tx: Tx, authority: AuthorityId, validity: NewValidity, at: Date): Promise<void> {
  const { edition, version, validFrom, validTo, formerAcceptedUntil, paperNumber, paperDate, issuer, reason } = validity
  await sql`
    WITH closed AS (
      UPDATE edition_validity SET recorded_to = ${at} WHERE authority_id = ${authority} AND edition = ${edition} AND version = ${version - 1} AND recorded_to IS NULL
      RETURNING version
    )
    INSERT INTO edition_validity (authority_id, edition, version, valid_from, valid_to, former_accepted_until, paper_number, paper_date, issuer, reason, recorded_from)
    SELECT ${authority}::int, ${edition}::text, ${version}::int, ${validFrom}::date, ${validTo}::date, ${formerAcceptedUntil}::date, ${paperNumber}::text,
      ${paperDate}::date, ${issuer}::text, ${reason}::text, ${at}::timestamptz FROM (SELECT count(*) FROM closed) AS after_closing`
    .execute(tx)
    .catch((error: unknown) => {
      refuseOn(error, 'edition_validity_pkey', 'record.changed-meanwhile', { version })
      throw error
    })
}
