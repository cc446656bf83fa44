import { type Expression, type SqlBool, sql } from 'kysely'
import type { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import type { Day } from '../../kernel/day.ts'
import { countedRows, sortOf } from '../../kernel/list.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { type AgencyQuery, AgencyRow, AgencySuggestion, BlockView } from './agency.contract.ts'
import type { ListedAgency } from './agency-sheet.ts'
import type { AsOf } from './as-of.ts'
import { inForce } from './as-of.queries.ts'
import { searchKey } from './name-key.ts'

type Filters = Omit<z.output<typeof AgencyQuery>, 'from' | 'limit' | 'on' | 'knownAt'>

/** Versions in force that the seat may see and the filters let through. */
function matching(tx: Tx, actor: Actor, asOf: AsOf, filters: Filters) {
  const words = searchKey(filters.q ?? '')
  return tx.selectFrom('agencyVersion as v')
    .where('v.authorityId', '=', actor.authority)
    .where(inForce('v', asOf))
    .where((eb) => {
      const all: Expression<SqlBool>[] = []
      if (actor.side === 'agency') all.push(eb('v.agencyId', '=', eb.fn.any(eb.val([...actor.agencies]))))
      if (words !== '') all.push(eb('v.id', 'in', sql<string>`(SELECT version_id FROM search_agencies(${words}))`))
      if (filters.block) all.push(eb('v.block', 'in', filters.block))
      if (filters.kind) all.push(eb('v.kind', 'in', filters.kind))
      if (filters.obligation) all.push(eb('v.obligation', 'in', filters.obligation))
      if (filters.parentId) all.push(eb('v.parentId', '=', filters.parentId))
      return eb.and(all)
    })
}

const sorts = ['name', 'code', 'block', 'validFrom'] as const
const byName = sql`v.name COLLATE "vi-x-icu"`
const orders = {
  name: [byName], code: [sql`v.code`, byName], block: [sql`b.position`, byName], validFrom: [sql`v.valid_from`, byName],
} satisfies Record<(typeof sorts)[number], unknown>

function page(tx: Tx, actor: Actor, asOf: AsOf, filters: Filters, rows: { from: number; limit: number }) {
  const sort = sortOf(filters.sort, sorts)
  const direction = sort.descending ? sql`DESC NULLS LAST` : sql`ASC NULLS LAST`
  const order = sql.join([...orders[sort.column].map((column) => sql`${column} ${direction}`), sql`v.agency_id`])
  return matching(tx, actor, asOf, filters)
    .innerJoin('agency as a', (join) => join.onRef('a.authorityId', '=', 'v.authorityId').onRef('a.id', '=', 'v.agencyId'))
    .innerJoin('agencyBlock as b', (join) => join.onRef('b.authorityId', '=', 'v.authorityId').onRef('b.code', '=', 'v.block'))
    .leftJoin('agencyVersion as p', (join) => join.onRef('p.authorityId', '=', 'v.authorityId').onRef('p.agencyId', '=', 'v.parentId').on(inForce('p', asOf)))
    .select(['v.agencyId as id', 'v.code', 'v.name', 'v.shortName', 'v.kind', 'v.block', 'v.parentId', 'p.name as parentName', 'v.obligation', 'v.validFrom', 'v.validTo', 'a.version'])
    .select(sql<bigint>`row_number() OVER (ORDER BY ${order})`.as('place'))
    .orderBy('place').offset(rows.from).limit(rows.limit)
}

/** One statement for the page, the names in it and the total: the count is joined to the page, so that it comes even with an empty one. */
export async function viewAgencies(tx: Tx, actor: Actor, asOf: AsOf, query: Filters & { from: number; limit: number }) {
  const rows = await tx
    .with('counted', (db) => db.selectFrom(matching(db as Tx, actor, asOf, query).select('v.agencyId').limit(countedRows + 1).as('some')).select((eb) => eb.fn.countAll<bigint>().as('total')))
    .selectFrom('counted')
    .leftJoin(page(tx, actor, asOf, query, query).as('row'), (join) => join.onTrue())
    .selectAll().orderBy('row.place').execute()
  const total = Number(rows[0]?.total ?? 0)
  return {
    rows: rows.flatMap(({ total: _, place, ...row }) => (place === null ? [] : [AgencyRow.parse(row)])),
    total: Math.min(total, countedRows), more: total > countedRows,
  }
}

/** What a file of the list holds; a longer list would have to be written by a job. */
export async function viewAgenciesToExport(tx: Tx, actor: Actor, asOf: AsOf, filters: Filters): Promise<ListedAgency[]> {
  const rows = await page(tx, actor, asOf, filters, { from: 0, limit: countedRows + 1 }).select(['v.obligationBasis', 'v.address']).execute()
  if (rows.length > countedRows) refuse('too-large', 'agency.export-too-long', { limit: countedRows })
  return rows.map(({ place: _, obligationBasis, address, ...row }) => ({ ...AgencyRow.parse(row), obligationBasis, address }))
}

/** Whole words first ("quan 1" before "quan 10"), then the shortest name: Quận 10 before the wards in it. */
export async function suggest(tx: Tx, actor: Actor, asOf: AsOf, typed: string): Promise<AgencySuggestion[]> {
  const words = searchKey(typed)
  const whole = sql<boolean>`position(${` ${words} `} IN ' ' || v.name_norm || ' ') > 0`
  const rows = await matching(tx, actor, asOf, { q: typed })
    .select(['v.agencyId as id', 'v.code', 'v.name', 'v.shortName', 'v.block'])
    .orderBy(whole, 'desc').orderBy(sql`length(v.name)`).orderBy(byName).orderBy('v.agencyId').limit(20).execute()
  return rows.map((row) => AgencySuggestion.parse(row))
}

export async function viewBlocks(tx: Tx, actor: Actor, on: Day): Promise<BlockView[]> {
  const rows = await tx.selectFrom('agencyBlock').select(['code', 'nameVi', 'nameEn', 'apart', 'validFrom', 'validTo'])
    .where('authorityId', '=', actor.authority).where('validFrom', '<=', on).where((eb) => eb.or([eb('validTo', 'is', null), eb('validTo', '>', on)]))
    .orderBy('position').orderBy('code').execute()
  return rows.map(({ nameVi: vi, nameEn: en, ...block }) => BlockView.parse({ ...block, name: { vi, en } }))
}
