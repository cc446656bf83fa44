import { sql } from 'kysely'
import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { fold } from '../../kernel/fold.ts'
import type { AuthorityId, CampaignId, CampaignListId, TargetId } from '../../kernel/identity.ts'
import { refuseOn, type Tx } from '../../platform/db/transaction.ts'
import type { CampaignBody } from './campaign.contract.ts'
import type { CampaignKnown } from './campaign.ts'

const Loaded = z.object({
  campaign: z.object({ version: z.int(), startsOn: Day, endsOn: Day, basis: z.array(z.string()), guidance: z.array(z.string()) }).nullable(),
  years: z.array(z.tuple([z.string(), z.int()])),
  strange: z.array(z.string()).nullable(),
  first: Day.nullable(),
  last: Day.nullable(),
  firstStageOn: Day.nullable(),
})

export interface CampaignCircumstances extends CampaignKnown {
  campaign: { version: number; startsOn: Day; endsOn: Day } | undefined
}

/** All the rules of a campaign ask, and the campaign itself, which stays locked, in one statement. */
export async function loadCampaign(tx: Tx, authority: AuthorityId, id: CampaignId | null, papers: readonly string[]): Promise<CampaignCircumstances> {
  const { rows } = await sql<{ loaded: unknown }>`
    WITH one AS MATERIALIZED (SELECT * FROM campaign WHERE authority_id = ${authority} AND id = ${id}::uuid FOR UPDATE)
    SELECT json_build_object(
      'campaign', (SELECT json_build_object('version', version, 'startsOn', starts_on, 'endsOn', ends_on, 'basis', basis, 'guidance', guidance) FROM one),
      'years', (SELECT coalesce(json_agg(json_build_array(code, year)), '[]') FROM standard_edition),
      'strange', (SELECT json_agg(p) FROM unnest(${`{${papers.join(',')}}`}::uuid[]) p WHERE NOT EXISTS (SELECT FROM paper_facts f WHERE f.authority_id = ${authority} AND f.paper_id = p AND f.recorded_to IS NULL)
        AND NOT EXISTS (SELECT FROM one WHERE p = ANY (one.basis) OR p = ANY (one.guidance))),
      'first', (SELECT min(due_on) FROM campaign_target t WHERE t.authority_id = ${authority} AND t.campaign_id = ${id}::uuid AND t.state = 'active'),
      'last', (SELECT max(due_on) FROM campaign_target t WHERE t.authority_id = ${authority} AND t.campaign_id = ${id}::uuid AND t.state = 'active'),
      'firstStageOn', (SELECT min(reached_on) FROM campaign_stage s WHERE s.authority_id = ${authority} AND s.campaign_id = ${id}::uuid)) AS loaded`.execute(tx)
  const { campaign, years, strange, first, last, firstStageOn } = Loaded.parse(rows[0]?.loaded)
  return { campaign: campaign ?? undefined, years: new Map(years), strangePapers: strange ?? [], targets: { first, last }, firstStageOn }
}

const formerColumns = [
  'authorityId',
  'id',
  'version',
  'name',
  'nameNorm',
  'kind',
  'fromEdition',
  'toEdition',
  'startsOn',
  'endsOn',
  'basis',
  'guidance',
  'milestones',
  'note',
  'recordedFrom',
] as const

const written = (body: CampaignBody) => ({
  name: body.name,
  nameNorm: fold(body.name),
  kind: body.kind,
  fromEdition: body.fromEdition,
  toEdition: body.toEdition,
  startsOn: body.startsOn,
  endsOn: body.endsOn,
  basis: [...new Set(body.basis)] as string[],
  guidance: [...new Set(body.guidance)] as string[],
  milestones: JSON.stringify(body.milestones),
  note: body.note,
})

export async function addCampaign(tx: Tx, authority: AuthorityId, id: CampaignId, body: CampaignBody, at: Date): Promise<void> {
  await tx
    .insertInto('campaign')
    .values({ authorityId: authority, id, ...written(body), createdAt: at, recordedFrom: at })
    .execute()
}

/** What was written so far is kept beside, so that the board can be asked for what was known then. */
export async function changeCampaign(tx: Tx, authority: AuthorityId, id: CampaignId, version: number, body: CampaignBody, at: Date): Promise<void> {
  await tx
    .with('former', (db) =>
      db
        .insertInto('campaignFormer')
        .columns([...formerColumns, 'recordedTo'])
        .expression((eb) =>
          eb
            .selectFrom('campaign')
            .select([...formerColumns, (by) => by.val(at).as('recordedTo')])
            .where('authorityId', '=', authority)
            .where('id', '=', id),
        ),
    )
    .updateTable('campaign')
    .set({ ...written(body), version: version + 1, recordedFrom: at })
    .where('authorityId', '=', authority)
    .where('id', '=', id)
    .execute()
}

const Target = z.object({
  campaign: z.object({ startsOn: Day, endsOn: Day }).nullable(),
  listThere: z.boolean(),
  target: z.object({ version: z.int(), state: z.string(), listId: z.string(), percent: z.number(), dueOn: Day }).nullable(),
})

export async function loadTarget(tx: Tx, authority: AuthorityId, campaign: CampaignId, of: { target: TargetId } | { list: CampaignListId }) {
  const target = 'target' in of ? of.target : null
  const { rows } = await sql<{ loaded: unknown }>`
    WITH one AS MATERIALIZED (SELECT * FROM campaign_target WHERE authority_id = ${authority} AND campaign_id = ${campaign}::uuid AND id = ${target}::uuid FOR UPDATE)
    SELECT json_build_object(
      'campaign', (SELECT json_build_object('startsOn', starts_on, 'endsOn', ends_on) FROM campaign WHERE authority_id = ${authority} AND id = ${campaign}::uuid),
      'listThere', EXISTS (SELECT FROM campaign_list WHERE authority_id = ${authority} AND id = ${'list' in of ? of.list : null}::uuid),
      'target', (SELECT json_build_object('version', version, 'state', state, 'listId', list_id, 'percent', percent::float8, 'dueOn', due_on) FROM one)) AS loaded`.execute(
    tx,
  )
  return Target.parse(rows[0]?.loaded)
}

const onTwice = (error: unknown): never => {
  refuseOn(error, 'campaign_target_once', 'campaign.target-twice', {})
  throw error
}

export async function addTarget(
  tx: Tx,
  authority: AuthorityId,
  target: { id: TargetId; campaignId: CampaignId; listId: CampaignListId; percent: number; dueOn: Day },
  at: Date,
): Promise<void> {
  await tx
    .insertInto('campaignTarget')
    .values({ authorityId: authority, ...target, percent: String(target.percent), createdAt: at, recordedFrom: at })
    .execute()
    .catch(onTwice)
}

const formerTarget = ['authorityId', 'id', 'version', 'campaignId', 'listId', 'percent', 'dueOn', 'state', 'recordedFrom'] as const

export async function changeTarget(
  tx: Tx,
  authority: AuthorityId,
  id: TargetId,
  version: number,
  change: { percent: number; dueOn: Day } | { state: 'dropped' },
  at: Date,
): Promise<void> {
  await tx
    .with('former', (db) =>
      db
        .insertInto('campaignTargetFormer')
        .columns([...formerTarget, 'recordedTo'])
        .expression((eb) =>
          eb
            .selectFrom('campaignTarget')
            .select([...formerTarget, (by) => by.val(at).as('recordedTo')])
            .where('authorityId', '=', authority)
            .where('id', '=', id),
        ),
    )
    .updateTable('campaignTarget')
    .set({ ...('percent' in change ? { percent: String(change.percent), dueOn: change.dueOn } : change), version: version + 1, recordedFrom: at })
    .where('authorityId', '=', authority)
    .where('id', '=', id)
    .execute()
    .catch(onTwice)
}
