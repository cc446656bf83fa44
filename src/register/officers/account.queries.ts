import { sql } from 'kysely'
import type { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import type { Day } from '../../kernel/day.ts'
import { fold } from '../../kernel/fold.ts'
import { countedRows, sortOf } from '../../kernel/list.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { AccountRow, type listAccounts } from './account.contract.ts'

const sorts = ['name', 'username', 'role', 'validFrom'] as const

/** Vietnamese lists of people are sorted by the given name, which comes last. */
const orders = {
  name: [sql`o.name_sort`],
  username: [sql`o.username`],
  role: [sql`s.role`],
  validFrom: [sql`s.valid_from`],
}

/** One statement; the count stands even where the page is empty. */
export async function viewAccounts(tx: Tx, actor: Actor, query: z.output<typeof listAccounts.query>, today: Day) {
  const sort = sortOf(query.sort, sorts)
  const way = sort.descending ? sql`DESC` : sql`ASC`
  const order = sql.join([...orders[sort.column].map((column) => sql`${column} ${way}`), sql`s.id`])
  const words = fold(query.q ?? '')
  const all = [sql`s.authority_id = ${actor.authority}`]
  if (actor.side === 'agency') all.push(sql`s.agency_id = ANY (${[...actor.agencies]}::uuid[])`)
  if (words !== '') all.push(sql`o.id IN (SELECT officer_id FROM search_officers(${words}))`)
  if (query.role) all.push(sql`s.role = ${query.role}`)
  if (query.agencyId) all.push(sql`s.agency_id = ${query.agencyId}::uuid`)
  if (query.officer) all.push(sql`o.id = ${query.officer}::uuid`)
  if (query.state === 'current') all.push(sql`(s.valid_to IS NULL OR s.valid_to > ${today}::date)`)
  if (query.state === 'ended') all.push(sql`s.valid_to <= ${today}::date`)
  const matching = sql`FROM seat s JOIN officer o ON o.authority_id = s.authority_id AND o.id = s.officer_id WHERE ${sql.join(all, sql` AND `)}`
  const { rows } = await sql<Record<string, unknown> & { total: bigint; seatId: string | null }>`
    WITH counted AS (SELECT count(*) AS total FROM (SELECT 1 ${matching} LIMIT ${countedRows + 1}) AS few),
    page AS (
      SELECT s.id AS seat_id, o.id AS officer_id, o.name, o.username, o.email, s.role, s.title, s.agency_id, s.valid_from, s.valid_to, s.engagement, s.post_id, o.remark, s.version, o.version AS person_version,
        row_number() OVER (ORDER BY ${order}) AS place ${matching} ORDER BY place OFFSET ${query.from} LIMIT ${query.limit}
    )
    SELECT counted.total, page.*, a.name AS agency_name,
      coalesce((SELECT k.password_set_at IS NOT NULL FROM auth.invitation_of_officer(page.officer_id) k), true) AS has_password FROM counted LEFT JOIN page ON true
    LEFT JOIN agency_facts a ON a.authority_id = ${actor.authority} AND a.agency_id = page.agency_id AND a.recorded_to IS NULL
      AND a.valid_from <= ${today}::date AND (a.valid_to IS NULL OR a.valid_to > ${today}::date)
    ORDER BY page.place`.execute(tx)
  const total = Number(rows[0]?.total ?? 0)
  const listed = rows.flatMap(({ total: _, place: __, ...row }) => (row.seatId === null ? [] : [AccountRow.parse(row)]))
  return { rows: listed, total: Math.min(total, countedRows), more: total > countedRows }
}
