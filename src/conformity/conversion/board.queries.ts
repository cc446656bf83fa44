import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import type { AgencyId, AuthorityId, CampaignId, TargetId } from '../../kernel/identity.ts'
import { countedRows, sortOf, TwoLanguages } from '../../kernel/list.ts'
import { needed } from '../../kernel/progress.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Part } from '../../platform/db/together.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { searchKey } from '../../register/agencies/name-key.ts'
import { editionsFor } from '../../standards/editions/facade.ts'
import { standingsTo } from '../declarations/facade.ts'
import type { Standing } from '../declarations/standing.ts'
import { agencyColumns, CampaignAgency, CampaignView, Ended, Milestone, showTargetCourse } from './campaign.contract.ts'
import { known, recorded } from './known.queries.ts'
import { Stage } from './stage.ts'

export interface BoardQuestion {
  authority: AuthorityId
  campaign: CampaignId
  on: Day
  knownAt: Date | null
}

const stages = sql`ARRAY[${sql.join(Stage.options.map((stage) => sql.lit(stage)))}]`
const rank = (stage: RawBuilder<unknown>) => sql`array_position(${stages}, ${stage})`

/**
 * One campaign on a day, as the CTEs `one`, `target` (with the version of its list that holds on the day; before the first version
 * the first), `member`, and `here`: every agency of a target that exists on the day, once, with its stage and what it missed. Whether
 * it has declared is the one rule of `declarations/standing.ts`; where the scope is widened, the declaration has to be of the campaign.
 */
function board({ authority, campaign, on, knownAt }: BoardQuestion): RawBuilder<unknown> {
  return sql`
    one AS MATERIALIZED (SELECT c.* FROM campaign_known c WHERE c.authority_id = ${authority} AND c.id = ${campaign}::uuid AND ${known('c', knownAt)}),
    ${standingsTo({ authority, edition: sql`(SELECT to_edition FROM one)`, on, knownAt })},
    target AS MATERIALIZED (
      SELECT t.id, t.percent, t.due_on, t.version, l.id AS list_id, l.version AS list_version, l.name, l.dated_on, l.basis
      FROM campaign_target_known t CROSS JOIN LATERAL (
        SELECT * FROM campaign_list l WHERE l.authority_id = ${authority} AND l.id = t.list_id AND ${recorded('l.recorded_at', knownAt)}
        ORDER BY l.dated_on <= ${on}::date DESC, CASE WHEN l.dated_on <= ${on}::date THEN l.dated_on END DESC, l.dated_on LIMIT 1) l
      WHERE t.authority_id = ${authority} AND t.campaign_id = ${campaign}::uuid AND t.state = 'active' AND ${known('t', knownAt)}
    ),
    member AS MATERIALIZED (
      SELECT t.id AS target_id, t.due_on, m.agency_id FROM target t
      JOIN campaign_list_member m ON m.authority_id = ${authority} AND m.list_id = t.list_id AND m.version = t.list_version
    ),
    awaited AS MATERIALIZED (
      SELECT agency_id, min(due_on) AS due_on FROM member GROUP BY agency_id
    ),
    reached AS MATERIALIZED (
      SELECT DISTINCT ON (s.agency_id) s.agency_id, s.stage, s.reached_on, s.evidence, s.sequence FROM campaign_stage s
      WHERE s.authority_id = ${authority} AND s.campaign_id = ${campaign}::uuid AND s.reached_on <= ${on}::date AND ${recorded('s.recorded_at', knownAt)}
      ORDER BY s.agency_id, s.sequence DESC
    ),
    placed AS MATERIALIZED (
      SELECT x.agency_id, x.name, x.short_name, x.code, x.block, a.due_on,
        CASE WHEN counts THEN 'declared' WHEN x.standing = 'declared' THEN 'not-yet' ELSE x.standing END AS standing,
        CASE WHEN counts THEN 'declared' ELSE coalesce(r.stage, 'not_started') END AS stage,
        CASE WHEN counts THEN x.effective_on ELSE r.reached_on END AS since, CASE WHEN counts THEN x.number ELSE r.evidence END AS evidence,
        coalesce((SELECT max(k.sequence) FROM campaign_stage k WHERE k.authority_id = ${authority} AND k.campaign_id = ${campaign}::uuid AND k.agency_id = x.agency_id), 0) AS sequence,
        x.declaration_id, x.number, x.issued_on, x.effective_on, x.edition
      FROM (SELECT s.*, s.standing = 'declared' AND ((SELECT kind FROM one) <> 'widen' OR s.issued_on >= (SELECT starts_on FROM one)) AS counts FROM standings s) x
      JOIN awaited a USING (agency_id) LEFT JOIN reached r USING (agency_id)
    ),
    here AS MATERIALIZED (
      SELECT p.*, m.stage AS missed, m.by + 1 AS behind_since FROM placed p LEFT JOIN LATERAL (
        SELECT w.stage, w.by FROM (
          SELECT w->>'stage' AS stage, (w->>'by')::date AS by FROM one, jsonb_array_elements(one.milestones) w
          UNION ALL SELECT 'declared', p.due_on) w
        WHERE w.by < ${on}::date AND ${rank(sql`w.stage`)} > ${rank(sql`p.stage`)} ORDER BY w.by, ${rank(sql`w.stage`)} LIMIT 1) m ON true
    )`
}

const Counts = { n: z.int(), notYet: z.int(), noData: z.int(), total: z.int(), behind: z.int() }
const FoundTarget = z.object({
  id: z.string(),
  percent: z.number(),
  dueOn: Day,
  version: z.int(),
  list: z.object({ id: z.string(), version: z.int(), name: z.string(), datedOn: Day, basis: z.string() }),
  listed: z.int(),
  blocks: z.array(z.object({ block: z.string(), name: TwoLanguages, ...Counts })),
  ended: z.array(Ended),
})
const Paper = CampaignView.shape.basis
const FoundBoard = z.object({
  head: z
    .object({
      id: z.string(),
      name: z.string(),
      kind: z.string(),
      fromEdition: z.string().nullable(),
      toEdition: z.string(),
      startsOn: Day,
      endsOn: Day,
      note: z.string().nullable(),
      version: z.int(),
      milestones: z.array(Milestone),
      basis: Paper,
      guidance: Paper,
      editionInForce: z.boolean(),
    })
    .nullable(),
  targets: z.array(FoundTarget),
  stages: z.array(z.object({ stage: Stage, count: z.int() })),
  agencies: z.int(),
  behind: z.int(),
})

const papersOf = (authority: AuthorityId, column: 'basis' | 'guidance', knownAt: Date | null) => sql`(
  SELECT coalesce(json_agg(json_build_object('id', p.paper_id, 'number', p.number, 'issuedOn', p.issued_on, 'abstract', p.abstract) ORDER BY p.issued_on, p.paper_id), '[]')
  FROM paper_facts p WHERE p.authority_id = ${authority} AND ${known('p', knownAt)} AND p.paper_id = ANY (${sql.ref(`one.${column}`)}))`

/** The figures of a campaign by target and block, in one statement. */
export async function viewBoard(tx: Tx, q: BoardQuestion): Promise<CampaignView> {
  const { authority, on, knownAt } = q
  const { rows } = await sql<{ found: unknown }>`
    WITH ${board(q)},
    counted AS (
      SELECT m.target_id, h.block, count(*) AS total, count(*) FILTER (WHERE h.standing = 'declared') AS n, count(*) FILTER (WHERE h.standing = 'not-yet') AS not_yet,
        count(*) FILTER (WHERE h.standing = 'no-data') AS no_data, count(*) FILTER (WHERE h.missed IS NOT NULL) AS behind
      FROM member m JOIN here h USING (agency_id) GROUP BY m.target_id, h.block
    ),
    gone AS MATERIALIZED (SELECT m.target_id, m.agency_id FROM member m LEFT JOIN here h USING (agency_id) WHERE h.agency_id IS NULL)
    SELECT json_build_object(
      'head', (SELECT json_build_object('id', id, 'name', name, 'kind', kind, 'fromEdition', from_edition, 'toEdition', to_edition, 'startsOn', starts_on, 'endsOn', ends_on,
          'note', note, 'version', version, 'milestones', milestones, 'basis', ${papersOf(authority, 'basis', knownAt)}, 'guidance', ${papersOf(authority, 'guidance', knownAt)},
          'editionInForce', EXISTS (SELECT FROM ${editionsFor(authority, knownAt)} e WHERE e.code = one.to_edition AND e.valid_from <= ${on}::date AND (e.valid_to IS NULL OR e.valid_to > ${on}::date)))
        FROM one),
      'targets', (SELECT coalesce(json_agg(json_build_object('id', t.id, 'percent', t.percent::float8, 'dueOn', t.due_on, 'version', t.version,
          'list', json_build_object('id', t.list_id, 'version', t.list_version, 'name', t.name, 'datedOn', t.dated_on, 'basis', t.basis),
          'listed', (SELECT count(*) FROM member m WHERE m.target_id = t.id),
          'blocks', (SELECT coalesce(json_agg(json_build_object('block', b.code, 'name', json_build_object('vi', b.name_vi, 'en', b.name_en),
              'n', c.n, 'notYet', c.not_yet, 'noData', c.no_data, 'total', c.total, 'behind', c.behind) ORDER BY b.position, b.code), '[]')
            FROM counted c JOIN agency_block b ON b.authority_id = ${authority} AND b.code = c.block WHERE c.target_id = t.id),
          'ended', (SELECT coalesce(json_agg(json_build_object('agencyId', g.agency_id, 'name', v.name, 'endedOn', v.valid_to,
              'successors', (SELECT coalesce(json_agg(DISTINCT jsonb_build_object('id', l.to_agency, 'name', s.name)), '[]') FROM agency_link_facts l
                JOIN agency_facts s ON s.authority_id = ${authority} AND s.agency_id = l.to_agency AND ${known('s', knownAt)}
                  AND s.valid_from <= greatest(l.effective_on, ${on}::date) AND (s.valid_to IS NULL OR s.valid_to > ${on}::date)
                WHERE l.authority_id = ${authority} AND l.from_agency = g.agency_id AND l.kind <> 'transfer' AND l.effective_on <= ${on}::date AND ${known('l', knownAt)}))
              ORDER BY v.name COLLATE vi_numbered), '[]')
            FROM gone g CROSS JOIN LATERAL (SELECT f.name, f.valid_to FROM agency_facts f WHERE f.authority_id = ${authority} AND f.agency_id = g.agency_id AND ${known('f', knownAt)}
                AND f.valid_to <= ${on}::date ORDER BY f.valid_to DESC LIMIT 1) v
            WHERE g.target_id = t.id)) ORDER BY t.due_on, t.percent DESC, t.name, t.id), '[]') FROM target t),
      'stages', (SELECT coalesce(json_agg(json_build_object('stage', stage, 'count', n)), '[]') FROM (SELECT stage, count(*) AS n FROM here GROUP BY stage) s),
      'agencies', (SELECT count(*) FROM here), 'behind', (SELECT count(*) FROM here WHERE missed IS NOT NULL)) AS found`.execute(tx)
  const found = FoundBoard.parse(rows[0]?.found)
  if (found.head === null) return refuse('not-found', 'campaign.not-found')
  const targets = found.targets.map((target) => {
    const sum = (key: keyof typeof Counts) => target.blocks.reduce((all, block) => all + block[key], 0)
    const [n, total] = [sum('n'), sum('total')]
    const wanted = needed(target.percent, total)
    return { ...target, n, total, notYet: sum('notYet'), noData: sum('noData'), behind: sum('behind'), needed: wanted, missing: Math.max(0, wanted - n) }
  })
  const stageCounts = Stage.options.map((stage) => ({ stage, count: found.stages.find((one) => one.stage === stage)?.count ?? 0 }))
  return CampaignView.parse({
    ...found.head,
    on,
    knownAt: knownAt?.toISOString() ?? null,
    targets,
    stages: stageCounts,
    agencies: found.agencies,
    behind: found.behind,
  })
}

export interface AgencyFilter {
  target?: TargetId | undefined
  agencies?: readonly AgencyId[] | undefined
  block?: readonly string[] | undefined
  stage?: readonly Stage[] | undefined
  standing?: readonly Standing[] | undefined
  behind?: 'true' | 'false' | undefined
  q?: string | undefined
  sort?: string | undefined
}

const orders: Record<(typeof agencyColumns)[number], RawBuilder<unknown>> = {
  block: sql`b.position`,
  name: sql`h.name COLLATE vi_numbered`,
  stage: rank(sql`h.stage`),
  since: sql`h.since`,
  behind: sql`h.behind_since`,
}

const texts = (values: readonly string[]) => sql`${[...values]}::text[]`

const agencyJson = sql`json_build_object('agencyId', h.agency_id, 'name', h.name, 'shortName', h.short_name, 'code', h.code, 'block', h.block,
  'blockName', json_build_object('vi', h.block_vi, 'en', h.block_en), 'stage', h.stage, 'since', h.since, 'evidence', h.evidence, 'sequence', h.sequence, 'standing', h.standing,
  'declaration', CASE WHEN h.declaration_id IS NULL THEN NULL ELSE json_build_object('id', h.declaration_id, 'number', h.number, 'issuedOn', h.issued_on, 'effectiveOn', h.effective_on, 'edition', h.edition) END,
  'behind', CASE WHEN h.missed IS NULL THEN NULL ELSE json_build_object('stage', h.missed, 'since', h.behind_since) END)`

const Found = z.object({ there: z.boolean(), total: z.int(), rows: z.array(CampaignAgency) })

/** The agencies behind the figures of a campaign: the same rows that `viewBoard` counts. */
export async function viewAgencies(
  tx: Tx,
  q: BoardQuestion,
  filter: AgencyFilter,
  page: { from: number; limit: number } | null,
): Promise<{ rows: CampaignAgency[]; total: number; more: boolean }> {
  const { authority } = q
  const { column, descending } = sortOf(filter.sort, agencyColumns)
  const order = sql`${orders[column]} ${descending ? sql`DESC NULLS LAST` : sql`ASC NULLS LAST`}, b.position, h.name COLLATE vi_numbered, h.agency_id`
  const where = sql.join(
    [
      sql`true`,
      ...(filter.target ? [sql`h.agency_id IN (SELECT agency_id FROM member WHERE target_id = ${filter.target}::uuid)`] : []),
      ...(filter.agencies ? [sql`h.agency_id = ANY (${`{${filter.agencies.join(',')}}`}::uuid[])`] : []),
      ...(filter.block ? [sql`h.block = ANY (${texts(filter.block)})`] : []),
      ...(filter.stage ? [sql`h.stage = ANY (${texts(filter.stage)})`] : []),
      ...(filter.standing ? [sql`h.standing = ANY (${texts(filter.standing)})`] : []),
      ...(filter.behind === undefined ? [] : [filter.behind === 'true' ? sql`h.missed IS NOT NULL` : sql`h.missed IS NULL`]),
      ...(filter.q ? [sql`h.agency_id IN (SELECT agency_id FROM search_agencies(${searchKey(filter.q)}))`] : []),
    ],
    sql` AND `,
  )
  const { rows } = await sql<{ found: unknown }>`
    WITH ${board(q)},
    found AS (
      SELECT h.*, b.name_vi AS block_vi, b.name_en AS block_en, row_number() OVER (ORDER BY ${order}) AS place
      FROM here h JOIN agency_block b ON b.authority_id = ${authority} AND b.code = h.block WHERE ${where}
    ),
    page AS (SELECT * FROM found ORDER BY place ${page ? sql`OFFSET ${page.from} LIMIT ${page.limit}` : sql``})
    SELECT json_build_object('there', EXISTS (SELECT FROM one), 'total', (SELECT count(*) FROM found),
      'rows', (SELECT coalesce(json_agg(${agencyJson} ORDER BY h.place), '[]') FROM page h)) AS found`.execute(tx)
  const found = Found.parse(rows[0]?.found)
  if (!found.there) refuse('not-found', 'campaign.not-found')
  return { rows: found.rows, total: Math.min(found.total, countedRows), more: found.total > countedRows }
}

/** One agency of a campaign as a part of a greater statement; null when it is on no list or does not exist on the day. */
export const agencyPart = (q: BoardQuestion, agency: AgencyId): Part<CampaignAgency | null> => ({
  json: sql`(WITH ${board(q)},
    found AS (SELECT h.*, b.name_vi AS block_vi, b.name_en AS block_en FROM here h JOIN agency_block b ON b.authority_id = ${q.authority} AND b.code = h.block WHERE h.agency_id = ${agency}::uuid)
    SELECT ${agencyJson} FROM found h)`,
  read: (found) => CampaignAgency.nullable().parse(found),
})

const Course = showTargetCourse.reply

/**
 * n and N of a target at the end of each month of the campaign up to the day: the list that holds on the day, its agencies as far as they
 * existed in each month, and their days of being declared gathered into one multirange.
 */
export async function viewTargetCourse(tx: Tx, q: BoardQuestion, target: TargetId) {
  const { authority, on, knownAt } = q
  const { rows } = await sql<{ found: unknown }>`
    WITH ${board(q)},
    month AS (
      SELECT least((m + interval '1 month - 1 day')::date, ${on}::date) AS day
      FROM one, generate_series(date_trunc('month', one.starts_on), ${on}::date, interval '1 month') m
      WHERE m > ${on}::date - interval '10 years'
    ),
    declared AS (
      SELECT d.agency_id, range_agg(daterange(greatest(d.issued_on, d.effective_on), d.withdrawn_on)) AS days
      FROM declaration_facts d JOIN member m ON m.agency_id = d.agency_id AND m.target_id = ${target}::uuid, one
      WHERE d.authority_id = ${authority} AND ${known('d', knownAt)} AND d.edition = one.to_edition AND d.effective_on <= ${on}::date
        AND (d.withdrawn_on IS NULL OR d.withdrawn_on > greatest(d.issued_on, d.effective_on)) AND (one.kind <> 'widen' OR d.issued_on >= one.starts_on)
      GROUP BY d.agency_id
    ),
    point AS (
      SELECT o.day, count(*) AS total, count(*) FILTER (WHERE d.days @> o.day) AS n
      FROM member m JOIN agency_facts f ON f.authority_id = ${authority} AND f.agency_id = m.agency_id AND ${known('f', knownAt)}
      JOIN month o ON f.valid_from <= o.day AND (f.valid_to IS NULL OR f.valid_to > o.day)
      LEFT JOIN declared d ON d.agency_id = m.agency_id WHERE m.target_id = ${target}::uuid GROUP BY o.day
    )
    SELECT (SELECT json_build_object('percent', t.percent::float8, 'dueOn', t.due_on, 'points',
      (SELECT coalesce(json_agg(json_build_object('on', o.day, 'n', coalesce(p.n, 0), 'total', coalesce(p.total, 0)) ORDER BY o.day), '[]') FROM month o LEFT JOIN point p USING (day)))
      FROM target t WHERE t.id = ${target}::uuid) AS found`.execute(tx)
  const found = rows[0]?.found
  return found ? Course.parse(found) : refuse('not-found', 'campaign.target-not-found')
}
