import { sql } from 'kysely'
import { z } from 'zod'
import type { HalfYear } from '../../kernel/day.ts'
import { ActivityId, AgencyId, type AuthorityId, DirectionId, PaperId } from '../../kernel/identity.ts'
import { type Asked, type Part, rowsOf, together } from '../../platform/db/together.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { neededOf, Target } from './direction.ts'
import { Counted } from './counting.ts'
import { countedOf } from './counting.store.ts'
import { KnownDate, Period } from './programme-fields.ts'

/** For a room above whose record is an activity, too: adding it goes into that room's statement, whose deed names the activity. */
export { activityGone, activityJson, addActivity } from './activity.store.ts'

export const ActivityFact = z.object({
  id: ActivityId,
  kind: z.string(),
  title: z.string(),
  period: Period,
  /** For a postponed class: when it is expected instead. */
  began: KnownDate,
  ended: KnownDate.nullable(),
  doer: z.string().nullable(),
  quantity: z.int().nullable(),
  /** As recorded, else the unit of the kind. */
  unit: z.string().nullable(),
  product: z.string().nullable(),
  channels: z.array(z.string()),
  note: z.string().nullable(),
  paperIds: z.array(PaperId),
  agencyIds: z.array(AgencyId),
  hasFile: z.boolean(),
  /** By the rule of its kind for its half-year. */
  counted: Counted,
})
export type ActivityFact = z.infer<typeof ActivityFact>

export const DirectionFact = z.object({
  id: DirectionId,
  place: z.int(),
  period: Period,
  task: z.string(),
  quantity: z.int().nullable(),
  unit: z.string().nullable(),
  owner: z.string().nullable(),
  cooperating: z.array(z.string()),
  deadline: KnownDate,
  outcome: z.string().nullable(),
  targets: z.array(Target.transform((target) => ({ ...target, needed: neededOf(target) }))),
})
export type DirectionFact = z.infer<typeof DirectionFact>

export { countedOf } from './counting.store.ts'

interface Of {
  authority: AuthorityId
  /** One half-year, or several that are told together. */
  period: Asked<HalfYear> | Asked<readonly HalfYear[]>
  knownAt?: Date
}

const inPeriod = (column: string, { period }: Pick<Of, 'period'>) =>
  typeof period === 'string' ? sql<boolean>`${sql.ref(column)} = ${period}` : sql<boolean>`${sql.ref(column)} = ANY (${period}::text[])`

const asKnown = (knownAt: Date | undefined) =>
  knownAt === undefined ? sql<boolean>`recorded_to IS NULL` : sql<boolean>`recorded_from <= ${knownAt} AND (recorded_to IS NULL OR recorded_to > ${knownAt})`

function activitiesQuery(tx: Tx, of: Of) {
  return tx
    .selectFrom('activityVersion as v')
    .innerJoin('activityKind as k', 'k.code', 'v.kind')
    .select([
      'v.activityId as id',
      'v.kind',
      'v.title',
      'v.period',
      'v.began',
      'v.ended',
      'v.doer',
      'v.quantity',
      'v.product',
      'v.channels',
      'v.note',
      'v.paperIds',
      'v.agencyIds',
    ])
    .select([
      sql<string | null>`coalesce(v.unit, k.unit_vi)`.as('unit'),
      sql<boolean>`v.file_id IS NOT NULL`.as('hasFile'),
      countedOf(of.authority, 'v', of.knownAt).as('counted'),
    ])
    .where('v.authorityId', '=', of.authority)
    .where(inPeriod('v.period', of))
    .where(asKnown(of.knownAt))
    .orderBy('k.position')
    .orderBy('v.beganFrom', (o) => o.asc().nullsLast())
    .orderBy('v.activityId')
}

/** Activities a half-year's report tells of, by kind and date; count them with `countActivities`. */
export const activitiesOf = (tx: Tx, of: Of): Promise<ActivityFact[]> =>
  together(tx, { activities: activitiesPart(tx, of) }).then(({ activities }) => activities)

/** The same as a part of a greater statement. */
export const activitiesPart = (tx: Tx, of: Of): Part<ActivityFact[]> => rowsOf(activitiesQuery(tx, of), (rows) => z.array(ActivityFact).parse(rows))

function directionsQuery(tx: Tx, of: Of) {
  return tx
    .selectFrom('directionVersion')
    .select(['directionId as id', 'period', 'task', 'quantity', 'unit', 'owner', 'cooperating', 'deadline', 'targets', 'outcome'])
    .where('authorityId', '=', of.authority)
    .where(inPeriod('period', of))
    .where(asKnown(of.knownAt))
    .orderBy('period')
    .orderBy('position')
    .orderBy('directionId')
}

/** The tasks of a half-year in their order. */
export const directionsOf = (tx: Tx, of: Of): Promise<DirectionFact[]> =>
  together(tx, { directions: directionsPart(tx, of) }).then(({ directions }) => directions)

/** The same as a part of a greater statement. */
export const directionsPart = (tx: Tx, of: Of): Part<DirectionFact[]> =>
  rowsOf(directionsQuery(tx, of), (rows) => z.array(DirectionFact).parse(rows.map((row, n) => ({ ...(row as object), place: n + 1 }))))
