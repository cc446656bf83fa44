import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { progressOf } from '../../conformity/declarations/facade.ts'
import { Day, type HalfYear } from '../../kernel/day.ts'
import { type AuthorityId, PaperId } from '../../kernel/identity.ts'
import { ReportPeriod } from '../../kernel/report-period.ts'
import { papersPart } from '../../papers/registers/facade.ts'
import type { Part } from '../../platform/db/together.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { activitiesPart, directionsPart } from '../programme/facade.ts'
import { BlockCount, type FoundReference } from './found-reference.ts'
import type { Slot } from './reference.ts'
import { ActivityFact, BlockFact, DirectionFact, OutcomeFact, PaperFact } from './report-facts.ts'
import { type AboutWhen, spanIn } from './report-facts.queries.ts'

const Frozen = z.object({
  edition: z.string(),
  blocks: z.array(BlockFact.pick({ code: true, apart: true })),
  counts: z.array(BlockCount.omit({ apart: true })),
  papers: z.array(PaperFact.pick({ id: true, kind: true, issuedOn: true, topic: true })),
  activities: z.array(ActivityFact.pick({ id: true, kind: true, began: true, quantity: true })),
  directions: z.array(DirectionFact.pick({ id: true })),
  outcomes: z.array(OutcomeFact.pick({ id: true })).nullable(),
})
const Found = z
  .object({
    period: ReportPeriod,
    dataDate: Day,
    source: z.enum(['issued', 'frozen', 'register']),
    number: z.string().nullable(),
    frozen: z.unknown().nullable(),
    register: z.record(z.string(), z.unknown()).nullable(),
  })
  .nullable()

/** A frozen report reduced to what is counted: its agencies are summed where they stand, for they may be ten thousand. */
const reduced = sql`(SELECT json_build_object('edition', f -> 'edition', 'blocks', (SELECT json_agg(json_build_object('code', b -> 'code', 'apart', b -> 'apart')) FROM jsonb_array_elements(f -> 'blocks') b),
    'counts', (SELECT coalesce(json_agg(g), '[]') FROM (SELECT a ->> 'block' AS block, count(*) FILTER (WHERE a ->> 'standing' = 'declared') AS n,
        count(*) FILTER (WHERE a ->> 'standing' = 'not-yet') AS "notYet", count(*) FILTER (WHERE a ->> 'standing' = 'no-data') AS "noData"
      FROM jsonb_array_elements(f -> 'agencies') a GROUP BY 1) g),
    'papers', ${listed('papers', ['id', 'kind', 'issuedOn', 'topic'])}, 'activities', ${listed('activities', ['id', 'kind', 'began', 'quantity'])},
    'directions', ${listed('directions', ['id'])}, 'outcomes', CASE WHEN f ? 'outcomes' THEN ${listed('outcomes', ['id'])} END)
  FROM (SELECT kept.content::jsonb -> 'facts' AS f) facts)`

function listed(list: string, fields: readonly string[]): RawBuilder<unknown> {
  const pairs = fields.flatMap((field) => [sql.lit(field), sql`x -> ${sql.lit(field)}`])
  return sql`(SELECT coalesce(json_agg(json_build_object(${sql.join(pairs)})), '[]') FROM jsonb_array_elements(f -> ${sql.lit(list)}) x)`
}

/** Which period stands in a slot, and which of its days corresponds to the data date where it has no frozen report. */
function slotOf(slot: Slot, { period, dataDate, to }: AboutWhen): { period: RawBuilder<unknown>; day: (end: RawBuilder<unknown>) => RawBuilder<unknown> } {
  const year = sql`left(${period}, 4)::int`
  const last = sql`right(${period}, 1)`
  // The end of a period corresponds to the end of another, whatever their length.
  const back = (months: RawBuilder<unknown>) => (end: RawBuilder<unknown>) =>
    sql`CASE WHEN ${dataDate}::date = ${to}::date THEN ${end} ELSE least(${end}, (${dataDate}::date - ${months})::date) END`
  switch (slot) {
    case 'before':
      return {
        period: sql`CASE ${last} WHEN 'Y' THEN (${year} - 1) || '-Y' WHEN '1' THEN (${year} - 1) || '-H2' ELSE ${year} || '-H1' END`,
        day: back(sql`CASE ${last} WHEN 'Y' THEN interval '12 months' ELSE interval '6 months' END`),
      }
    case 'lastYear':
      return { period: sql`CASE ${last} WHEN 'Y' THEN NULL ELSE (${year} - 1) || substr(${period}, 5) END`, day: back(sql`interval '12 months'`) }
    case 'first':
    case 'second':
      return {
        period: sql`CASE ${last} WHEN 'Y' THEN ${year} || ${slot === 'first' ? '-H1' : '-H2'}::text END`,
        day: (end) => sql`least(${end}, ${dataDate}::date)`,
      }
  }
}

/**
 * Another period's figures: of its report where one was frozen (the issued one before others), else of the register as of the day.
 * Only one of the two is worked out. `when` may stand in the database, so the period need not be known to ask.
 */
export function referencePart(
  tx: Tx,
  authority: AuthorityId,
  slot: Slot,
  when: AboutWhen,
  template: RawBuilder<unknown>,
  knownAt: Date,
): Part<FoundReference | null> {
  const { period, day } = slotOf(slot, when)
  const span = spanIn(sql`asked.period`)
  const at = {
    from: sql<Day>`ref.begins`,
    to: sql<Day>`ref.ends`,
    halves: sql<readonly HalfYear[]>`ref.halves`,
    next: sql<readonly HalfYear[]>`ref.next_halves`,
  }
  const register = {
    progress: progressOf({ authority, on: sql<Day>`ref.day`, knownAt }),
    papers: papersPart(tx, { authority, from: at.from, to: at.to, knownAt }),
    activities: activitiesPart(tx, { authority, period: at.halves, knownAt }),
    directions: directionsPart(tx, { authority, period: at.next, knownAt }),
    outcomes: directionsPart(tx, { authority, period: at.halves, knownAt }),
    ownPapers: {
      json: sql`(SELECT coalesce(json_agg(i.paper_id), '[]') FROM report_issue i WHERE i.authority_id = ${authority})`,
      read: (found: unknown) => z.array(PaperId).parse(found),
    },
  }
  const fields = Object.entries(register).flatMap(([name, part]) => [sql.lit(name), part.json])
  return {
    json: sql`(SELECT json_build_object('period', ref.period, 'dataDate', CASE WHEN kept.content IS NULL THEN ref.day ELSE kept.data_date END,
        'source', CASE WHEN kept.content IS NULL THEN 'register' WHEN kept.issued THEN 'issued' ELSE 'frozen' END, 'number', kept.number,
        'frozen', CASE WHEN kept.content IS NOT NULL THEN ${reduced} END,
        'register', CASE WHEN kept.content IS NULL THEN json_build_object(${sql.join(fields)}) END)
      FROM (SELECT asked.period, ${span.from} AS begins, ${span.to} AS ends, ${span.halves} AS halves, ${span.nextHalves} AS next_halves, ${day(span.to)} AS day
        FROM (SELECT ${period} AS period) asked) ref
      LEFT JOIN LATERAL (SELECT v.content, v.data_date, i.number, i.id IS NOT NULL AS issued
        FROM report x JOIN report_version v ON v.authority_id = x.authority_id AND v.report_id = x.id AND v.frozen_at <= ${knownAt}
        LEFT JOIN report_issue i ON i.authority_id = v.authority_id AND i.report_id = v.report_id AND i.version_no = v.no AND i.recorded_at <= ${knownAt}
        WHERE x.authority_id = ${authority} AND x.period = ref.period
        ORDER BY (i.id IS NOT NULL) DESC, (x.template = ${template}) DESC, v.frozen_at DESC LIMIT 1) kept ON true
      WHERE ref.period IS NOT NULL)`,
    read: (json) => {
      const found = Found.parse(json)
      if (found === null) return null
      const { frozen, register: told, ...head } = found
      if (frozen !== null) {
        const { blocks, counts, ...facts } = Frozen.parse(frozen)
        const apart = new Map(blocks.map(({ code, apart: beside }) => [code, beside]))
        return { slot, ...head, ...facts, blocks: counts.map((count) => ({ ...count, apart: apart.get(count.block) ?? false })) }
      }
      const read = <Name extends keyof typeof register>(name: Name) => register[name].read(told?.[name]) as ReturnType<(typeof register)[Name]['read']>
      const progress = read('progress')
      const own = new Set(read('ownPapers'))
      return {
        slot,
        ...head,
        edition: progress.edition,
        blocks: progress.blocks.map(({ block, apart, n, notYet, noData }) => ({ block, apart, n, notYet, noData })),
        papers: read('papers').filter(({ id }) => !own.has(id)),
        activities: read('activities'),
        directions: read('directions'),
        outcomes: read('outcomes'),
      }
    },
  }
}
