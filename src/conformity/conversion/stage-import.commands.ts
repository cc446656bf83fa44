import { type Day, dayOf } from '../../kernel/day.ts'
import type { AgencyId, CampaignId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { record } from '../../platform/audit-log/record.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { checkedAlone } from '../../register/imports/checked-rows.ts'
import { type Asking, type ImportKind, type Keeping, loadFinder, previewSheet } from '../../register/imports/facade.ts'
import type { By } from './campaign-list.commands.ts'
import { stagesDigest, stateOn } from './stage.commands.ts'
import { addStages, loadStages, type NewStage } from './stage.store.ts'
import { type ImportMapping, type ImportPreview, StageImportRequest } from './stage-import.contract.ts'
import { checkStageRows, type ImportField, importFields, missingFields, type ReadStage, type StageRegister } from './stage-import.ts'

type Asked = Omit<StageImportRequest, 'mapping' | 'skipBadRows'> & { mapping?: ImportMapping | undefined }

export const stageImport: ImportKind<ImportField, Asked, ReadStage> = {
  name: 'stage-import',
  request: StageImportRequest,
  columns: importFields,
  missing: missingFields,
  check: async ({ rows, mapping, asked, by, at, read }) =>
    checkedAlone(checkStageRows(rows, mapping, await read((tx) => loadRegister(tx, { actor: by, at }, asked.campaignId)))),
  keep,
}

async function loadRegister(tx: Tx, { actor, at }: By, campaign: CampaignId): Promise<StageRegister> {
  const today = dayOf(at)
  const finder = await loadFinder(tx, actor.authority)
  const known = await loadStages(tx, { authority: actor.authority, campaign, today, seat: actor.seat })
  if (!known.campaign) return refuse('not-found', 'campaign.not-found')
  const byId = new Map(known.agencies.map((agency) => [agency.id, agency]))
  return {
    finder,
    today,
    startsOn: known.campaign.startsOn,
    stateOf: (id: AgencyId, on: Day) => {
      const agency = byId.get(id)
      return agency && stateOn(agency, on)
    },
  }
}

export async function previewStageImport(files: string, asking: Asking<Asked>): Promise<ImportPreview> {
  const { told, understood, outcomeOf } = await previewSheet(stageImport, files, asking)
  return {
    ...told,
    rows: understood
      .slice(0, 50)
      .map(({ row, agencyName, stage, reachedOn, evidence }) => ({ row, outcome: outcomeOf(row), agencyName, stage, reachedOn, evidence })),
  }
}

const newStage = ({ agencyId, sequence, stage, reachedOn, evidence, reason }: ReadStage, at: Date): NewStage => ({
  id: uuidv7(at),
  agencyId,
  sequence: sequence + 1,
  stage,
  reachedOn,
  evidence,
  paperId: null,
  fileId: null,
  reason,
})

async function keep(tx: Tx, { by, at, work, asked, source, rows, facts }: Keeping<Asked, ReadStage>): Promise<string> {
  const stages = rows.map((row) => newStage(row, at))
  if (stages.length > 0) await addStages(tx, by.authority, asked.campaignId, stages, at)
  const digest = stagesDigest(stages)
  record(tx, {
    at,
    by,
    type: 'campaign.stages-imported',
    subject: { kind: 'campaign', id: asked.campaignId },
    facts: { ...facts, work, created: stages.length, digest },
    personal: { source: source.name },
  })
  return digest
}
