import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import type { Day } from '../../kernel/day.ts'
import { countedRows, sortOf } from '../../kernel/list.ts'
import { refuse } from '../../kernel/refusal.ts'
import { composedOnce } from '../../platform/db/composed-once.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { type AgencyQuery, AgencyRow, AgencySuggestion, BlockView } from './agency.contract.ts'
import type { ListedAgency } from './agency.sheet.ts'
import type { AsOf } from './as-of.ts'
import { allInForce, inForce } from './as-of.queries.ts'
import { searchKey } from './name-key.ts'

type Filters = Omit<z.output<typeof AgencyQuery>, 'from' | 'limit' | 'on' | 'knownAt'>
type Seer = Pick<Actor, 'authority' | 'side' | 'agencies'>

/** Words are compared by their key; words that have none filter nothing. */
const keyed = <F extends Filters>(filters: F): F => ({ ...filters, q: searchKey(filters.q ?? '') || undefined })

/** With few of them behind a filter, its index is the shorter way. */
const isNarrow = ({ side }: Seer, { q, block, parentId }: Filters) => side === 'agency' || q !== undefined || block !== undefined || parentId !== undefined

/** Versions in force that the seat may see and the filters, already `keyed`, let through. */
function matching(tx: Tx, actor: Seer, asOf: AsOf, filters: Filters) {
  return tx
    .selectFrom('agencyVersion as v')
    .where('v.authorityId', '=', actor.authority)
    .where(isNarrow(actor, filters) ? inForce('v', asOf) : allInForce('v', asOf))
    .where((eb) => {
      const all: Expression<SqlBool>[] = []
      if (actor.side === 'agency') all.push(eb('v.agencyId', '=', eb.fn.any(eb.val([...actor.agencies]))))
      if (filters.q !== undefined) all.push(eb('v.id', 'in', sql<string>`(SELECT version_id FROM search_agencies(${filters.q}))`))
      if (filters.block) all.push(eb('v.block', 'in', filters.block))
      if (filters.kind) all.push(eb('v.kind', 'in', filters.kind))
      if (filters.obligation) all.push(eb('v.obligation', 'in', filters.obligation))
      if (filters.parentId) all.push(eb('v.parentId', '=', filters.parentId))
      return eb.and(all)
    })
}

const sorts = ['name', 'code', 'block', 'validFrom'] as const

/** The order of a list, in terms of a version (or of a row made from one) called `alias`. */
function order(sort: string | undefined, alias: string): RawBuilder<unknown> {
  const { column, descending } = sortOf(sort, sorts)
  const field = (name: string) => sql.ref(`${alias}.${name}`)
  const numbered = (name: string) => sql`${field(name)} COLLATE vi_numbered`
  const first = {
    name: [],
    code: [numbered('code')],
    validFrom: [field('validFrom')],
    block: [sql`(SELECT o.position FROM agency_block o WHERE o.authority_id = ${field('authorityId')} AND o.code = ${field('block')})`],
  }[column]
  const direction = descending ? sql`DESC NULLS LAST` : sql`ASC NULLS LAST`
  return sql.join([...[...first, numbered('name')].map((by) => sql`${by} ${direction}`), field('agencyId')])
}

const listed = [
  'v.authorityId',
  'v.agencyId',
  'v.code',
  'v.name',
  'v.shortName',
  'v.kind',
  'v.block',
  'v.parentId',
  'v.obligation',
  'v.validFrom',
  'v.validTo',
] as const
const shown = [...listed, 'v.obligationBasis', 'v.address'] as const

/** Names and versions are joined to the rows of the page only: joined before the sort, they cost as much as the sort. */
function page(tx: Tx, actor: Seer, asOf: AsOf, filters: Filters, rows: { from: number; limit: number }) {
  const some = matching(tx, actor, asOf, filters).select(listed).orderBy(order(filters.sort, 'v')).offset(rows.from).limit(rows.limit)
  return tx
    .selectFrom(some.as('v'))
    .innerJoin('agency as a', (join) => join.onRef('a.authorityId', '=', 'v.authorityId').onRef('a.id', '=', 'v.agencyId'))
    .leftJoin('agencyVersion as p', (join) => join.onRef('p.authorityId', '=', 'v.authorityId').onRef('p.agencyId', '=', 'v.parentId').on(inForce('p', asOf)))
    .select([...listed, 'p.name as parentName', 'a.version'])
}

const rowOf = ({ agencyId: id, authorityId: _a, obligationBasis: _o, address: _d, ...row }: Record<string, unknown>): AgencyRow =>
  AgencyRow.parse({ id, ...row })

type Asked = Omit<Filters, 'sort'> & { from: number; limit: number } & Pick<Actor, 'authority' | 'agencies'> & AsOf

/** One statement for the page, the names in it and the total: the page is joined to the count, so that the total comes even with an empty page. */
const listing = composedOnce((tx, { side, sort }: { side: Actor['side']; sort: string | undefined }, asked: Asked) => {
  const seer = { ...asked, side }
  const filters = { ...asked, sort }
  return tx
    .with('counted', (db) =>
      db
        .selectFrom(
          matching(db as Tx, seer, asked, filters)
            .select('v.agencyId')
            .limit(countedRows + 1)
            .as('some'),
        )
        .select((eb) => eb.fn.countAll<bigint>().as('total')),
    )
    .selectFrom('counted')
    .leftJoin(page(tx, seer, asked, filters, asked).as('listed'), (join) => join.onTrue())
    .selectAll()
    .orderBy(order(sort, 'listed'))
})

export async function viewAgencies(tx: Tx, { side, authority, agencies }: Actor, asOf: AsOf, query: Filters & { from: number; limit: number }) {
  const { sort, ...filters } = keyed(query)
  const { column, descending } = sortOf(sort, sorts)
  const asked = { ...filters, authority, agencies: side === 'agency' ? agencies : [], ...asOf }
  const { rows } = await listing(tx, { side, sort: `${descending ? '-' : ''}${column}` }, asked)
  const total = Number(rows[0]?.total ?? 0)
  return {
    // Not parsed here: the reply's schema does that, and once is enough for a page of 500 rows.
    rows: rows.flatMap(({ total: _, authorityId: _a, agencyId: id, ...row }) => (id === null ? [] : [{ id, ...row } as AgencyRow])),
    total: Math.min(total, countedRows),
    more: total > countedRows,
  }
}

/** What a file of the list holds, in its order. Not run yet: a download takes its beginning, a long export all of it by and by. */
export const agenciesToExport = (tx: Tx, actor: Actor, asOf: AsOf, filters: Filters) =>
  matching(tx, actor, asOf, keyed(filters))
    .innerJoin('agency as a', (join) => join.onRef('a.authorityId', '=', 'v.authorityId').onRef('a.id', '=', 'v.agencyId'))
    .leftJoin('agencyVersion as p', (join) => join.onRef('p.authorityId', '=', 'v.authorityId').onRef('p.agencyId', '=', 'v.parentId').on(inForce('p', asOf)))
    .select([...shown, 'p.name as parentName', 'a.version'])
    .orderBy(order(filters.sort, 'v'))

export const exportedAgency = (row: Record<string, unknown> & Pick<ListedAgency, 'obligationBasis' | 'address'>): ListedAgency => ({
  ...rowOf(row),
  obligationBasis: row.obligationBasis,
  address: row.address,
})

/** For a file at once; a longer list is written by a job. */
export async function viewAgenciesToExport(tx: Tx, actor: Actor, asOf: AsOf, filters: Filters): Promise<ListedAgency[]> {
  const rows = await agenciesToExport(tx, actor, asOf, filters)
    .limit(countedRows + 1)
    .execute()
  if (rows.length > countedRows) refuse('too-large', 'agency.export-too-long', { limit: countedRows })
  return rows.map(exportedAgency)
}

/** Whole words first ("quan 1" before "quan 10"), then the shortest name: Quận 10 before the wards in it. */
export async function suggest(tx: Tx, actor: Actor, asOf: AsOf, typed: string): Promise<AgencySuggestion[]> {
  const words = searchKey(typed)
  const whole = sql<boolean>`position(${` ${words} `} IN ' ' || v.name_norm || ' ') > 0`
  const rows = await matching(tx, actor, asOf, keyed({ q: typed }))
    .select(['v.agencyId as id', 'v.code', 'v.name', 'v.shortName', 'v.block'])
    .orderBy(whole, 'desc')
    .orderBy(sql`length(v.name)`)
    .orderBy(order(undefined, 'v'))
    .limit(20)
    .execute()
  return rows.map((row) => AgencySuggestion.parse(row))
}

export async function viewBlocks(tx: Tx, actor: Actor, on: Day): Promise<BlockView[]> {
  const rows = await tx
    .selectFrom('agencyBlock')
    .select(['code', 'nameVi', 'nameEn', 'apart', 'validFrom', 'validTo'])
    .where('authorityId', '=', actor.authority)
    .where('validFrom', '<=', on)
    .where((eb) => eb.or([eb('validTo', 'is', null), eb('validTo', '>', on)]))
    .orderBy('position')
    .orderBy('code')
    .execute()
  return rows.map(({ nameVi: vi, nameEn: en, ...block }) => BlockView.parse({ ...block, name: { vi, en } }))
}
