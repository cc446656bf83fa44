import { sql } from 'kysely'
import { z } from 'zod'
import { Day, type HalfYear } from '../../kernel/day.ts'
import { fold } from '../../kernel/fold.ts'
import { type ActivityId, type AuthorityId, FileId } from '../../kernel/identity.ts'
import { countedRows, sortOf } from '../../kernel/list.ts'
import { refuse } from '../../kernel/refusal.ts'
import { recordingOf, timingOf } from '../../register/historical/facade.ts'
import { isoInstant } from '../../platform/db/instant.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { type ActivityListQuery, ActivityRow, activitySorts, ActivityView } from './activity.contract.ts'
import { countActivities, Counted } from './counting.ts'
import { countedOf } from './counting.store.ts'
import { Period } from './programme-fields.ts'

const timing = (authority: AuthorityId) =>
  timingOf({
    authority,
    subject: sql`v.activity_id`,
    at: sql`(SELECT i.recorded_at FROM activity i WHERE i.authority_id = v.authority_id AND i.id = v.activity_id)`,
  })
/** An imprecise beginning is weighed by its last day: nobody is called late for what may have been in time. */
const recordedBeside = (told: unknown, lastDay: string | null) => recordingOf(told, lastDay === null ? null : Day.parse(lastDay))

function matching(tx: Tx, authority: AuthorityId, asked: ActivityListQuery) {
  const words = asked.q === undefined ? '' : fold(asked.q)
  return (
    tx
      .selectFrom('activityVersion as v')
      .where('v.authorityId', '=', authority)
      .$if(asked.knownAt === undefined, (q) => q.where('v.recordedTo', 'is', null))
      .$if(asked.knownAt !== undefined, (q) =>
        q
          .where('v.recordedFrom', '<=', new Date(asked.knownAt ?? 0))
          .where((eb) => eb.or([eb('v.recordedTo', 'is', null), eb('v.recordedTo', '>', new Date(asked.knownAt ?? 0))])),
      )
      .$if(asked.period !== undefined, (q) => q.where('v.period', '=', asked.period ?? ''))
      .$if(asked.kind !== undefined, (q) => q.where('v.kind', 'in', asked.kind ?? []))
      // When a postponed class is expected instead lies ahead of every day on which it is told.
      .$if(asked.on !== undefined, (q) => q.where(sql<boolean>`(v.began_from IS NULL OR v.began_from <= ${asked.on} OR v.kind = 'training-postponed')`))
      .$if(words !== '', (q) => q.where(sql<boolean>`strpos(v.search_norm, ${words}) > 0`))
  )
}

function place(sort: string | undefined) {
  const { column, descending } = sortOf(sort, activitySorts)
  const way = descending ? sql`DESC NULLS LAST` : sql`ASC NULLS LAST`
  const by = {
    kind: sql`k.position ${way}`,
    began: sql`v.began_from ${way}, v.began_to ${way}`,
    title: sql`v.title COLLATE "vi-x-icu" ${way}`,
    quantity: sql`v.quantity ${way}`,
    period: sql`v.period ${way}`,
  }[column]
  return sql<number>`row_number() OVER (ORDER BY ${by}, k.position, v.began_from NULLS LAST, v.activity_id)`
}

/** Rows, total and order in one statement; the count stands even where the page is empty. */
export async function viewActivities(tx: Tx, authority: AuthorityId, asked: ActivityListQuery): Promise<{ rows: ActivityRow[]; total: number; more: boolean }> {
  const rows = await tx
    .with('counted', (db) =>
      db
        .selectFrom(
          matching(tx, authority, asked)
            .select('v.activityId')
            .limit(countedRows + 1)
            .as('c'),
        )
        .select((eb) => eb.fn.countAll<string>().as('total')),
    )
    .with('page', () =>
      matching(tx, authority, asked)
        .innerJoin('activityKind as k', 'k.code', 'v.kind')
        .select([
          'v.activityId',
          'v.version',
          'v.kind',
          'k.nameVi',
          'k.nameEn',
          'v.title',
          'v.period',
          'v.began',
          'v.ended',
          'v.doer',
          'v.quantity',
          'v.channels',
          'v.beganTo',
        ])
        .select([
          sql<string | null>`coalesce(v.unit, k.unit_vi)`.as('unit'),
          sql<boolean>`v.file_id IS NOT NULL`.as('hasFile'),
          sql<number>`cardinality(v.paper_ids)`.as('papers'),
          sql<number>`cardinality(v.agency_ids)`.as('agencies'),
          timing(authority).as('timing'),
          place(asked.sort).as('place'),
        ])
        .orderBy('place')
        .limit(asked.limit)
        .offset(asked.from),
    )
    .selectFrom('counted')
    .leftJoin('page', (join) => join.onTrue())
    .select([
      'total',
      'page.activityId as id',
      'page.version',
      'page.kind',
      'page.nameVi',
      'page.nameEn',
      'page.title',
      'page.period',
      'page.began',
      'page.ended',
      'page.doer',
      'page.quantity',
      'page.unit',
      'page.channels',
      'page.papers',
      'page.agencies',
      'page.hasFile',
      'page.beganTo',
      'page.timing',
    ])
    .orderBy('place')
    .execute()
  const total = Number(rows[0]?.total ?? 0)
  const listed = rows.flatMap(({ total: _, nameVi, nameEn, beganTo, timing: told, ...row }) =>
    row.id === null ? [] : [ActivityRow.parse({ ...row, kindName: { vi: nameVi, en: nameEn }, recording: recordedBeside(told, beganTo) })],
  )
  return { rows: listed, total: Math.min(total, countedRows), more: total > countedRows }
}

/** What the activity's page shows, with the names behind its links: what is held, was at `knownAt`, or was held last. */
export async function viewActivity(tx: Tx, authority: AuthorityId, id: ActivityId, today: Day, knownAt: Date | undefined): Promise<ActivityView> {
  const row = await tx
    .selectFrom('activityVersion as v')
    .innerJoin('activity as a', (join) => join.onRef('a.authorityId', '=', 'v.authorityId').onRef('a.id', '=', 'v.activityId'))
    .innerJoin('activityKind as k', 'k.code', 'v.kind')
    .leftJoin('storedFile as f', (join) => join.onRef('f.authorityId', '=', 'v.authorityId').onRef('f.id', '=', 'v.fileId'))
    .select([
      'v.activityId as id',
      'a.version',
      'v.version as shownVersion',
      'v.kind',
      'k.nameVi',
      'k.nameEn',
      'k.unitVi',
      'v.title',
      'v.period',
      'v.began',
      'v.ended',
      'v.doer',
      'v.quantity',
      'v.unit',
      'v.product',
      'v.channels',
      'v.note',
      'v.beganTo',
      'v.recordedTo',
      'f.id as fileId',
      'f.name as fileName',
      'f.mediaType',
      'f.size',
    ])
    .select([
      sql<unknown>`(SELECT coalesce(json_agg(json_build_object('id', p.paper_id, 'number', p.number, 'issuedOn', p.issued_on, 'abstract', p.abstract, 'held', p.recorded_to IS NULL) ORDER BY l.place), '[]')
        FROM unnest(v.paper_ids) WITH ORDINALITY AS l(id, place)
        CROSS JOIN LATERAL (SELECT * FROM paper_facts h WHERE h.authority_id = ${authority} AND h.paper_id = l.id ORDER BY h.version DESC LIMIT 1) p)`.as(
        'papers',
      ),
      sql<unknown>`(SELECT coalesce(json_agg(json_build_object('id', n.agency_id, 'name', n.name) ORDER BY l.place), '[]')
        FROM unnest(v.agency_ids) WITH ORDINALITY AS l(id, place)
        CROSS JOIN LATERAL (SELECT * FROM agency_facts h WHERE h.authority_id = ${authority} AND h.agency_id = l.id AND h.recorded_to IS NULL
          ORDER BY h.valid_from <= ${today}::date DESC, h.valid_from DESC LIMIT 1) n)`.as('agencies'),
      sql<unknown>`(SELECT json_agg(json_build_object('version', h.version, 'from', ${isoInstant('h.recordedFrom')}, 'to', ${isoInstant('h.recordedTo')}, 'by', o.name) ORDER BY h.version)
        FROM activity_version h LEFT JOIN officer o ON o.authority_id = h.authority_id AND o.id = h.officer_id
        WHERE h.authority_id = ${authority} AND h.activity_id = ${id})`.as('versions'),
      timing(authority).as('timing'),
    ])
    .where('v.authorityId', '=', authority)
    .where('v.activityId', '=', id)
    .$if(knownAt !== undefined, (q) => q.where('v.recordedFrom', '<=', knownAt ?? new Date(0)))
    .orderBy('v.version', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row || (knownAt !== undefined && row.recordedTo !== null && row.recordedTo <= knownAt)) return refuse('not-found', 'activity.not-found')
  const { shownVersion, nameVi, nameEn, unitVi, unit, recordedTo, fileId, fileName, mediaType, size, beganTo, timing: told, ...rest } = row
  return ActivityView.parse({
    ...rest,
    kindName: { vi: nameVi, en: nameEn },
    unit: unit ?? unitVi,
    ownUnit: unit,
    file: fileId === null ? null : { id: fileId, name: fileName, mediaType, size: Number(size) },
    recording: recordedBeside(told, beganTo),
    retractedAt: row.version > shownVersion && knownAt === undefined ? (recordedTo?.toISOString() ?? null) : null,
  })
}

const KeptFile = z.object({ id: FileId, sha256: z.string(), name: z.string(), mediaType: z.string() })

export async function fileOfActivity(tx: Tx, authority: AuthorityId, id: ActivityId): Promise<z.infer<typeof KeptFile>> {
  const row = await tx
    .selectFrom('activityVersion as v')
    .innerJoin('storedFile as f', (join) => join.onRef('f.authorityId', '=', 'v.authorityId').onRef('f.id', '=', 'v.fileId'))
    .select(['f.id', 'f.sha256', 'f.name', 'f.mediaType'])
    .where('v.authorityId', '=', authority)
    .where('v.activityId', '=', id)
    .where('v.recordedTo', 'is', null)
    .executeTakeFirst()
  return KeptFile.parse(row ?? refuse('not-found', 'activity.without-file'))
}

const Rule = z.object({ version: z.int(), from: Period.nullable(), counted: Counted, vi: z.string(), en: z.string() })

/** Kinds with their rules, the newest word first, the one that came with the product at the end. */
export async function viewKinds(tx: Tx, authority: AuthorityId) {
  const { rows } = await sql<{ code: string; nameVi: string; nameEn: string; unitVi: string | null; rules: unknown }>`
    SELECT k.code, k.name_vi, k.name_en, k.unit_vi, (SELECT coalesce(json_agg(json_build_object('version', r.version, 'from', r.from_period, 'counted', r.counted,
        'vi', r.rule_vi, 'en', r.rule_en) ORDER BY r.version DESC), '[]')::jsonb FROM activity_counting r WHERE r.authority_id = ${authority} AND r.kind = k.code)
      || jsonb_build_array(jsonb_build_object('version', 0, 'from', NULL, 'counted', k.counted, 'vi', k.rule_vi, 'en', k.rule_en)) AS rules
    FROM activity_kind k ORDER BY k.position`.execute(tx)
  return rows.map(({ code, nameVi, nameEn, unitVi, rules }) => {
    const told = z.array(Rule).parse(rules)
    return {
      code,
      name: { vi: nameVi, en: nameEn },
      unit: unitVi,
      version: told[0]?.version ?? 0,
      rules: told.map(({ from, counted, vi, en }) => ({ from, counted, words: { vi, en } })),
    }
  })
}

const Strip = z.object({
  kinds: z.array(z.object({ code: z.string(), vi: z.string(), en: z.string(), unit: z.string().nullable() })),
  activities: z.array(z.object({ kind: z.string(), quantity: z.int().nullable(), counted: Counted })),
  total: z.int(),
  withOutcome: z.int(),
})

/** A half-year in figures: one statement fetches, the counting rule decides. */
export async function viewStrip(tx: Tx, authority: AuthorityId, { period, on, knownAt }: { period: HalfYear; on: Day | undefined; knownAt: Date | undefined }) {
  const held = knownAt === undefined ? sql`recorded_to IS NULL` : sql`recorded_from <= ${knownAt} AND (recorded_to IS NULL OR recorded_to > ${knownAt})`
  const begun = on === undefined ? sql`true` : sql`(began_from IS NULL OR began_from <= ${on} OR kind = 'training-postponed')`
  const { rows } = await sql`
    SELECT
      (SELECT json_agg(json_build_object('code', code, 'vi', name_vi, 'en', name_en, 'unit', unit_vi) ORDER BY position) FROM activity_kind) AS kinds,
      (SELECT coalesce(json_agg(json_build_object('kind', v.kind, 'quantity', v.quantity, 'counted', ${countedOf(authority, 'v', knownAt)})), '[]') FROM activity_version v WHERE authority_id = ${authority} AND period = ${period} AND ${held} AND ${begun}) AS activities,
      (SELECT count(*)::int FROM direction_version WHERE authority_id = ${authority} AND period = ${period} AND ${held}) AS total,
      (SELECT count(*)::int FROM direction_version WHERE authority_id = ${authority} AND period = ${period} AND outcome IS NOT NULL AND ${held}) AS with_outcome`.execute(
    tx,
  )
  const strip = Strip.parse(rows[0])
  return {
    period,
    activities: strip.kinds
      .map(({ code, vi, en, unit }) => ({ kind: code, name: { vi, en }, unit, ...countActivities(code, strip.activities) }))
      .filter(({ records }) => records > 0),
    directions: { total: strip.total, withOutcome: strip.withOutcome },
  }
}
