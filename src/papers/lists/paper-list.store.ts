import { type QueryCreator, sql } from 'kysely'
import { z } from 'zod'
import type { Day } from '../../kernel/day.ts'
import { AgencyId, type AuthorityId, type OfficerId, PaperId, PaperListId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import type { DB } from '../../platform/db/schema.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { type ListRow, type PaperListBody, searchText } from './paper-list.ts'

export interface Keeping {
  authority: AuthorityId
  officer: OfficerId | null
  at: Date
}

export const newListId = (at: Date): PaperListId => PaperListId.parse(uuidv7(at))

const headOf = ({ authority, officer, at }: Keeping, listId: PaperListId, version: number, { title, holds, asOf, noteTitle, rows }: PaperListBody) => ({
  authorityId: authority,
  listId,
  version,
  title,
  holds,
  asOf,
  noteTitle,
  length: rows.length,
  officerId: officer,
  recordedAt: at,
})

/** One value instead of as many as there are cells: a list may have ten thousand lines. */
const linesOf = (authority: AuthorityId, lists: readonly { id: PaperListId; version: number; rows: readonly ListRow[] }[]) => {
  const rows = lists.flatMap(({ id, version, rows: own }) =>
    own.map((row, n) => ({ list_id: id, version, position: n + 1, agency_id: row.agencyId, name: row.name, note: row.note, search_norm: searchText(row) })),
  )
  return sql<Record<string, never>>`
    SELECT ${authority}::int, r.list_id, r.version, r.position, r.agency_id, r.name, r.note, r.search_norm
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(list_id uuid, version int, position int, agency_id uuid, name text, note text, search_norm text)`
}

const rowColumns = ['authorityId', 'listId', 'version', 'position', 'agencyId', 'name', 'note', 'searchNorm'] as const

/** Goes on with a statement: the lists of a paper, which the same one may add. */
export function withNewLists(tx: QueryCreator<DB>, by: Keeping, paper: PaperId, lists: readonly (PaperListBody & { id: PaperListId })[]): QueryCreator<DB> {
  if (lists.length === 0) return tx
  return tx
    .with('listsKept', (db) => db.insertInto('paperList').values(lists.map(({ id }) => ({ authorityId: by.authority, id, paperId: paper, recordedAt: by.at }))))
    .with('listVersions', (db) => db.insertInto('paperListVersion').values(lists.map((list) => headOf(by, list.id, 1, list))))
    .with('listRows', (db) =>
      db
        .insertInto('paperListRow')
        .columns([...rowColumns])
        .expression(
          linesOf(
            by.authority,
            lists.map(({ id, rows }) => ({ id, version: 1, rows })),
          ),
        ),
    ) as unknown as QueryCreator<DB>
}

export async function addList(tx: Tx, by: Keeping, paper: PaperId, list: PaperListBody & { id: PaperListId }): Promise<void> {
  await withNewLists(tx, by, paper, [list]).selectNoFrom(sql`1`.as('done')).execute()
}

/** The next version of a list; what was held before stays. */
export async function saveList(tx: Tx, by: Keeping, id: PaperListId, version: number, list: PaperListBody): Promise<void> {
  await moved(tx, by.authority, id, { version })
    .with('listVersion', (db) => db.insertInto('paperListVersion').values(headOf(by, id, version, list)))
    .with('listRows', (db) =>
      db
        .insertInto('paperListRow')
        .columns([...rowColumns])
        .expression(linesOf(by.authority, [{ id, version, rows: list.rows }])),
    )
    .selectNoFrom(sql`1`.as('done'))
    .execute()
}

export async function withdrawList(tx: Tx, authority: AuthorityId, id: PaperListId, version: number, at: Date): Promise<void> {
  await moved(tx, authority, id, { version, withdrawnAt: at }).selectNoFrom(sql`1`.as('done')).execute()
}

const moved = (tx: Tx, authority: AuthorityId, id: PaperListId, change: { version: number; withdrawnAt?: Date }) =>
  tx.with('moved', (db) => db.updateTable('paperList').set(change).where('authorityId', '=', authority).where('id', '=', id))

const Around = z.object({
  held: z.boolean(),
  number: z.string().nullable(),
  known: z.array(AgencyId),
  living: z.array(AgencyId),
})

const agenciesOf = (rows: readonly ListRow[]) => [...new Set(rows.flatMap(({ agencyId }) => (agencyId === null ? [] : [agencyId])))]

/** What the rules look at: whether the paper is held, which of the agencies there are at all, and which on the day of the list. */
function around(authority: AuthorityId, paper: ReturnType<typeof sql>, { asOf, rows }: { asOf: Day; rows: readonly ListRow[] }) {
  const asked = sql`unnest(${agenciesOf(rows)}::uuid[]) AS a(id)`
  return sql`
    EXISTS (SELECT FROM paper_facts f WHERE f.authority_id = ${authority} AND f.paper_id = ${paper} AND f.recorded_to IS NULL) AS held,
    (SELECT f.number FROM paper_facts f WHERE f.authority_id = ${authority} AND f.paper_id = ${paper} ORDER BY f.version DESC LIMIT 1) AS number,
    (SELECT coalesce(json_agg(a.id), '[]') FROM ${asked} WHERE EXISTS (SELECT FROM agency_facts f WHERE f.authority_id = ${authority} AND f.agency_id = a.id AND f.recorded_to IS NULL)) AS known,
    (SELECT coalesce(json_agg(a.id), '[]') FROM ${asked} WHERE EXISTS (SELECT FROM agency_facts f WHERE f.authority_id = ${authority} AND f.agency_id = a.id
      AND f.recorded_to IS NULL AND f.valid_from <= ${asOf}::date AND (f.valid_to IS NULL OR f.valid_to > ${asOf}::date))) AS living`
}

export type Surroundings = z.infer<typeof Around>

export async function loadAround(tx: Tx, authority: AuthorityId, paper: PaperId, list: { asOf: Day; rows: readonly ListRow[] }): Promise<Surroundings> {
  const { rows } = await sql<unknown>`SELECT ${around(authority, sql`${paper}`, list)}`.execute(tx)
  return Around.parse(rows[0])
}

const Locked = Around.extend({ version: z.int(), withdrawn: z.boolean(), paperId: PaperId, title: z.string() })
export type LockedList = z.infer<typeof Locked>

export async function lockList(tx: Tx, authority: AuthorityId, id: PaperListId, list: { asOf: Day; rows: readonly ListRow[] } | null): Promise<LockedList> {
  const { rows } = await sql<unknown>`
    WITH l AS (SELECT * FROM paper_list WHERE authority_id = ${authority} AND id = ${id} FOR UPDATE)
    SELECT l.version, l.withdrawn_at IS NOT NULL AS withdrawn, l.paper_id, (SELECT v.title FROM paper_list_version v
        WHERE v.authority_id = ${authority} AND v.list_id = l.id ORDER BY v.version DESC LIMIT 1) AS title,
      ${around(authority, sql`l.paper_id`, list ?? { asOf: '1900-01-01' as Day, rows: [] })}
    FROM l`.execute(tx)
  return Locked.parse(rows[0] ?? refuse('not-found', 'paper-list.not-found'))
}
