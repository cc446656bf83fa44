import { type RawBuilder, sql } from 'kysely'

/** An instant as JSON carries it: ISO 8601 in UTC with milliseconds. A name is taken for a column. */
export const isoInstant = (of: string | RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`to_char(${typeof of === 'string' ? sql.ref(of) : of} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
