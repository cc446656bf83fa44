import { sql } from 'kysely'
import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { AgencyId, type AuthorityId, type CampaignId, type FileId, type PaperId } from '../../kernel/identity.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { RegisterMovedOn } from '../../register/imports/register-moved-on.ts'
import { standingsTo } from '../declarations/facade.ts'
import { type KeptStage, Stage } from './stage.ts'

const Loaded = z.object({
  campaign: z.object({ startsOn: Day }).nullable(),
  paperThere: z.boolean(),
  fileThere: z.boolean(),
  agencies: z.array(
    z.object({
      id: AgencyId,
      name: z.string(),
      listed: z.boolean(),
      stage: Stage,
      reachedOn: Day.nullable(),
      sequence: z.int(),
      spans: z.array(z.tuple([Day, Day.nullable()])),
    }),
  ),
})
export type StageSurroundings = z.infer<typeof Loaded>

export interface StagesWanted {
  authority: AuthorityId
  campaign: CampaignId
  /** undefined: every agency of the campaign's lists. */
  agencies?: readonly AgencyId[]
  today: Day
  paperId?: PaperId | null
  fileId?: FileId | null
  seat: string
}

/** Whether there is such a campaign: asked before a long work is begun that would only find out that there is none. */
export async function isCampaign(tx: Tx, authority: AuthorityId, id: CampaignId): Promise<boolean> {
  return (await tx.selectFrom('campaign').select('id').where('authorityId', '=', authority).where('id', '=', id).executeTakeFirst()) !== undefined
}

/** Where agencies stand in a campaign today, and when each existed, in one statement; whether the evidence named is there, too. */
export async function loadStages(
  tx: Tx,
  { authority, campaign, agencies, today, paperId = null, fileId = null, seat }: StagesWanted,
): Promise<StageSurroundings> {
  const wanted = agencies === undefined ? sql`(SELECT agency_id FROM listed)` : sql`(SELECT unnest(${`{${agencies.join(',')}}`}::uuid[]) AS agency_id)`
  const { rows } = await sql<{ loaded: unknown }>`
    WITH one AS MATERIALIZED (SELECT * FROM campaign WHERE authority_id = ${authority} AND id = ${campaign}::uuid),
    ${standingsTo({ authority, edition: sql`(SELECT to_edition FROM one)`, on: today, knownAt: null })},
    listed AS MATERIALIZED (
      SELECT DISTINCT m.agency_id FROM campaign_target t JOIN campaign_list_member m ON m.authority_id = ${authority} AND m.list_id = t.list_id
      WHERE t.authority_id = ${authority} AND t.campaign_id = ${campaign}::uuid AND t.state = 'active'
    ),
    wanted AS MATERIALIZED (SELECT DISTINCT agency_id FROM ${wanted} w),
    reached AS MATERIALIZED (
      SELECT DISTINCT ON (s.agency_id) s.agency_id, s.stage, s.reached_on, s.sequence FROM campaign_stage s
      WHERE s.authority_id = ${authority} AND s.campaign_id = ${campaign}::uuid ORDER BY s.agency_id, s.sequence DESC
    ),
    span AS (
      SELECT v.agency_id, (array_agg(v.name ORDER BY v.valid_from DESC))[1] AS name, json_agg(json_build_array(v.valid_from, v.valid_to) ORDER BY v.valid_from) AS spans
      FROM agency_facts v WHERE v.authority_id = ${authority} AND v.recorded_to IS NULL AND v.agency_id IN (SELECT agency_id FROM wanted) GROUP BY v.agency_id
    )
    SELECT json_build_object('campaign', (SELECT json_build_object('startsOn', starts_on) FROM one),
      'paperThere', EXISTS (SELECT FROM paper_facts WHERE authority_id = ${authority} AND paper_id = ${paperId}::uuid AND recorded_to IS NULL),
      'fileThere', EXISTS (SELECT FROM stored_file WHERE authority_id = ${authority} AND id = ${fileId}::uuid AND seat_id = ${seat}::uuid),
      'agencies', (SELECT coalesce(json_agg(json_build_object('id', p.agency_id, 'name', p.name, 'spans', p.spans, 'listed', l.agency_id IS NOT NULL,
          'stage', CASE WHEN s.standing = 'declared' AND (one.kind <> 'widen' OR s.issued_on >= one.starts_on) THEN 'declared' ELSE coalesce(r.stage, 'not_started') END,
          'reachedOn', r.reached_on, 'sequence', coalesce(r.sequence, 0))), '[]')
        FROM one CROSS JOIN span p LEFT JOIN listed l USING (agency_id) LEFT JOIN reached r USING (agency_id) LEFT JOIN standings s USING (agency_id))) AS loaded`.execute(
    tx,
  )
  return Loaded.parse(rows[0]?.loaded)
}

export interface NewStage {
  id: string
  agencyId: AgencyId
  sequence: number
  stage: KeptStage
  reachedOn: Day
  evidence: string | null
  paperId: PaperId | null
  fileId: FileId | null
  reason: string | null
}

/** All rows in one statement: all of them are there, or none (`RegisterMovedOn`: somebody marked one of the agencies meanwhile). */
export async function addStages(tx: Tx, authority: AuthorityId, campaign: CampaignId, rows: readonly NewStage[], at: Date): Promise<void> {
  const records = JSON.stringify(
    rows.map((row) => ({
      id: row.id,
      agency_id: row.agencyId,
      sequence: row.sequence,
      stage: row.stage,
      reached_on: row.reachedOn,
      evidence: row.evidence,
      paper_id: row.paperId,
      file_id: row.fileId,
      reason: row.reason,
    })),
  )
  await sql`
    INSERT INTO campaign_stage (authority_id, campaign_id, recorded_at, id, agency_id, sequence, stage, reached_on, evidence, paper_id, file_id, reason)
    SELECT ${authority}, ${campaign}::uuid, ${at}::timestamptz, r.id, r.agency_id, r.sequence, r.stage, r.reached_on, r.evidence, r.paper_id, r.file_id, r.reason
    FROM jsonb_to_recordset(${records}::jsonb) AS r (id uuid, agency_id uuid, sequence int, stage text, reached_on date, evidence text, paper_id uuid, file_id uuid, reason text)`
    .execute(tx)
    .catch((error: unknown) => {
      if (error instanceof Error && 'constraint' in error && error.constraint === 'campaign_stage_in_turn') throw new RegisterMovedOn()
      throw error
    })
}
