import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { AgencyId, CampaignId, FileId, PaperId } from '../../kernel/identity.ts'
import { line, lines } from '../../kernel/text.ts'
import { KeptStage, Stage } from './stage.ts'

/** One act marks a whole city; more come by file. */
export const mostAtOnce = 1_000

export const Evidence = z.strictObject({
  kind: z.enum(['paper', 'file', 'note']),
  text: line(500).nullable().default(null).describe('number of a paper that is not in the register, or what the evidence is'),
  paperId: PaperId.nullable().default(null),
  fileId: FileId.nullable().default(null),
})
export type Evidence = z.output<typeof Evidence>

export const StagesBody = z.strictObject({
  stage: KeptStage,
  reachedOn: Day,
  evidence: Evidence.nullable().default(null),
  reason: lines(2000).nullable().default(null).describe('wanted where somebody goes back'),
  agencies: z
    .array(z.strictObject({ agencyId: AgencyId, sequence: z.int().min(0) }))
    .min(1)
    .max(mostAtOnce),
})
export type StagesBody = z.output<typeof StagesBody>

export const StageResult = z.strictObject({
  agencyId: AgencyId,
  name: z.string(),
  from: Stage.nullable(),
  outcome: z.enum(['changes', 'unchanged', 'refused']),
  code: z.string().nullable().describe('key of the sentence that says why it is refused'),
  details: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type StageResult = z.infer<typeof StageResult>

const oneCampaign = z.strictObject({ campaignId: CampaignId })
const Results = z.strictObject({ rows: z.array(StageResult), changed: z.int() })

export const previewStages = endpoint({
  name: 'previewStages',
  summary: 'What marking some agencies with a stage would do to each; changes nothing',
  method: 'POST',
  path: '/campaigns/:campaignId/stages/preview',
  access: 'campaign.write',
  keyed: false,
  params: oneCampaign,
  body: StagesBody,
  reply: Results,
})

export const recordStages = endpoint({
  name: 'recordStages',
  summary: 'Mark some agencies with a stage; answers with a result for each, right ones are kept',
  method: 'POST',
  path: '/campaigns/:campaignId/stages',
  access: 'campaign.write',
  params: oneCampaign,
  body: StagesBody,
  reply: Results,
})
