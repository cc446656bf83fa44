import { sql } from 'kysely'
import { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import type { Day } from '../../kernel/day.ts'
import { fold } from '../../kernel/fold.ts'
import { countedRows, sortOf } from '../../kernel/list.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { AccountRow, type listAccounts } from './account.contract.ts'

const sorts = ['name', 'username', 'role', 'validFrom'] as const
/** Vietnamese lists of people are sorted by the given name, which comes last. */
const orders = {
  name: sql`regexp_replace(o.name, '^.*\\s', '') COLLATE "vi-x-icu", o.name COLLATE "vi-x-icu"`, username: sql`o.username`, role: sql`s.role`, validFrom: sql`s.valid_from`,
}
const descending = {
  name: sql`regexp_replace(o.name, '^.*\\s', '') COLLATE "vi-x-icu" DESC, o.name COLLATE "vi-x-icu" DESC`, username: sql`o.username DESC`, role: sql`s.role DESC`, validFrom: sql`s.valid_from DESC`,
}

export async function viewAccounts(tx: Tx, actor: Actor, query: z.output<typeof listAccounts.query>, today: Day) {
  const sort = sortOf(query.sort, sorts)
  const words = query.q ? `%${fold(query.q).replace(/[\\%_]/g, '\\$&')}%` : null
  const { rows } = await sql<Record<string, unknown> & { counted: bigint }>`
    SELECT s.id AS seat_id, o.id AS officer_id, o.name, o.username, o.email, s.role, s.title, s.agency_id, a.name AS agency_name, s.valid_from, s.valid_to, s.version,
      count(*) OVER () AS counted
    FROM seat s JOIN officer o ON o.authority_id = s.authority_id AND o.id = s.officer_id
    LEFT JOIN agency_facts a ON a.authority_id = s.authority_id AND a.agency_id = s.agency_id AND a.recorded_to IS NULL
      AND a.valid_from <= ${today} AND (a.valid_to IS NULL OR a.valid_to > ${today})
    WHERE s.authority_id = ${actor.authority}
      AND (${actor.side} = 'authority' OR s.agency_id = ANY (${actor.agencies}::uuid[]))
      AND (${words}::text IS NULL OR o.name_norm LIKE ${words})
      AND (${query.role ?? null}::text IS NULL OR s.role = ${query.role ?? null})
      AND (${query.ended ?? null}::text IS NULL OR (s.valid_to IS NOT NULL AND s.valid_to <= ${today}) = (${query.ended ?? null} = 'true'))
    ORDER BY ${sort.descending ? descending[sort.column] : orders[sort.column]}, s.id
    OFFSET ${query.from} LIMIT ${query.limit}`.execute(tx)
  const total = Math.min(Number(rows[0]?.counted ?? 0), countedRows)
  return { rows: z.array(AccountRow).parse(rows.map(({ counted: _, ...row }) => row)), total, more: Number(rows[0]?.counted ?? 0) > countedRows }
}
