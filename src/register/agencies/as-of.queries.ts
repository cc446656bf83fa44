import { type RawBuilder, sql } from 'kysely'
import type { AsOf } from './as-of.ts'

/**
 * The version of an agency that holds on a day, as known at an instant. `alias` names agency_version or agency_facts in
 * the query at hand. Plain comparisons on purpose: range operators would not reach an index under row-level security.
 */
export function inForce(alias: string, { on, knownAt }: AsOf): RawBuilder<boolean> {
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  const valid = sql<boolean>`${column('validFrom')} <= ${on} AND (${column('validTo')} IS NULL OR ${column('validTo')} > ${on})`
  return knownAt === undefined
    ? sql<boolean>`(${valid} AND ${column('recordedTo')} IS NULL)`
    : sql<boolean>`(${valid} AND ${column('recordedFrom')} <= ${knownAt} AND (${column('recordedTo')} IS NULL OR ${column('recordedTo')} > ${knownAt}))`
}

/**
 * The same for what goes through all agencies of a day: as known now, it is answered from the index agency_version_by_end.
 * CASE, because coalesce does not count as leakproof; the comparison with -infinity is the one by which the index is known.
 */
export function allInForce(alias: string, asOf: AsOf): RawBuilder<boolean> {
  if (asOf.knownAt !== undefined) return inForce(alias, asOf)
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  const end = sql`CASE WHEN ${column('validTo')} IS NULL THEN 'infinity' ELSE ${column('validTo')} END`
  return sql<boolean>`(${column('validFrom')} <= ${asOf.on} AND ${end} > ${asOf.on} AND ${end} > '-infinity' AND ${column('recordedTo')} IS NULL)`
}
