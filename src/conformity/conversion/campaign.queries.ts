import { sql } from 'kysely'
import { z } from 'zod'
import { type Day, dayOf } from '../../kernel/day.ts'
import { fold } from '../../kernel/fold.ts'
import type { AgencyId, AuthorityId, CampaignListId, FileId, CampaignId } from '../../kernel/identity.ts'
import { countedRows, sortOf } from '../../kernel/list.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Part } from '../../platform/db/together.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { CampaignRow, type listCampaigns, showCampaignAgency, StageFact } from './campaign.contract.ts'
import { known, recorded } from './known.queries.ts'
import { ListHead, ListMember, type listListMembers, showCampaignList } from './campaign-list.contract.ts'
import { searchKey } from '../../register/agencies/name-key.ts'

interface Page {
  from: number
  limit: number
}

const Counted = <Row extends z.ZodType>(row: Row) => z.object({ total: z.int(), rows: z.array(row) })

function counted<Row>(found: { total: number; rows: Row[] }): { rows: Row[]; total: number; more: boolean } {
  return { rows: found.rows, total: Math.min(found.total, countedRows), more: found.total > countedRows }
}

/** What a list is asked as of; without a day, all there is. */
interface AsOf {
  on?: Day | undefined
  knownAt?: string | undefined
}
const instant = (knownAt: string | undefined) => (knownAt === undefined ? null : new Date(knownAt))
const like = (words: string) => `%${fold(words).replace(/[\\%_]/g, '\\$&')}%`

const columns = ['startsOn', 'name', 'endsOn'] as const
const orders = { startsOn: sql`c.starts_on`, name: sql`c.name COLLATE vi_numbered`, endsOn: sql`c.ends_on` } as const

export async function viewCampaigns(tx: Tx, authority: AuthorityId, asked: Omit<z.output<typeof listCampaigns.query>, 'from' | 'limit'>, page: Page) {
  const { column, descending } = asked.sort ? sortOf(asked.sort, columns) : { column: 'startsOn' as const, descending: true }
  const knownAt = instant(asked.knownAt)
  const where = sql.join(
    [
      sql`c.authority_id = ${authority}`,
      known('c', knownAt),
      ...(asked.on ? [sql`c.starts_on <= ${asked.on}::date`] : []),
      ...(asked.kind ? [sql`c.kind = ANY (${asked.kind as string[]}::text[])`] : []),
      ...(asked.edition ? [sql`c.to_edition = ${asked.edition}`] : []),
      // The search knows present names only; former ones are few enough to be read.
      ...(asked.q
        ? [knownAt === null ? sql`c.id IN (SELECT campaign_id FROM search_campaigns(${fold(asked.q)}))` : sql`c.name_norm LIKE ${like(asked.q)}`]
        : []),
    ],
    sql` AND `,
  )
  const order = sql`${orders[column]} ${descending ? sql`DESC` : sql`ASC`}, c.id`
  const { rows } = await sql<{ found: unknown }>`
    WITH found AS (SELECT c.* FROM campaign_known c WHERE ${where}),
    page AS (SELECT * FROM found c ORDER BY ${order} OFFSET ${page.from} LIMIT ${page.limit})
    SELECT json_build_object('total', (SELECT count(*) FROM (SELECT FROM found LIMIT ${countedRows + 1}) n),
      'rows', (SELECT coalesce(json_agg(json_build_object('id', c.id, 'name', c.name, 'kind', c.kind, 'fromEdition', c.from_edition, 'toEdition', c.to_edition,
          'startsOn', c.starts_on, 'endsOn', c.ends_on, 'version', c.version,
          'targets', (SELECT count(*) FROM campaign_target_known t WHERE t.authority_id = ${authority} AND t.campaign_id = c.id AND t.state = 'active' AND ${known('t', knownAt)})) ORDER BY ${order}), '[]')
        FROM page c)) AS found`.execute(tx)
  return counted(Counted(CampaignRow).parse(rows[0]?.found))
}

const headJson = (
  knownAt: Date | null,
) => sql`json_build_object('id', l.id, 'version', l.version, 'name', l.name, 'datedOn', l.dated_on, 'basis', l.basis, 'source', l.source, 'members', l.members,
  'reason', l.reason, 'paper', (SELECT json_build_object('id', p.paper_id, 'number', p.number, 'issuedOn', p.issued_on) FROM paper_facts p
    WHERE p.authority_id = l.authority_id AND p.paper_id = l.paper_id AND ${known('p', knownAt)}))`

const listOrders = { name: sql`l.name COLLATE vi_numbered`, datedOn: sql`l.dated_on`, members: sql`l.members` } as const
const listColumns = ['datedOn', 'name', 'members'] as const

export async function viewLists(tx: Tx, authority: AuthorityId, asked: { q?: string | undefined; sort?: string | undefined } & AsOf, page: Page) {
  const knownAt = instant(asked.knownAt)
  const { column, descending } = asked.sort ? sortOf(asked.sort, listColumns) : { column: 'datedOn' as const, descending: true }
  const order = sql`${listOrders[column]} ${descending ? sql`DESC` : sql`ASC`}, l.id`
  const words = asked.q === undefined ? undefined : like(asked.q)
  const { rows } = await sql<{ found: unknown }>`
    WITH newest AS (SELECT DISTINCT ON (l.id) l.* FROM campaign_list l WHERE l.authority_id = ${authority} AND ${recorded('l.recorded_at', knownAt)}
      AND ${asked.on ? sql`l.dated_on <= ${asked.on}::date` : sql`true`} ORDER BY l.id, l.version DESC),
    found AS (SELECT * FROM newest l WHERE ${words === undefined ? sql`true` : sql`l.name_norm LIKE ${words}`}),
    page AS (SELECT * FROM found l ORDER BY ${order} OFFSET ${page.from} LIMIT ${page.limit})
    SELECT json_build_object('total', (SELECT count(*) FROM found), 'rows', (SELECT coalesce(json_agg(${headJson(knownAt)} ORDER BY ${order}), '[]') FROM page l)) AS found`.execute(
    tx,
  )
  return counted(Counted(ListHead).parse(rows[0]?.found))
}

export async function viewList(tx: Tx, authority: AuthorityId, id: CampaignListId, asked: AsOf) {
  const knownAt = instant(asked.knownAt)
  const { rows } = await sql<{ found: unknown }>`
    SELECT json_build_object('id', ${id}::uuid,
      'versions', (SELECT coalesce(json_agg(${headJson(knownAt)} ORDER BY l.version DESC), '[]') FROM campaign_list l WHERE l.authority_id = ${authority} AND l.id = ${id}::uuid
        AND ${recorded('l.recorded_at', knownAt)} AND ${asked.on ? sql`l.dated_on <= ${asked.on}::date` : sql`true`}),
      'campaigns', (SELECT coalesce(json_agg(json_build_object('id', c.id, 'name', c.name, 'percent', t.percent::float8, 'dueOn', t.due_on) ORDER BY t.due_on, c.id), '[]')
        FROM campaign_target_known t JOIN campaign_known c ON c.authority_id = ${authority} AND c.id = t.campaign_id AND ${known('c', knownAt)}
        WHERE t.authority_id = ${authority} AND t.list_id = ${id}::uuid AND t.state = 'active' AND ${known('t', knownAt)}
          AND ${asked.on ? sql`c.starts_on <= ${asked.on}::date` : sql`true`})) AS found`.execute(tx)
  const found = showCampaignList.reply.parse(rows[0]?.found)
  return found.versions.length === 0 ? refuse('not-found', 'campaign-list.not-found') : found
}

/** Names as they were on the day of the list; an agency that ended by `on` says so, and what came of it. */
export async function viewMembers(
  tx: Tx,
  authority: AuthorityId,
  id: CampaignListId,
  asked: Omit<z.output<typeof listListMembers.query>, 'from' | 'limit'>,
  at: Date,
  page: Page,
) {
  const on = asked.on ?? dayOf(at)
  const knownAt = instant(asked.knownAt)
  const where = sql.join(
    [
      sql`true`,
      ...(asked.block ? [sql`f.block = ANY (${[...asked.block]}::text[])`] : []),
      ...(asked.ended === undefined ? [] : [asked.ended === 'true' ? sql`e.ended_on IS NOT NULL` : sql`e.ended_on IS NULL`]),
      ...(asked.q ? [sql`f.agency_id IN (SELECT agency_id FROM search_agencies(${searchKey(asked.q)}))`] : []),
    ],
    sql` AND `,
  )
  const { rows } = await sql<{ found: unknown }>`
    WITH list AS (SELECT version, dated_on FROM campaign_list WHERE authority_id = ${authority} AND id = ${id}::uuid AND version = coalesce(${asked.version ?? null}::int, version)
      AND ${recorded('recorded_at', knownAt)} AND ${asked.on && asked.version === undefined ? sql`dated_on <= ${asked.on}::date` : sql`true`} ORDER BY version DESC LIMIT 1),
    found AS (
      SELECT m.agency_id, f.name, f.code, f.block, b.name_vi, b.name_en, e.ended_on, row_number() OVER (ORDER BY b.position, f.name COLLATE vi_numbered, m.agency_id) AS place
      FROM list JOIN campaign_list_member m ON m.authority_id = ${authority} AND m.list_id = ${id}::uuid AND m.version = list.version
      CROSS JOIN LATERAL (SELECT v.* FROM agency_facts v WHERE v.authority_id = ${authority} AND v.agency_id = m.agency_id AND ${known('v', knownAt)}
        ORDER BY v.valid_from <= list.dated_on AND (v.valid_to IS NULL OR v.valid_to > list.dated_on) DESC, v.valid_from DESC LIMIT 1) f
      LEFT JOIN LATERAL (SELECT max(v.valid_to) AS ended_on FROM agency_facts v WHERE v.authority_id = ${authority} AND v.agency_id = m.agency_id AND ${known('v', knownAt)}
        HAVING NOT bool_or(v.valid_to IS NULL OR v.valid_to > ${on}::date)) e ON true
      JOIN agency_block b ON b.authority_id = ${authority} AND b.code = f.block WHERE ${where}
    ),
    page AS (SELECT * FROM found ORDER BY place OFFSET ${page.from} LIMIT ${page.limit})
    SELECT json_build_object('total', (SELECT count(*) FROM found), 'rows', (SELECT coalesce(json_agg(json_build_object('agencyId', p.agency_id, 'name', p.name, 'code', p.code, 'block', p.block,
        'blockName', json_build_object('vi', p.name_vi, 'en', p.name_en), 'endedOn', p.ended_on,
        'successors', CASE WHEN p.ended_on IS NULL THEN '[]'::json ELSE (SELECT coalesce(json_agg(DISTINCT jsonb_build_object('id', l.to_agency, 'name', s.name)), '[]')
          FROM agency_link_facts l JOIN agency_facts s ON s.authority_id = ${authority} AND s.agency_id = l.to_agency AND ${known('s', knownAt)} AND s.valid_to IS NULL
          WHERE l.authority_id = ${authority} AND l.from_agency = p.agency_id AND l.kind <> 'transfer' AND ${known('l', knownAt)}) END) ORDER BY p.place), '[]') FROM page p)) AS found`.execute(
    tx,
  )
  return counted(Counted(ListMember).parse(rows[0]?.found))
}

interface HistoryQuestion {
  authority: AuthorityId
  campaign: CampaignId
  knownAt: Date | null
}

const AgencyPage = z.object({
  campaign: showCampaignAgency.reply.shape.campaign,
  stages: z.array(StageFact.extend({ recordedAt: z.string() })),
})

const stageHistory = ({ authority, campaign, knownAt }: HistoryQuestion, agency: AgencyId) => sql`(
  SELECT json_build_object('campaign', json_build_object('id', c.id, 'name', c.name, 'toEdition', c.to_edition, 'startsOn', c.starts_on, 'milestones', c.milestones),
    'stages', (SELECT coalesce(json_agg(json_build_object('sequence', s.sequence, 'stage', s.stage, 'reachedOn', s.reached_on, 'evidence', s.evidence, 'reason', s.reason,
        'recordedAt', s.recorded_at,
        'paper', (SELECT json_build_object('id', p.paper_id, 'number', p.number) FROM paper_facts p WHERE p.authority_id = ${authority} AND p.paper_id = s.paper_id AND ${known('p', knownAt)}),
        'file', (SELECT json_build_object('id', f.id, 'name', f.name) FROM stored_file f WHERE f.authority_id = ${authority} AND f.id = s.file_id)) ORDER BY s.sequence DESC), '[]')
      FROM campaign_stage s WHERE s.authority_id = ${authority} AND s.campaign_id = c.id AND s.agency_id = ${agency}::uuid AND ${recorded('s.recorded_at', knownAt)}))
  FROM campaign_known c WHERE c.authority_id = ${authority} AND c.id = ${campaign}::uuid AND ${known('c', knownAt)})`

function readHistory(found: unknown) {
  if (!found) return refuse('not-found', 'campaign.not-found')
  const { campaign, stages } = AgencyPage.parse(found)
  return { campaign, stages: stages.map((stage) => ({ ...stage, recordedAt: new Date(stage.recordedAt).toISOString() })) }
}

/** Every stage that was recorded of an agency by the instant, as a part of one statement. */
export const historyPart = (asked: HistoryQuestion, agency: AgencyId): Part<ReturnType<typeof readHistory>> => ({
  json: stageHistory(asked, agency),
  read: readHistory,
})

export interface EvidenceFile {
  sha256: string
  name: string
  mediaType: string
}

/** Through the stage that names it only. */
export async function viewEvidenceFile(tx: Tx, authority: AuthorityId, campaign: CampaignId, file: FileId): Promise<EvidenceFile> {
  const { rows } = await sql<EvidenceFile>`
    SELECT f.sha256, f.name, f.media_type FROM stored_file f WHERE f.authority_id = ${authority} AND f.id = ${file}::uuid
      AND EXISTS (SELECT FROM campaign_stage s WHERE s.authority_id = ${authority} AND s.campaign_id = ${campaign}::uuid AND s.file_id = f.id)`.execute(tx)
  return rows[0] ?? refuse('not-found', 'file.not-found', { id: file })
}
