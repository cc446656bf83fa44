import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Day } from '../../kernel/day.ts'
import { fold } from '../../kernel/fold.ts'
import { AgencyId, type AuthorityId, type PaperId, type PaperListId } from '../../kernel/identity.ts'
import { countedRows, type ListQuery } from '../../kernel/list.ts'
import { refuse } from '../../kernel/refusal.ts'
import { isoInstant } from '../../platform/db/instant.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { PaperListHead, PaperListLine, showPaperList } from './paper-list.contract.ts'

const head = sql`
  l.id, l.version, v.title, v.holds, v.as_of, v.note_title, v.length, o.name AS by, ${isoInstant(sql`v.recorded_at`)} AS at,
  (SELECT count(*)::int FROM paper_list_row r WHERE r.authority_id = v.authority_id AND r.list_id = v.list_id AND r.version = v.version AND r.agency_id IS NOT NULL) AS agencies`

/** The list in the version that is held, or was held last. */
const fromHeld = (which: RawBuilder<unknown>) => sql`
  FROM paper_list l
  JOIN LATERAL (SELECT * FROM paper_list_version n WHERE n.authority_id = l.authority_id AND n.list_id = l.id ORDER BY n.version DESC LIMIT 1) v ON true
  LEFT JOIN officer o ON o.authority_id = v.authority_id AND o.id = v.officer_id
  WHERE ${which}`

export async function viewLists(tx: Tx, authority: AuthorityId, paper: PaperId): Promise<PaperListHead[]> {
  const { rows } = await sql<unknown>`
    SELECT ${head} ${fromHeld(sql`l.authority_id = ${authority} AND l.paper_id = ${paper} AND l.withdrawn_at IS NULL`)} ORDER BY l.id LIMIT 100`.execute(tx)
  return z.array(PaperListHead).parse(rows)
}

const All = showPaperList.reply

export async function viewList(tx: Tx, authority: AuthorityId, id: PaperListId): Promise<z.output<typeof All>> {
  const { rows } = await sql<Record<string, unknown>>`
    SELECT ${head}, l.withdrawn_at IS NOT NULL AS withdrawn,
      (SELECT json_build_object('id', f.paper_id, 'number', f.number, 'issuedOn', f.issued_on, 'abstract', f.abstract) FROM paper_facts f
        WHERE f.authority_id = ${authority} AND f.paper_id = l.paper_id ORDER BY f.version DESC LIMIT 1) AS paper,
      (SELECT json_agg(json_build_object('agencyId', r.agency_id, 'name', r.name, 'note', r.note) ORDER BY r.position)
        FROM paper_list_row r WHERE r.authority_id = ${authority} AND r.list_id = l.id AND r.version = v.version) AS rows
    ${fromHeld(sql`l.authority_id = ${authority} AND l.id = ${id}`)}`.execute(tx)
  return All.parse(rows[0] ?? refuse('not-found', 'paper-list.not-found'))
}

type Filters = Pick<z.output<typeof ListQuery>, 'q'>

const lines = (authority: AuthorityId, id: PaperListId, { q }: Filters) => {
  const words = fold(q ?? '').replace(/[\\%_]/g, '\\$&')
  return sql`
  FROM paper_list l
  JOIN paper_list_version v ON v.authority_id = l.authority_id AND v.list_id = l.id
    AND v.version = (SELECT max(n.version) FROM paper_list_version n WHERE n.authority_id = l.authority_id AND n.list_id = l.id)
  JOIN paper_list_row r ON r.authority_id = l.authority_id AND r.list_id = l.id AND r.version = v.version
  LEFT JOIN LATERAL (SELECT f.name FROM agency_facts f WHERE f.authority_id = ${authority} AND f.agency_id = r.agency_id
    AND f.recorded_to IS NULL AND f.valid_from <= v.as_of AND (f.valid_to IS NULL OR f.valid_to > v.as_of) LIMIT 1) f ON true
  WHERE l.authority_id = ${authority} AND l.id = ${id} ${words === '' ? sql`` : sql`AND r.search_norm LIKE ${`%${words}%`}`}`
}

const line = sql`r.position, r.agency_id, r.name, f.name AS name_then, r.note, CASE WHEN r.agency_id IS NOT NULL THEN f.name IS NOT NULL END AS living`

/** A page of the lines with their total; the names are those of the day of the list. */
export async function viewLines(tx: Tx, authority: AuthorityId, id: PaperListId, asked: z.output<typeof ListQuery>) {
  const { rows } = await sql<Record<string, unknown>>`
    WITH page AS (SELECT ${line} ${lines(authority, id, asked)} ORDER BY r.position LIMIT ${asked.limit} OFFSET ${asked.from})
    SELECT EXISTS (SELECT FROM paper_list l WHERE l.authority_id = ${authority} AND l.id = ${id}) AS there, c.total, page.*
    FROM (SELECT count(*)::int AS total ${lines(authority, id, asked)}) c LEFT JOIN page ON true ORDER BY page.position`.execute(tx)
  if (rows[0]?.['there'] !== true) return refuse('not-found', 'paper-list.not-found')
  const listed = rows.flatMap(({ total: _, there: __, ...row }) => (row['position'] === null ? [] : [PaperListLine.parse(row)]))
  const total = Number(rows[0]['total'])
  return { rows: listed, total: Math.min(total, countedRows), more: total > countedRows }
}

const Exported = z.object({ title: z.string(), number: z.string(), asOf: z.string(), noteTitle: z.string().nullable(), rows: z.array(PaperListLine) })
export type ExportedList = z.infer<typeof Exported>

export async function listToExport(tx: Tx, authority: AuthorityId, id: PaperListId, asked: Filters): Promise<ExportedList> {
  const { rows } = await sql<unknown>`
    SELECT h.title, h.as_of, h.note_title, p.number,
      (SELECT coalesce(json_agg(json_build_object('position', x.position, 'agencyId', x.agency_id, 'name', x.name, 'nameThen', x.name_then, 'note', x.note, 'living', x.living) ORDER BY x.position), '[]')
        FROM (SELECT ${line} ${lines(authority, id, asked)}) x) AS rows
    FROM (SELECT l.paper_id, v.* ${fromHeld(sql`l.authority_id = ${authority} AND l.id = ${id}`)}) h
    JOIN LATERAL (SELECT f.number FROM paper_facts f WHERE f.authority_id = ${authority} AND f.paper_id = h.paper_id ORDER BY f.version DESC LIMIT 1) p ON true`.execute(
    tx,
  )
  return Exported.parse(rows[0] ?? refuse('not-found', 'paper-list.not-found'))
}

const Members = z.array(z.object({ agencyId: AgencyId, name: z.string() }))

/** Who makes up some blocks on a day, in the order of names. */
export async function agenciesInBlocks(tx: Tx, authority: AuthorityId, on: Day, blocks: readonly string[]): Promise<z.infer<typeof Members>> {
  const { rows } = await sql<unknown>`
    SELECT f.agency_id, f.name FROM agency_facts f
    WHERE f.authority_id = ${authority} AND f.recorded_to IS NULL AND f.valid_from <= ${on}::date AND (f.valid_to IS NULL OR f.valid_to > ${on}::date)
      AND f.block = ANY (${[...blocks]}::text[])
    ORDER BY f.name COLLATE vi_numbered`.execute(tx)
  return Members.parse(rows)
}
