import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import type { Day } from '../../kernel/day.ts'
import { fold } from '../../kernel/fold.ts'
import type { OfficerId } from '../../kernel/identity.ts'
import { countedRows, sortOf } from '../../kernel/list.ts'
import { refuse } from '../../kernel/refusal.ts'
import { isoInstant } from '../../platform/db/instant.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { type listPeople, PersonRow, PersonView } from './person.contract.ts'
import { known, postJson, standing } from './post.queries.ts'
import { secondmentJson } from './secondment.queries.ts'

const sorts = ['name', 'since'] as const
type Filters = Omit<z.output<typeof listPeople.query>, 'from' | 'limit'>

const agencyName = (
  alias: string,
  on: Day,
) => sql`(SELECT f.name FROM agency_facts f WHERE f.authority_id = ${sql.ref(`${alias}.authorityId`)} AND f.agency_id = ${sql.ref(`${alias}.agencyId`)} AND f.recorded_to IS NULL
  ORDER BY (f.valid_from <= ${on}::date AND (f.valid_to IS NULL OR f.valid_to > ${on}::date)) DESC, f.valid_from DESC LIMIT 1)`

function matching(actor: Actor, query: Filters, on: Day): RawBuilder<unknown> {
  const words = fold(query.q ?? '')
  const all = [sql`o.authority_id = ${actor.authority}`]
  if (actor.side === 'agency') all.push(sql`o.agency_id = ANY (${[...actor.agencies]}::uuid[])`)
  if (words !== '') all.push(sql`o.id IN (SELECT officer_id FROM search_officers(${words}))`)
  if (query.account === 'with') all.push(sql`o.login_id IS NOT NULL`)
  if (query.account === 'without') all.push(sql`o.login_id IS NULL`)
  const held = [sql`p.authority_id = o.authority_id AND p.officer_id = o.id`, known('p', query.knownAt)]
  if (query.agencyId) held.push(sql`p.agency_id = ${query.agencyId}::uuid`)
  if (query.kind) held.push(sql`p.kind = ANY (${query.kind})`)
  const one = (state: 'current' | 'former' | 'all') => sql`EXISTS (SELECT 1 FROM post p WHERE ${sql.join([...held, standing('p', state, on)], sql` AND `)})`
  if (query.state === 'former') all.push(sql`(${one('former')} AND NOT ${one('current')})`)
  else if (query.state === 'current') all.push(one('current'))
  else if (query.agencyId || query.kind) all.push(one('current'))
  return sql`FROM officer o WHERE ${sql.join(all, sql` AND `)}`
}

/** A person as listed, `o` being the row. */
const personJson = (query: Filters, on: Day) => sql`jsonb_build_object('officerId', o.id, 'name', o.name, 'remark', o.remark, 'account', o.login_id IS NOT NULL,
  'namesakes', (SELECT count(*) - 1 FROM (SELECT 1 FROM officer n WHERE n.authority_id = o.authority_id AND n.name_sort = o.name_sort LIMIT 21) few),
  'posts', (SELECT coalesce(jsonb_agg(jsonb_build_object('postId', p.post_id, 'agencyId', p.agency_id, 'agencyName', ${agencyName('p', on)}, 'kind', p.kind, 'title', p.title, 'unit', p.unit,
      'validFrom', p.valid_from, 'validTo', p.valid_to) ORDER BY p.valid_from DESC, p.id), '[]')
    FROM post p WHERE p.authority_id = o.authority_id AND p.officer_id = o.id AND ${known('p', query.knownAt)} AND ${standing('p', 'current', on)}),
  'secondedTo', (SELECT coalesce(s.host, (SELECT f.name FROM agency_facts f WHERE f.authority_id = s.authority_id AND f.agency_id = s.host_agency_id AND f.recorded_to IS NULL
      ORDER BY f.valid_from DESC LIMIT 1), '') FROM secondment s WHERE s.authority_id = o.authority_id AND s.officer_id = o.id AND ${known('s', query.knownAt)} AND ${standing('s', 'current', on)}
      ORDER BY s.valid_from DESC LIMIT 1))`

function order(query: Filters): RawBuilder<unknown> {
  const { column, descending } = sortOf(query.sort, sorts)
  const way = descending ? sql`DESC` : sql`ASC`
  const by =
    column === 'name'
      ? sql`o.name_sort ${way}`
      : sql`(SELECT max(p.valid_from) FROM post p WHERE p.authority_id = o.authority_id AND p.officer_id = o.id AND p.recorded_to IS NULL) ${way} NULLS LAST`
  return sql`${by}, o.id`
}

/** One statement; the count stands even where the page is empty. */
export async function viewPeople(tx: Tx, actor: Actor, query: z.output<typeof listPeople.query>, today: Day) {
  const on = query.on ?? today
  const rowsOf = matching(actor, query, on)
  const { rows } = await sql<{ total: bigint; person: unknown }>`
    WITH counted AS (SELECT count(*) AS total FROM (SELECT 1 ${rowsOf} LIMIT ${countedRows + 1}) AS few),
    ids AS (SELECT o.id, row_number() OVER (ORDER BY ${order(query)}) AS place ${rowsOf} ORDER BY place OFFSET ${query.from} LIMIT ${query.limit}),
    page AS (SELECT ids.place, ${personJson(query, on)} AS person FROM ids JOIN officer o ON o.authority_id = ${actor.authority} AND o.id = ids.id)
    SELECT counted.total, page.person FROM counted LEFT JOIN page ON true ORDER BY page.place`.execute(tx)
  const total = Number(rows[0]?.total ?? 0)
  return {
    rows: rows.flatMap(({ person }) => (person === null ? [] : [PersonRow.parse(person)])),
    total: Math.min(total, countedRows),
    more: total > countedRows,
  }
}

/** In the order of the list, for a file. */
export const peopleToExport = (tx: Tx, actor: Actor, query: Filters, today: Day) => {
  const on = query.on ?? today
  return tx
    .selectFrom(
      sql<{
        person: unknown
        place: bigint
      }>`(SELECT ${personJson(query, on)} AS person, row_number() OVER (ORDER BY ${order(query)}) AS place ${matching(actor, query, on)})`.as('t'),
    )
    .select('t.person')
    .orderBy('t.place')
}
export const exportedPerson = (row: { person: unknown }): PersonRow => PersonRow.parse(row.person)

export async function viewPeopleToExport(tx: Tx, actor: Actor, query: Filters, today: Day): Promise<PersonRow[]> {
  const rows = await peopleToExport(tx, actor, query, today)
    .limit(countedRows + 1)
    .execute()
  if (rows.length > countedRows) refuse('too-large', 'person.export-too-long', { limit: countedRows })
  return rows.map(exportedPerson)
}

/** One person with all posts and secondments, the account and its invitation, in one statement. The link itself is kept nowhere. */
export async function viewPerson(tx: Tx, actor: Actor, id: OfficerId, knownAt: string | undefined, at: Date, today: Day): Promise<PersonView> {
  const agencies = actor.side === 'agency' ? sql`AND o.agency_id = ANY (${[...actor.agencies]}::uuid[])` : sql``
  const { rows } = await sql<{ person: unknown }>`
    SELECT jsonb_build_object('officerId', o.id, 'name', o.name, 'remark', o.remark, 'agencyId', o.agency_id, 'version', o.version,
      'account', CASE WHEN o.login_id IS NULL THEN NULL ELSE (SELECT jsonb_build_object('username', o.username, 'language', k.language, 'invitation', jsonb_build_object(
          'state', CASE WHEN k.used_at IS NOT NULL AND k.password_set_at >= k.created_at THEN 'used' WHEN k.created_at IS NULL OR k.used_at IS NOT NULL THEN 'none' WHEN k.ends_at <= ${at}::timestamptz THEN 'expired'
            WHEN k.opened_at IS NOT NULL THEN 'opened' WHEN k.mail_id IS NULL THEN 'handed' WHEN m.sent_at IS NOT NULL THEN 'sent' WHEN m.given_up_at IS NOT NULL THEN 'mail-failed' ELSE 'queued' END,
          'at', ${isoInstant(sql`coalesce(k.used_at, k.opened_at, m.sent_at, k.created_at)`)}, 'endsAt', ${isoInstant(sql`k.ends_at`)}, 'error', CASE WHEN m.sent_at IS NULL THEN m.last_error END))
        FROM auth.invitation_of_officer(o.id) k LEFT JOIN mail_message m ON m.authority_id = o.authority_id AND m.id = k.mail_id) END,
      'seats', (SELECT coalesce(jsonb_agg(jsonb_build_object('role', s.role, 'agencyName', ${agencyName('s', today)}, 'current', ${standing('s', 'current', today)}, 'postId', s.post_id) ORDER BY s.valid_from DESC, s.id), '[]')
        FROM seat s WHERE s.authority_id = o.authority_id AND s.officer_id = o.id),
      'namesakes', (SELECT coalesce(jsonb_agg(jsonb_build_object('officerId', n.id, 'remark', n.remark, 'title', q.title, 'agencyName', q.agency_name)), '[]')
        FROM officer n LEFT JOIN LATERAL (SELECT p.title, ${agencyName('p', today)} AS agency_name FROM post p
          WHERE p.authority_id = n.authority_id AND p.officer_id = n.id AND p.recorded_to IS NULL ORDER BY p.valid_from DESC LIMIT 1) q ON true
        WHERE n.id IN (SELECT m.id FROM officer m WHERE m.authority_id = o.authority_id AND m.name_sort = o.name_sort AND m.id <> o.id LIMIT 20) AND n.authority_id = o.authority_id),
      'posts', (SELECT coalesce(jsonb_agg(${postJson(today)} ORDER BY p.valid_from DESC, p.id), '[]') FROM post p WHERE p.authority_id = o.authority_id AND p.officer_id = o.id AND ${known('p', knownAt)}),
      'secondments', (SELECT coalesce(jsonb_agg(${secondmentJson(today)} ORDER BY s.valid_from DESC, s.id), '[]') FROM secondment s WHERE s.authority_id = o.authority_id AND s.officer_id = o.id AND ${known('s', knownAt)})
    ) AS person FROM officer o WHERE o.authority_id = ${actor.authority} AND o.id = ${id} ${agencies}`.execute(tx)
  return rows[0] ? PersonView.parse(rows[0].person) : refuse('not-found', 'person.not-found')
}
