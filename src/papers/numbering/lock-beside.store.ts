import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../platform/db/transaction.ts'
import { type LockedSeries, lockedJson, readLocked, type SeriesOf, withSeries } from './series.store.ts'

/**
 * The caller's own row, which `row` selects FOR UPDATE, and the counter of its numbers, both locked in one statement. The
 * series is undefined where it is kept elsewhere; nothing at all where the row is not there.
 */
export async function lockBeside(
  tx: Tx,
  of: SeriesOf,
  at: Date,
  row: RawBuilder<unknown>,
): Promise<{ held: Record<string, unknown>; series: LockedSeries | undefined } | undefined> {
  const found: Record<string, unknown> | undefined = await withSeries(tx, of, at)
    .with('held', () => sql<Record<string, unknown>>`(${row})`)
    .selectFrom('held')
    .selectAll('held')
    .select(lockedJson(of).as('series'))
    .executeTakeFirst()
  if (!found) return undefined
  const { series, ...held } = found
  return { held, series: readLocked(series) }
}
