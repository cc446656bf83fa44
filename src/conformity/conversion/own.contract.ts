import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { AgencyId, CampaignId, TargetId } from '../../kernel/identity.ts'
import { CampaignKind } from './campaign.ts'
import { Milestone } from './campaign.contract.ts'
import { Stage } from './stage.ts'

export const OwnCampaign = z.strictObject({
  id: CampaignId,
  name: z.string(),
  kind: CampaignKind,
  toEdition: z.string(),
  startsOn: Day,
  endsOn: Day,
  milestones: z.array(Milestone),
  stage: Stage,
  since: Day.nullable(),
  evidence: z.string().nullable(),
  behind: z.strictObject({ stage: Stage, since: Day }).nullable().describe('the milestone missed longest, and the first day of being late'),
  targets: z.array(
    z.strictObject({ id: TargetId, percent: z.number(), dueOn: Day, list: z.strictObject({ name: z.string(), datedOn: Day, basis: z.string() }) }),
  ),
})
export type OwnCampaign = z.infer<typeof OwnCampaign>

export const listOwnCampaigns = endpoint({
  name: 'listOwnCampaigns',
  summary: 'Campaigns an agency is listed in: its stage, what it is asked for until when, on which list. Without an agency: the seat’s own',
  method: 'GET',
  path: '/own-campaigns',
  access: 'campaign.follow',
  query: z.strictObject({ agencyId: AgencyId.optional(), on: Day.optional() }),
  reply: z.strictObject({ rows: z.array(OwnCampaign) }),
})
