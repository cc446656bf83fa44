import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { CampaignId } from '../../kernel/identity.ts'
import { ImportOutcome, ImportSource, ImportStarted, mappingOf, oneImport, previewParts, skipBadRows } from '../../register/imports/import.contract.ts'
import { Stage } from './stage.ts'
import { ImportField } from './stage-import.ts'

export const ImportMapping = mappingOf(ImportField)
export type ImportMapping = z.infer<typeof ImportMapping>

const oneCampaign = z.strictObject({ campaignId: CampaignId })

export const ImportPreview = z.strictObject({
  ...previewParts(ImportField),
  rows: z
    .array(z.strictObject({ row: z.int(), outcome: ImportOutcome, agencyName: z.string(), stage: Stage, reachedOn: Day, evidence: z.string().nullable() }))
    .describe('the first fifty right rows as they were understood'),
})
export type ImportPreview = z.infer<typeof ImportPreview>

export const previewStageImport = endpoint({
  name: 'previewStageImport',
  summary: 'What an import of stages from a kept file would do; changes nothing',
  method: 'POST',
  path: '/campaigns/:campaignId/stages/import/preview',
  access: 'campaign.write',
  keyed: false,
  params: oneCampaign,
  body: ImportSource.extend({ mapping: ImportMapping.optional() }),
  reply: ImportPreview,
})

export const importStages = endpoint({
  name: 'importStages',
  summary: 'Import stages from a kept file: all good rows in one act, or nothing',
  method: 'POST',
  path: '/campaigns/:campaignId/stages/import',
  access: 'campaign.write',
  status: 202,
  params: oneCampaign,
  body: ImportSource.extend({ mapping: ImportMapping, skipBadRows }),
  reply: ImportStarted,
})

/** What the work of importing keeps of its asking. */
export const StageImportRequest = importStages.body.extend({ campaignId: CampaignId })
export type StageImportRequest = z.output<typeof StageImportRequest>

export const stageImportSheet = endpoint({
  name: 'stageImportSheet',
  summary: 'What became of each row, as XLSX',
  method: 'GET',
  path: '/campaign-imports/:workId/sheet',
  access: 'campaign.write',
  kind: 'file',
  params: oneImport,
})
