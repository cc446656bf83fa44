import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { AgencyId, CampaignId, CampaignListId, DeclarationId, FileId, PaperId, TargetId } from '../../kernel/identity.ts'
import { ListQuery, listOf, severalOf, TwoLanguages } from '../../kernel/list.ts'
import { line, lines } from '../../kernel/text.ts'
import { SheetFormat, SheetLanguage } from '../declarations/declaration.contract.ts'
import { Standing } from '../declarations/standing.ts'
import { CampaignKind } from './campaign.ts'
import { Stage } from './stage.ts'

const asOf = { on: Day.optional(), knownAt: z.iso.datetime({ offset: true }).optional() }
const oneCampaign = z.strictObject({ campaignId: CampaignId })
const EditionCode = z.string().trim().min(1).max(60)
const version = z.int()

export const Milestone = z.strictObject({ stage: Stage.exclude(['not_started']), by: Day })

export const CampaignBody = z.strictObject({
  name: line(300),
  kind: CampaignKind,
  fromEdition: EditionCode.nullable().default(null).describe('of a conversion only'),
  toEdition: EditionCode,
  startsOn: Day,
  endsOn: Day,
  basis: z.array(PaperId).max(20).default([]).describe('papers it rests on'),
  guidance: z.array(PaperId).max(50).default([]).describe('letters that guide it'),
  milestones: z.array(Milestone).max(7).default([]),
  note: lines(2000).nullable().default(null),
})
export type CampaignBody = z.output<typeof CampaignBody>

export const CampaignRow = z.strictObject({
  id: CampaignId,
  name: z.string(),
  kind: CampaignKind,
  fromEdition: z.string().nullable(),
  toEdition: z.string(),
  startsOn: Day,
  endsOn: Day,
  targets: z.int(),
  version: z.int(),
})
export type CampaignRow = z.infer<typeof CampaignRow>

export const listCampaigns = endpoint({
  name: 'listCampaigns',
  summary: 'Conversion campaigns, the newest first; with a day, those that had begun',
  method: 'GET',
  path: '/campaigns',
  access: 'campaign.read',
  query: ListQuery.extend({ ...asOf, kind: severalOf(CampaignKind), edition: EditionCode.optional() }),
  reply: listOf(CampaignRow),
})

const counts = { n: z.int(), notYet: z.int(), noData: z.int(), total: z.int() }
const LinkedPaper = z.strictObject({ id: PaperId, number: z.string(), issuedOn: Day, abstract: z.string() })

export const Ended = z.strictObject({
  agencyId: AgencyId,
  name: z.string(),
  endedOn: Day,
  successors: z.array(z.strictObject({ id: AgencyId, name: z.string() })),
})

export const TargetView = z.strictObject({
  id: TargetId,
  percent: z.number(),
  dueOn: Day,
  version: z.int(),
  list: z.strictObject({ id: CampaignListId, version: z.int(), name: z.string(), datedOn: Day, basis: z.string() }),
  listed: z.int().describe('agencies on the version of the list that holds on the day'),
  ...counts,
  needed: z.int().describe('of those that exist on the day, rounded up'),
  missing: z.int().describe('how many more have to declare'),
  behind: z.int(),
  ended: z.array(Ended).describe('on the list, but no longer existing: in neither n nor N'),
  blocks: z.array(z.strictObject({ block: z.string(), name: TwoLanguages, ...counts, behind: z.int() })),
})
export type TargetView = z.infer<typeof TargetView>

export const CampaignView = CampaignRow.omit({ targets: true }).extend({
  note: z.string().nullable(),
  basis: z.array(LinkedPaper),
  guidance: z.array(LinkedPaper),
  milestones: z.array(Milestone),
  on: Day,
  knownAt: z.iso.datetime().nullable(),
  editionInForce: z.boolean().describe('whether agencies can declare to the edition on the day'),
  targets: z.array(TargetView),
  stages: z.array(z.strictObject({ stage: Stage, count: z.int() })).describe('of all agencies of the targets that exist on the day'),
  agencies: z.int(),
  behind: z.int(),
})
export type CampaignView = z.infer<typeof CampaignView>

export const showCampaign = endpoint({
  name: 'showCampaign',
  summary: 'A campaign with its targets as n/N by list and block, as of a day and as known at an instant',
  method: 'GET',
  path: '/campaigns/:campaignId',
  access: 'campaign.read',
  params: oneCampaign,
  query: z.strictObject(asOf),
  reply: CampaignView,
})

const Saved = z.strictObject({ id: CampaignId, version })

export const createCampaign = endpoint({
  name: 'createCampaign',
  summary: 'Begin a campaign',
  method: 'POST',
  path: '/campaigns',
  access: 'campaign.write',
  status: 201,
  body: CampaignBody,
  reply: Saved,
})

export const saveCampaign = endpoint({
  name: 'saveCampaign',
  summary: 'Change what was written of a campaign',
  method: 'PUT',
  path: '/campaigns/:campaignId',
  access: 'campaign.write',
  params: oneCampaign,
  body: CampaignBody.extend({ version }),
  reply: Saved,
})

const oneTarget = oneCampaign.extend({ targetId: TargetId })
const TargetBody = z.strictObject({ percent: z.number(), dueOn: Day })
const SavedTarget = z.strictObject({ id: TargetId, version })

export const addTarget = endpoint({
  name: 'addTarget',
  summary: 'Set a share of a list that shall have declared until a day',
  method: 'POST',
  path: '/campaigns/:campaignId/targets',
  access: 'campaign.write',
  status: 201,
  params: oneCampaign,
  body: TargetBody.extend({ listId: CampaignListId }),
  reply: SavedTarget,
})

export const changeTarget = endpoint({
  name: 'changeTarget',
  summary: 'Change the share or the day of a target',
  method: 'PUT',
  path: '/campaigns/:campaignId/targets/:targetId',
  access: 'campaign.write',
  params: oneTarget,
  body: TargetBody.extend({ version }),
  reply: SavedTarget,
})

export const dropTarget = endpoint({
  name: 'dropTarget',
  summary: 'Give a target up, with the reason',
  method: 'POST',
  path: '/campaigns/:campaignId/targets/:targetId/drop',
  access: 'campaign.write',
  params: oneTarget,
  body: z.strictObject({ version, reason: lines(2000) }),
  reply: SavedTarget,
})

const DeclarationOf = z.strictObject({ id: DeclarationId, number: z.string(), issuedOn: Day, effectiveOn: Day, edition: z.string() })

export const CampaignAgency = z.strictObject({
  agencyId: AgencyId,
  name: z.string(),
  shortName: z.string(),
  code: z.string().nullable(),
  block: z.string(),
  blockName: TwoLanguages,
  stage: Stage,
  since: Day.nullable(),
  evidence: z.string().nullable(),
  sequence: z.int().describe('send it with a new stage, so that nobody overwrites what he has not seen'),
  standing: Standing,
  declaration: DeclarationOf.nullable(),
  behind: z.strictObject({ stage: Stage, since: Day }).nullable().describe('the milestone missed longest, and the first day of being late'),
})
export type CampaignAgency = z.infer<typeof CampaignAgency>

const filters = {
  ...asOf,
  target: TargetId.optional(),
  block: severalOf(z.string().max(40)),
  stage: severalOf(Stage),
  standing: severalOf(Standing),
  behind: z.enum(['true', 'false']).optional(),
}
export const agencyColumns = ['block', 'name', 'stage', 'since', 'behind'] as const

export const listCampaignAgencies = endpoint({
  name: 'listCampaignAgencies',
  summary: 'The agencies of a campaign: stage, declaration, and who is behind since when',
  method: 'GET',
  path: '/campaigns/:campaignId/agencies',
  access: 'campaign.read',
  params: oneCampaign,
  query: ListQuery.extend(filters),
  reply: listOf(CampaignAgency),
})

export const exportCampaignAgencies = endpoint({
  name: 'exportCampaignAgencies',
  summary: 'The agencies of a campaign as XLSX or CSV; a filled-in copy can be imported again',
  method: 'GET',
  path: '/campaigns/:campaignId/agencies/export',
  access: 'campaign.read',
  kind: 'file',
  params: oneCampaign,
  query: ListQuery.omit({ from: true, limit: true }).extend({ ...filters, format: SheetFormat, language: SheetLanguage }),
})

export const showTargetCourse = endpoint({
  name: 'showTargetCourse',
  summary: 'n and N of a target at the end of each month',
  method: 'GET',
  path: '/campaigns/:campaignId/targets/:targetId/course',
  access: 'campaign.read',
  params: oneTarget,
  query: z.strictObject(asOf),
  reply: z.strictObject({
    percent: z.number(),
    dueOn: Day,
    points: z.array(z.strictObject({ on: Day, n: z.int(), total: z.int() })),
  }),
})

export const StageFact = z.strictObject({
  sequence: z.int(),
  stage: Stage,
  reachedOn: Day,
  evidence: z.string().nullable(),
  paper: z.strictObject({ id: PaperId, number: z.string() }).nullable(),
  file: z.strictObject({ id: FileId, name: z.string() }).nullable(),
  reason: z.string().nullable(),
  recordedAt: z.iso.datetime(),
})

export const showCampaignAgency = endpoint({
  name: 'showCampaignAgency',
  summary: 'One agency in a campaign: where it stands, and every stage that was recorded',
  method: 'GET',
  path: '/campaigns/:campaignId/agencies/:agencyId',
  access: 'campaign.read',
  params: oneCampaign.extend({ agencyId: AgencyId }),
  query: z.strictObject(asOf),
  reply: z.strictObject({
    campaign: z.strictObject({ id: CampaignId, name: z.string(), toEdition: z.string(), startsOn: Day, milestones: z.array(Milestone) }),
    agency: CampaignAgency.nullable().describe('null: on no list of the campaign, or not existing on the day'),
    stages: z.array(StageFact).describe('newest first'),
  }),
})

export const campaignStageFile = endpoint({
  name: 'campaignStageFile',
  summary: 'A file kept as evidence of a stage',
  method: 'GET',
  path: '/campaigns/:campaignId/evidence/:fileId',
  access: 'campaign.read',
  kind: 'file',
  params: oneCampaign.extend({ fileId: FileId }),
  query: z.strictObject({ view: z.enum(['true', 'false']).optional() }),
})
