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
