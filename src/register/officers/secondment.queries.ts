import { sql } from 'kysely'
import type { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import type { Day } from '../../kernel/day.ts'
import { fold } from '../../kernel/fold.ts'
import type { SecondmentId } from '../../kernel/identity.ts'
import { countedRows, sortOf } from '../../kernel/list.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { known, standing } from './post.queries.ts'
import { type listSecondments, SecondmentRow } from './secondment.contract.ts'

const sorts = ['validFrom', 'name', 'validTo'] as const
const orders = { name: sql`o.name_sort`, validFrom: sql`s.valid_from`, validTo: sql`s.valid_to` }

const nameOf = (
  column: string,
  on: Day,
) => sql`(SELECT f.name FROM agency_facts f WHERE f.authority_id = s.authority_id AND f.agency_id = ${sql.ref(column)} AND f.recorded_to IS NULL
  ORDER BY (f.valid_from <= ${on}::date AND (f.valid_to IS NULL OR f.valid_to > ${on}::date)) DESC, f.valid_from DESC LIMIT 1)`

/** A secondment as it travels, `s` being the row and `o` the person. */
export const secondmentJson = (
  on: Day,
) => sql`jsonb_build_object('secondmentId', s.secondment_id, 'officerId', s.officer_id, 'name', o.name, 'remark', o.remark,
  'agencyName', ${nameOf('s.agency_id', on)}, 'hostAgencyId', s.host_agency_id, 'hostName', coalesce(s.host, ${nameOf('s.host_agency_id', on)}), 'host', s.host,
  'purpose', s.purpose, 'product', s.product, 'paper', CASE WHEN s.paper_number IS NULL THEN NULL ELSE jsonb_build_object('number', s.paper_number, 'date', s.paper_date) END,
  'validFrom', s.valid_from, 'validTo', s.valid_to, 'activityId', s.activity_id,
  'overlaps', (SELECT count(*) FROM secondment x WHERE x.authority_id = s.authority_id AND x.officer_id = s.officer_id AND x.recorded_to IS NULL
      AND x.secondment_id <> s.secondment_id AND (x.valid_to IS NULL OR x.valid_to > s.valid_from) AND (s.valid_to IS NULL OR x.valid_from < s.valid_to)),
  'version', s.version)`

const joined = sql`FROM secondment s JOIN officer o ON o.authority_id = s.authority_id AND o.id = s.officer_id`

/** One statement; the count stands even where the page is empty. */
export async function viewSecondments(tx: Tx, actor: Actor, query: z.output<typeof listSecondments.query>, today: Day) {
  const on = query.on ?? today
  const sort = sortOf(query.sort ?? '-validFrom', sorts)
  const way = sort.descending ? sql`DESC` : sql`ASC`
  const words = fold(query.q ?? '')
  const all = [sql`s.authority_id = ${actor.authority}`, known('s', query.knownAt), standing('s', query.state === 'ended' ? 'former' : query.state, on)]
  if (actor.side === 'agency') all.push(sql`s.agency_id = ANY (${[...actor.agencies]}::uuid[])`)
  if (words !== '') all.push(sql`s.officer_id IN (SELECT officer_id FROM search_officers(${words}))`)
  if (query.officer) all.push(sql`s.officer_id = ${query.officer}::uuid`)
  if (query.agencyId) all.push(sql`s.host_agency_id = ${query.agencyId}::uuid`)
  const matching = sql`${joined} WHERE ${sql.join(all, sql` AND `)}`
  const { rows } = await sql<{ total: bigint; one: unknown }>`
    WITH counted AS (SELECT count(*) AS total FROM (SELECT 1 ${matching} LIMIT ${countedRows + 1}) AS few),
    page AS (SELECT ${secondmentJson(on)} AS one, row_number() OVER (ORDER BY ${orders[sort.column]} ${way}, s.id) AS place ${matching} ORDER BY place OFFSET ${query.from} LIMIT ${query.limit})
    SELECT counted.total, page.one FROM counted LEFT JOIN page ON true ORDER BY page.place`.execute(tx)
  const total = Number(rows[0]?.total ?? 0)
  return { rows: rows.flatMap(({ one }) => (one === null ? [] : [SecondmentRow.parse(one)])), total: Math.min(total, countedRows), more: total > countedRows }
}

export async function viewSecondment(tx: Tx, actor: Actor, id: SecondmentId, today: Day): Promise<SecondmentRow> {
  const agencies = actor.side === 'agency' ? sql`AND s.agency_id = ANY (${[...actor.agencies]}::uuid[])` : sql``
  const { rows } = await sql<{ one: unknown }>`
    SELECT ${secondmentJson(today)} AS one ${joined} WHERE s.authority_id = ${actor.authority} AND s.secondment_id = ${id} AND s.recorded_to IS NULL ${agencies}`.execute(
    tx,
  )
  return rows[0] ? SecondmentRow.parse(rows[0].one) : refuse('not-found', 'secondment.not-found')
}
