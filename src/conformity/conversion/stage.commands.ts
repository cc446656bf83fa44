import { type Day, dayOf } from '../../kernel/day.ts'
import type { CampaignId } from '../../kernel/identity.ts'
import { refuse, refuseAt } from '../../kernel/refusal.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { digestOf } from '../../platform/audit-log/digest.ts'
import { record } from '../../platform/audit-log/record.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { RegisterMovedOn } from '../../register/imports/register-moved-on.ts'
import type { By } from './campaign-list.commands.ts'
import type { Evidence, StageResult, StagesBody } from './stage.contract.ts'
import { addStages, loadStages, type NewStage, type StageSurroundings } from './stage.store.ts'
import { faultsOfStage, type StageState, unchanged } from './stage.ts'

const existedOn = (spans: readonly (readonly [Day, Day | null])[], on: Day) => spans.some(([from, to]) => from <= on && (to === null || to > on))

/** The state of an agency as the rules ask it on a day. */
export const stateOn = (agency: StageSurroundings['agencies'][number], on: Day): StageState => ({ ...agency, exists: existedOn(agency.spans, on) })

/** Evidence without what it speaks of is none. */
function checkEvidence(evidence: Evidence | null, { paperThere, fileThere }: Pick<StageSurroundings, 'paperThere' | 'fileThere'>): void {
  if (evidence === null) return
  if (evidence.kind === 'file' && evidence.fileId === null) refuseAt('invalid', 'evidence.fileId', 'stage.evidence-without-file')
  if (evidence.kind === 'paper' && evidence.paperId === null && evidence.text === null) refuseAt('invalid', 'evidence.text', 'stage.evidence-without-number')
  if (evidence.kind === 'note' && evidence.text === null) refuseAt('invalid', 'evidence.text', 'stage.evidence-without-text')
  if (evidence.paperId !== null && !paperThere) refuseAt('not-found', 'evidence.paperId', 'paper.not-found')
  if (evidence.fileId !== null && !fileThere) refuseAt('not-found', 'evidence.fileId', 'file.not-found', { id: evidence.fileId })
}

interface Checked {
  results: StageResult[]
  rows: NewStage[]
}

/** A result for each agency; the rows are those that may be kept. */
export async function checkStages(tx: Tx, { actor, at }: By, campaign: CampaignId, body: StagesBody): Promise<Checked> {
  const today = dayOf(at)
  const { evidence } = body
  const known = await loadStages(tx, {
    authority: actor.authority,
    campaign,
    agencies: body.agencies.map(({ agencyId }) => agencyId),
    today,
    paperId: evidence?.paperId ?? null,
    fileId: evidence?.fileId ?? null,
    seat: actor.seat,
  })
  if (!known.campaign) return refuse('not-found', 'campaign.not-found')
  checkEvidence(evidence, known)
  const { startsOn } = known.campaign
  const byId = new Map(known.agencies.map((agency) => [agency.id, agency]))
  const seen = new Set<string>()
  const rows: NewStage[] = []
  const results = body.agencies.map(({ agencyId, sequence }): StageResult => {
    const agency = byId.get(agencyId)
    const state = agency && stateOn(agency, body.reachedOn)
    const result = (outcome: StageResult['outcome'], code: string | null = null, details: StageResult['details'] = {}): StageResult => ({
      agencyId,
      name: agency?.name ?? '',
      from: agency?.stage ?? null,
      outcome,
      code,
      details,
    })
    if (seen.has(agencyId)) return result('refused', 'stage.twice', { name: agency?.name ?? '' })
    seen.add(agencyId)
    if (unchanged(body, state)) return result('unchanged')
    if (state && state.sequence !== sequence) return result('refused', 'stage.changed-meanwhile', { name: state.name })
    const [fault] = faultsOfStage(body, state, { today, startsOn })
    if (fault) return result('refused', fault.code, fault.details)
    rows.push({
      id: uuidv7(at),
      agencyId,
      sequence: sequence + 1,
      stage: body.stage,
      reachedOn: body.reachedOn,
      evidence: evidence?.text ?? null,
      paperId: evidence?.paperId ?? null,
      fileId: evidence?.fileId ?? null,
      reason: body.reason,
    })
    return result('changes')
  })
  return { results, rows }
}

/** What the record keeps of many stages: no evidence and no reason, which are free text. */
export const stagesDigest = (rows: readonly NewStage[]): string =>
  digestOf(
    rows.map(({ id, agencyId, sequence, stage, reachedOn, paperId, fileId }) => ({
      id,
      agency: agencyId,
      sequence,
      stage,
      reachedOn,
      paper: paperId,
      file: fileId,
    })),
  )

/** The right rows in one act; whoever is refused is named with the reason. Nothing right: the first reason is the answer. */
export async function recordStages(tx: Tx, by: By, campaign: CampaignId, body: StagesBody): Promise<{ rows: StageResult[]; changed: number }> {
  const { results, rows } = await checkStages(tx, by, campaign, body)
  if (rows.length === 0) {
    const first = results.find(({ outcome }) => outcome === 'refused')
    return first?.code ? refuse('invalid', first.code, first.details) : { rows: results, changed: 0 }
  }
  await addStages(tx, by.actor.authority, campaign, rows, by.at).catch((error: unknown) => {
    if (error instanceof RegisterMovedOn) refuse('conflict', 'stage.moved-on')
    throw error
  })
  record(tx, {
    at: by.at,
    by: by.actor,
    type: 'campaign.stages-recorded',
    subject: { kind: 'campaign', id: campaign },
    assertedOn: body.reachedOn,
    facts: {
      stage: body.stage,
      reachedOn: body.reachedOn,
      agencies: rows.length,
      paper: rows[0]?.paperId ?? null,
      file: rows[0]?.fileId ?? null,
      digest: stagesDigest(rows),
    },
    personal: { reason: body.reason, evidence: body.evidence?.text },
  })
  return { rows: results, changed: rows.length }
}
