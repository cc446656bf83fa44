import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import type { AuthorityId } from '../../kernel/identity.ts'
import { refuseOn, type Tx } from '../../platform/db/transaction.ts'
import type { z } from 'zod'
import type { setCountingRule } from './counting.contract.ts'

/** How the activity of the row `v` of activity_version is counted, as it was known. */
export const countedOf = (authority: AuthorityId, v: string, knownAt?: Date): RawBuilder<string> => {
  const row = sql.ref(v)
  return sql<string>`coalesce((SELECT r.counted FROM activity_counting r WHERE r.authority_id = ${authority} AND r.kind = ${row}.kind AND r.from_period <= ${row}.period
      AND (${knownAt ?? null}::timestamptz IS NULL OR r.recorded_at <= ${knownAt ?? null}::timestamptz) ORDER BY r.from_period DESC, r.version DESC LIMIT 1),
    (SELECT k.counted FROM activity_kind k WHERE k.code = ${row}.kind))`
}

type Asked = z.output<(typeof setCountingRule)['body']>

/** The kind's newest version, or null where there is no such kind. */
export async function newestRule(tx: Tx, { authority }: Actor, kind: string): Promise<number | null> {
  const { rows } = await sql<{ version: number }>`SELECT coalesce((SELECT max(r.version) FROM activity_counting r
    WHERE r.authority_id = ${authority} AND r.kind = k.code), 0) AS version FROM activity_kind k WHERE k.code = ${kind}`.execute(tx)
  return rows[0]?.version ?? null
}

export async function addRule(tx: Tx, by: Actor, kind: string, { version, from, counted, words }: Asked, at: Date): Promise<void> {
  await tx
    .insertInto('activityCounting')
    .values({
      authorityId: by.authority,
      kind,
      version: version + 1,
      fromPeriod: from,
      counted,
      ruleVi: words.vi,
      ruleEn: words.en,
      officerId: by.officer,
      recordedAt: at,
    })
    .execute()
    .catch((error: unknown) => {
      refuseOn(error, 'activity_counting_in_turn', 'record.changed-meanwhile', { version: version + 1, fields: [] })
      throw error
    })
}
