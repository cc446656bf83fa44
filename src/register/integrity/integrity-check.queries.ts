import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import type { AuthorityId } from '../../kernel/identity.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Weight } from './check.ts'

export interface CheckQuestion {
  authority: AuthorityId
  /** Today: what is due, waits, or is missing now. */
  on: Day
}

export const Violation = z.strictObject({
  /** What it is about, within its check, and nothing that changes while the fault stays the same. */
  key: z.string(),
  agencyId: z.uuid().nullable(),
  otherId: z.uuid().nullable(),
  subjectKind: z.enum(['act', 'declaration', 'officer']).nullable(),
  subjectId: z.uuid().nullable(),
  /** The days on which it is so, where it has days; `until` is the first day no longer. */
  since: Day.nullable(),
  until: Day.nullable(),
  facts: z.record(z.string(), z.unknown()),
})
export type Violation = z.infer<typeof Violation>

/** A named check. What it means and what to do are the words `integrity.check.<code>`; one finding in a sentence, `integrity.finding.<code>`. */
export interface IntegrityCheck {
  code: string
  weight: Weight
  find(tx: Tx, asked: CheckQuestion): Promise<Violation[]>
}

/**
 * A check as one statement over the whole register. The query gives `key` and `agency_id`, and of `other_id`, `subject_kind`,
 * `subject_id`, `since`, `until` and `facts` what it names.
 */
export const bySql = (code: string, weight: Weight, query: (asked: CheckQuestion) => RawBuilder<unknown>): IntegrityCheck => ({
  code,
  weight,
  async find(tx, asked) {
    const { rows } = await sql<{ found: unknown }>`
      SELECT coalesce(json_agg(json_build_object('key', f.v->>'key', 'agencyId', f.v->>'agency_id', 'otherId', f.v->>'other_id', 'subjectKind', f.v->>'subject_kind',
        'subjectId', f.v->>'subject_id', 'since', f.v->>'since', 'until', f.v->>'until', 'facts', coalesce(f.v->'facts', '{}'))), '[]') AS found
      FROM (SELECT to_jsonb(q) AS v FROM (${query(asked)}) q) f`.execute(tx)
    return z.array(Violation).parse(rows[0]?.found)
  },
})

/** Versions of the register as they are held now. */
export const versionsNow = ({ authority }: CheckQuestion) => sql`(SELECT * FROM agency_facts WHERE authority_id = ${authority} AND recorded_to IS NULL)`

/** The days of every agency's life, as held now: one row per agency. */
export const lives = (asked: CheckQuestion) =>
  sql`(SELECT agency_id, range_agg(daterange(valid_from, valid_to)) AS days FROM ${versionsNow(asked)} held GROUP BY agency_id)`
