import { CamelCasePlugin, type Expression, type RawBuilder, sql } from 'kysely'
import type { Tx } from './transaction.ts'

/** A question answered by one JSON value, so that a room above can ask several rooms at their doors within one statement. */
export interface Part<T> {
  readonly json: RawBuilder<unknown>
  readonly read: (found: unknown) => T
}

/** A value, or where it stands in the database: what one part finds, another can be asked with. */
export type Asked<T> = T | RawBuilder<T>

type Answers<P> = { [Name in keyof P]: P[Name] extends Part<infer T> ? T : never }

/** One statement, and therefore one snapshot. The parts are read in their order, so the first may refuse for the others. */
export async function together<P extends Readonly<Record<string, Part<unknown>>>>(tx: Tx, parts: P): Promise<Answers<P>> {
  const named = Object.entries(parts)
  const { rows } = await sql<{ found: Record<string, unknown> }>`
    SELECT json_build_object(${sql.join(named.flatMap(([name, part]) => [sql.lit(name), part.json]))}) AS found`.execute(tx)
  const found = rows[0]?.found ?? {}
  return Object.fromEntries(named.map(([name, part]) => [name, part.read(found[name])])) as Answers<P>
}

class ColumnNames extends CamelCasePlugin {
  /** As the driver would have named it. */
  of(column: string): string {
    return this.camelCase(column)
  }
}
const names = new ColumnNames()

/** The rows of a query in its order. Days arrive as text, whole numbers as numbers; a bigint or numeric must be cast by the query. */
export function rowsOf<T>(query: Expression<unknown>, read: (rows: unknown[]) => T): Part<T> {
  return {
    json: sql`(SELECT coalesce(json_agg(t), '[]') FROM ${query} t)`,
    read: (found) =>
      read((found as Record<string, unknown>[]).map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [names.of(name), value])))),
  }
}
