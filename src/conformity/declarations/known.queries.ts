import { type RawBuilder, sql } from 'kysely'

/** As known at an instant, or as known now. Rows are only ever closed in recorded time, so both are plain comparisons. */
export const known = (alias: string, knownAt: Date | null): RawBuilder<boolean> => {
  const [from, to] = [sql.ref(`${alias}.recordedFrom`), sql.ref(`${alias}.recordedTo`)]
  return knownAt === null
    ? sql<boolean>`${to} IS NULL`
    : sql<boolean>`(${from} <= ${knownAt}::timestamptz AND (${to} IS NULL OR ${to} > ${knownAt}::timestamptz))`
}
