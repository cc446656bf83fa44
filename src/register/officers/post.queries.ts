import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import type { Day } from '../../kernel/day.ts'
import { fold } from '../../kernel/fold.ts'
import { countedRows, sortOf } from '../../kernel/list.ts'
import { isoInstant } from '../../platform/db/instant.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { type listPosts, PostRow, type PostState } from './post.contract.ts'

const sorts = ['name', 'kind', 'validFrom'] as const

/** As known at an instant; everything known without one. */
export const known = (alias: string, knownAt: string | undefined): RawBuilder<boolean> => {
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  return knownAt === undefined
    ? sql<boolean>`${column('recordedTo')} IS NULL`
    : sql<boolean>`(${column('recordedFrom')} <= ${knownAt}::timestamptz AND (${column('recordedTo')} IS NULL OR ${column('recordedTo')} > ${knownAt}::timestamptz))`
}

/** Held, no longer held or not yet held on a day. */
export function standing(alias: string, state: z.infer<typeof PostState>, on: Day): RawBuilder<boolean> {
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  if (state === 'current') return sql<boolean>`(${column('validFrom')} <= ${on}::date AND (${column('validTo')} IS NULL OR ${column('validTo')} > ${on}::date))`
  if (state === 'former') return sql<boolean>`(${column('validTo')} <= ${on}::date)`
  return state === 'coming' ? sql<boolean>`(${column('validFrom')} > ${on}::date)` : sql<boolean>`true`
}

/** A post as it travels, `p` being the row and `o` the person where the seat reaches them. */
export const postJson = (
  on: Day,
) => sql`jsonb_build_object('postId', p.post_id, 'officerId', p.officer_id, 'person', p.person, 'remark', o.remark, 'agencyId', p.agency_id,
  'agencyName', (SELECT f.name FROM agency_facts f WHERE f.authority_id = p.authority_id AND f.agency_id = p.agency_id AND f.recorded_to IS NULL
      ORDER BY (f.valid_from <= ${on}::date AND (f.valid_to IS NULL OR f.valid_to > ${on}::date)) DESC, f.valid_from DESC LIMIT 1),
  'agencyEnd', (SELECT CASE WHEN bool_or(f.valid_to IS NULL) THEN NULL ELSE max(f.valid_to) END FROM agency_facts f
      WHERE f.authority_id = p.authority_id AND f.agency_id = p.agency_id AND f.recorded_to IS NULL),
  'kind', p.kind, 'title', p.title, 'unit', p.unit,
  'paper', CASE WHEN p.paper_number IS NULL THEN NULL ELSE jsonb_build_object('number', p.paper_number, 'date', p.paper_date) END,
  'validFrom', p.valid_from, 'validTo', p.valid_to, 'recordedFrom', ${isoInstant(sql`p.recorded_from`)}, 'reached', o.id IS NOT NULL, 'version', p.version)`

/** The order in which an agency names its people. */
const rank = sql`array_position(ARRAY['head','deputy','iso-secretary','steering-head','steering-deputy','steering-member','staff','other'], p.kind)`
const orders = {
  name: [sql`coalesce(o.name_sort, p.person)`],
  kind: [rank, sql`coalesce(o.name_sort, p.person)`],
  validFrom: [sql`p.valid_from`],
}

/** One statement; the count stands even where the page is empty. */
export async function viewPosts(tx: Tx, actor: Actor, query: z.output<typeof listPosts.query>, today: Day) {
  const on = query.on ?? today
  const sort = sortOf(query.sort, sorts)
  const way = sort.descending ? sql`DESC` : sql`ASC`
  const order = sql.join([...orders[sort.column].map((column) => sql`${column} ${way}`), sql`p.valid_from DESC`, sql`p.id`])
  const words = fold(query.q ?? '')
  const all = [sql`p.authority_id = ${actor.authority}`, known('p', query.knownAt), standing('p', query.state, on)]
  if (actor.side === 'agency') all.push(sql`p.agency_id = ANY (${[...actor.agencies]}::uuid[])`)
  if (words !== '') all.push(sql`p.officer_id IN (SELECT officer_id FROM search_officers(${words}))`)
  if (query.agencyId) all.push(sql`p.agency_id = ${query.agencyId}::uuid`)
  if (query.officer) all.push(sql`p.officer_id = ${query.officer}::uuid`)
  if (query.kind) all.push(sql`p.kind = ANY (${query.kind})`)
  const matching = sql`FROM post p LEFT JOIN officer o ON o.authority_id = p.authority_id AND o.id = p.officer_id WHERE ${sql.join(all, sql` AND `)}`
  const { rows } = await sql<{ total: bigint; post: unknown }>`
    WITH counted AS (SELECT count(*) AS total FROM (SELECT 1 ${matching} LIMIT ${countedRows + 1}) AS few),
    page AS (SELECT ${postJson(on)} AS post, row_number() OVER (ORDER BY ${order}) AS place ${matching} ORDER BY place OFFSET ${query.from} LIMIT ${query.limit})
    SELECT counted.total, page.post FROM counted LEFT JOIN page ON true ORDER BY page.place`.execute(tx)
  const total = Number(rows[0]?.total ?? 0)
  return { rows: rows.flatMap(({ post }) => (post === null ? [] : [PostRow.parse(post)])), total: Math.min(total, countedRows), more: total > countedRows }
}
