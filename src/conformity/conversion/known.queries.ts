import { type RawBuilder, sql } from 'kysely'

/** Of rows that are added to and never changed: those recorded by the instant. */
export const recorded = (column: string, knownAt: Date | null): RawBuilder<unknown> =>
  knownAt === null ? sql`true` : sql`${sql.ref(column)} <= ${knownAt}::timestamptz`

/** Of rows with `recorded_from` and `recorded_to`: those that were what was known at the instant; without one, what is known. */
export const known = (alias: string, knownAt: Date | null): RawBuilder<unknown> =>
  knownAt === null
    ? sql`${sql.ref(`${alias}.recorded_to`)} IS NULL`
    : sql`${sql.ref(`${alias}.recorded_from`)} <= ${knownAt}::timestamptz AND (${sql.ref(`${alias}.recorded_to`)} IS NULL OR ${sql.ref(`${alias}.recorded_to`)} > ${knownAt}::timestamptz)`
