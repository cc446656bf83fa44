import { type Expression, sql } from 'kysely'
import type { Tx } from './transaction.ts'

/** So few that other requests come in between while a batch is laid out. */
const batch = 500

/** A query not yet run: others may pass it on without running it. */
export type Query<Row> = Expression<Row>

/**
 * The rows of a query in batches, through a cursor on the server: neither side ever holds more than one of them. One such reading
 * at a time in a transaction; where the reader stops early, the cursor ends with the transaction.
 */
export async function* batchesOf<Row>(tx: Tx, query: Query<Row>): AsyncGenerator<readonly Row[]> {
  await sql`DECLARE batches NO SCROLL CURSOR FOR ${query}`.execute(tx)
  for (;;) {
    const { rows } = await sql<Row>`FETCH FORWARD ${sql.raw(String(batch))} FROM batches`.execute(tx)
    if (rows.length > 0) yield rows
    if (rows.length < batch) break
  }
  await sql`CLOSE batches`.execute(tx)
}

/** How many rows a query has, in the transaction that goes on to read them. */
export async function countOf(tx: Tx, query: Query<unknown>): Promise<number> {
  const { rows } = await sql<{ total: bigint }>`SELECT count(*) AS total FROM (${query}) counted`.execute(tx)
  return Number(rows[0]?.total ?? 0)
}
