import { sql } from 'kysely'
import { z } from 'zod'
import { fold } from '../../kernel/fold.ts'
import type { AuthorityId, DirectionId } from '../../kernel/identity.ts'
import { countedRows, sortOf } from '../../kernel/list.ts'
import { refuse } from '../../kernel/refusal.ts'
import { isoInstant } from '../../platform/db/instant.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { neededOf, Target } from './direction.ts'
import { type DirectionListQuery, DirectionRow, directionSorts, DirectionView } from './direction.contract.ts'

const withNeeded = (targets: unknown) =>
  z
    .array(Target)
    .parse(targets)
    .map((target) => ({ ...target, needed: neededOf(target) }))

/** The plan as held, each task with its place in its half-year; places are counted before any filter, so that no. 4 stays no. 4. */
function plan(tx: Tx, authority: AuthorityId, knownAt: Date | undefined) {
  return tx
    .selectFrom('directionVersion')
    .select(['directionId', 'version', 'period', 'task', 'quantity', 'unit', 'owner', 'cooperating', 'deadline', 'targets', 'outcome', 'searchNorm'])
    .select(sql<number>`row_number() OVER (PARTITION BY period ORDER BY position, direction_id)::int`.as('place'))
    .where('authorityId', '=', authority)
    .$if(knownAt === undefined, (q) => q.where('recordedTo', 'is', null))
    .$if(knownAt !== undefined, (q) =>
      q.where('recordedFrom', '<=', knownAt ?? new Date(0)).where((eb) => eb.or([eb('recordedTo', 'is', null), eb('recordedTo', '>', knownAt ?? new Date(0))])),
    )
}

function matching(tx: Tx, authority: AuthorityId, asked: DirectionListQuery) {
  const words = asked.q === undefined ? '' : fold(asked.q)
  return tx
    .selectFrom(plan(tx, authority, asked.knownAt === undefined ? undefined : new Date(asked.knownAt)).as('v'))
    .$if(asked.period !== undefined, (q) => q.where('v.period', '=', asked.period ?? ''))
    .$if(asked.outcome !== undefined, (q) => q.where('v.outcome', asked.outcome === 'told' ? 'is not' : 'is', null))
    .$if(words !== '', (q) => q.where(sql<boolean>`strpos(v.search_norm, ${words}) > 0`))
}

function order(sort: string | undefined) {
  const { column, descending } = sortOf(sort, directionSorts)
  const way = descending ? sql`DESC NULLS LAST` : sql`ASC NULLS LAST`
  const by = {
    place: sql`v.period DESC, v.place ${way}`,
    task: sql`v.task COLLATE "vi-x-icu" ${way}`,
    owner: sql`v.owner COLLATE "vi-x-icu" ${way}`,
    period: sql`v.period ${way}`,
  }[column]
  return sql<number>`row_number() OVER (ORDER BY ${by}, v.period DESC, v.place)`
}

/** Rows, total and order in one statement; the count stands even where the page is empty. */
export async function viewDirections(
  tx: Tx,
  authority: AuthorityId,
  asked: DirectionListQuery,
): Promise<{ rows: DirectionRow[]; total: number; more: boolean }> {
  const rows = await tx
    .with('counted', (db) =>
      db
        .selectFrom(
          matching(tx, authority, asked)
            .select('v.directionId')
            .limit(countedRows + 1)
            .as('c'),
        )
        .select((eb) => eb.fn.countAll<string>().as('total')),
    )
    .with('page', () =>
      matching(tx, authority, asked)
        .select([
          'v.directionId',
          'v.version',
          'v.place',
          'v.period',
          'v.task',
          'v.quantity',
          'v.unit',
          'v.owner',
          'v.cooperating',
          'v.deadline',
          'v.targets',
          'v.outcome',
        ])
        .select(order(asked.sort).as('row'))
        .orderBy('row')
        .limit(asked.limit)
        .offset(asked.from),
    )
    .selectFrom('counted')
    .leftJoin('page', (join) => join.onTrue())
    .select([
      'total',
      'page.directionId as id',
      'page.version',
      'page.place',
      'page.period',
      'page.task',
      'page.quantity',
      'page.unit',
      'page.owner',
      'page.cooperating',
      'page.deadline',
      'page.targets',
      'page.outcome',
    ])
    .orderBy('row')
    .execute()
  const total = Number(rows[0]?.total ?? 0)
  const listed = rows.flatMap(({ total: _, ...row }) => (row.id === null ? [] : [DirectionRow.parse({ ...row, targets: withNeeded(row.targets) })]))
  return { rows: listed, total: Math.min(total, countedRows), more: total > countedRows }
}

export async function viewDirection(tx: Tx, authority: AuthorityId, id: DirectionId, knownAt: Date | undefined): Promise<DirectionView> {
  const row = await tx
    .selectFrom('directionVersion as v')
    .innerJoin('direction as d', (join) => join.onRef('d.authorityId', '=', 'v.authorityId').onRef('d.id', '=', 'v.directionId'))
    .leftJoin(plan(tx, authority, knownAt).as('p'), (join) => join.onRef('p.directionId', '=', 'v.directionId').onRef('p.version', '=', 'v.version'))
    .select([
      'v.directionId as id',
      'd.version',
      'v.version as shownVersion',
      'p.place',
      'v.period',
      'v.task',
      'v.quantity',
      'v.unit',
      'v.owner',
      'v.cooperating',
      'v.deadline',
      'v.targets',
      'v.outcome',
      'v.recordedTo',
    ])
    .select(
      sql<unknown>`(SELECT json_agg(json_build_object('version', h.version, 'from', ${isoInstant('h.recordedFrom')}, 'to', ${isoInstant('h.recordedTo')}, 'by', o.name) ORDER BY h.version)
      FROM direction_version h LEFT JOIN officer o ON o.authority_id = h.authority_id AND o.id = h.officer_id
      WHERE h.authority_id = ${authority} AND h.direction_id = ${id})`.as('versions'),
    )
    .where('v.authorityId', '=', authority)
    .where('v.directionId', '=', id)
    .$if(knownAt !== undefined, (q) => q.where('v.recordedFrom', '<=', knownAt ?? new Date(0)))
    .orderBy('v.version', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row || (knownAt !== undefined && row.recordedTo !== null && row.recordedTo <= knownAt)) return refuse('not-found', 'direction.not-found')
  const { shownVersion, recordedTo, ...rest } = row
  return DirectionView.parse({
    ...rest,
    targets: withNeeded(row.targets),
    retractedAt: row.version > shownVersion && knownAt === undefined ? (recordedTo?.toISOString() ?? null) : null,
  })
}
