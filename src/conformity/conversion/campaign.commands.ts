import { CampaignId, type CampaignListId, TargetId } from '../../kernel/identity.ts'
import type { Day } from '../../kernel/day.ts'
import { Refusal, refuse } from '../../kernel/refusal.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { record } from '../../platform/audit-log/record.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { CampaignBody } from './campaign.contract.ts'
import { type CampaignFault, faultsOfCampaign, faultsOfTarget } from './campaign.ts'
import type { By } from './campaign-list.commands.ts'
import * as store from './campaign.store.ts'

function refuseFaults(faults: readonly CampaignFault[]): void {
  const [first] = faults
  if (!first) return
  throw new Refusal('invalid', first.code, { ...first.details, errors: faults.map(({ field, code, details }) => ({ path: field, code, details })) })
}

const factsOf = ({ note: _, ...body }: CampaignBody) => ({ ...body, milestones: body.milestones.map(({ stage, by }) => ({ stage, by })) })
const papersIn = ({ basis, guidance }: CampaignBody) => [...basis, ...guidance]

interface Saved {
  id: CampaignId
  version: number
}

export async function createCampaign(tx: Tx, { actor, at }: By, body: CampaignBody, id: CampaignId = CampaignId.parse(uuidv7(at))): Promise<Saved> {
  const { campaign: _, ...known } = await store.loadCampaign(tx, actor.authority, null, papersIn(body))
  refuseFaults(faultsOfCampaign(body, known))
  await store.addCampaign(tx, actor.authority, id, body, at)
  record(tx, {
    at,
    by: actor,
    type: 'campaign.created',
    subject: { kind: 'campaign', id },
    assertedOn: body.startsOn,
    facts: factsOf(body),
    personal: { note: body.note },
  })
  return { id, version: 1 }
}

export async function saveCampaign(tx: Tx, { actor, at }: By, id: CampaignId, { version, ...body }: CampaignBody & { version: number }): Promise<Saved> {
  const { campaign, ...known } = await store.loadCampaign(tx, actor.authority, id, papersIn(body))
  if (!campaign) return refuse('not-found', 'campaign.not-found')
  if (campaign.version !== version) refuse('conflict', 'record.changed-meanwhile', { version: campaign.version })
  refuseFaults(faultsOfCampaign(body, known))
  await store.changeCampaign(tx, actor.authority, id, version, body, at)
  record(tx, { at, by: actor, type: 'campaign.changed', subject: { kind: 'campaign', id }, facts: factsOf(body), personal: { note: body.note } })
  return { id, version: version + 1 }
}

interface Share {
  percent: number
  dueOn: Day
}

export async function addTarget(
  tx: Tx,
  { actor, at }: By,
  campaignId: CampaignId,
  asked: Share & { listId: CampaignListId },
  id: TargetId = TargetId.parse(uuidv7(at)),
): Promise<{ id: TargetId; version: number }> {
  const { campaign, listThere } = await store.loadTarget(tx, actor.authority, campaignId, { list: asked.listId })
  if (!campaign) return refuse('not-found', 'campaign.not-found')
  if (!listThere) return refuse('not-found', 'campaign-list.not-found')
  refuseFaults(faultsOfTarget(asked, campaign))
  await store.addTarget(tx, actor.authority, { id, campaignId, ...asked }, at)
  const { listId, percent, dueOn } = asked
  record(tx, { at, by: actor, type: 'campaign.target-set', subject: { kind: 'campaign', id: campaignId }, facts: { target: id, list: listId, percent, dueOn } })
  return { id, version: 1 }
}

async function heldTarget(tx: Tx, { actor }: By, campaignId: CampaignId, id: TargetId, version: number) {
  const { campaign, target } = await store.loadTarget(tx, actor.authority, campaignId, { target: id })
  if (!campaign || !target) return refuse('not-found', 'campaign.target-not-found')
  if (target.version !== version) refuse('conflict', 'record.changed-meanwhile', { version: target.version })
  if (target.state !== 'active') refuse('conflict', 'campaign.target-dropped')
  return { campaign, target }
}

export async function changeTarget(
  tx: Tx,
  by: By,
  campaignId: CampaignId,
  id: TargetId,
  { version, ...asked }: Share & { version: number },
): Promise<{ id: TargetId; version: number }> {
  const { campaign, target } = await heldTarget(tx, by, campaignId, id, version)
  refuseFaults(faultsOfTarget(asked, campaign))
  await store.changeTarget(tx, by.actor.authority, id, version, asked, by.at)
  record(tx, {
    at: by.at,
    by: by.actor,
    type: 'campaign.target-changed',
    subject: { kind: 'campaign', id: campaignId },
    facts: { target: id, ...asked, before: { percent: target.percent, dueOn: target.dueOn } },
  })
  return { id, version: version + 1 }
}

export async function dropTarget(
  tx: Tx,
  by: By,
  campaignId: CampaignId,
  id: TargetId,
  { version, reason }: { version: number; reason: string },
): Promise<{ id: TargetId; version: number }> {
  await heldTarget(tx, by, campaignId, id, version)
  await store.changeTarget(tx, by.actor.authority, id, version, { state: 'dropped' }, by.at)
  record(tx, {
    at: by.at,
    by: by.actor,
    type: 'campaign.target-dropped',
    subject: { kind: 'campaign', id: campaignId },
    facts: { target: id },
    personal: { reason },
  })
  return { id, version: version + 1 }
}
