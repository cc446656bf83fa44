import { z } from 'zod'
import type { Day } from '../../kernel/day.ts'
import type { Milestone } from './stage.ts'
import { rankOf } from './stage.ts'

/** new: first declaration (xây dựng mới) · convert: to another edition (chuyển đổi) · widen: of the scope (mở rộng) · maintain: duy trì, cải tiến. */
export const CampaignKind = z.enum(['new', 'convert', 'widen', 'maintain'])
export type CampaignKind = z.infer<typeof CampaignKind>

export interface CampaignFault {
  field: string
  code: string
  details: Record<string, string | number>
}

export interface CampaignAsked {
  kind: CampaignKind
  fromEdition: string | null
  toEdition: string
  startsOn: Day
  endsOn: Day
  milestones: readonly Milestone[]
}

export interface CampaignKnown {
  /** Year of each edition there is. */
  years: ReadonlyMap<string, number>
  /** Papers named that are not in the register. */
  strangePapers: readonly string[]
  /** First and last due day of its targets, earliest stage. */
  targets?: { first: Day | null; last: Day | null }
  firstStageOn?: Day | null
}

/** All that is wrong with a campaign as it is written. */
export function faultsOfCampaign(asked: CampaignAsked, { years, strangePapers, targets, firstStageOn }: CampaignKnown): CampaignFault[] {
  const faults: CampaignFault[] = []
  const fault = (field: string, code: string, details: CampaignFault['details'] = {}) => faults.push({ field, code, details })
  const { kind, fromEdition, toEdition, startsOn, endsOn } = asked
  const to = years.get(toEdition)
  const from = fromEdition === null ? undefined : years.get(fromEdition)
  if (to === undefined) fault('toEdition', 'edition.unknown', { edition: toEdition })
  if (kind === 'convert' && fromEdition === null) fault('fromEdition', 'campaign.from-wanted')
  else if (kind !== 'convert' && fromEdition !== null) fault('fromEdition', 'campaign.from-not-wanted')
  else if (fromEdition !== null && from === undefined) fault('fromEdition', 'edition.unknown', { edition: fromEdition })
  else if (from !== undefined && to !== undefined && to <= from) fault('toEdition', 'campaign.to-older', { from: fromEdition ?? '', to: toEdition })
  if (endsOn < startsOn) fault('endsOn', 'campaign.ends-before-start', { start: startsOn, end: endsOn })
  if (strangePapers.length > 0) fault('papers', 'campaign.paper-unknown')
  if (targets?.first && targets.first < startsOn) fault('startsOn', 'campaign.target-due-outside', { due: targets.first, start: startsOn, end: endsOn })
  if (targets?.last && targets.last > endsOn) fault('endsOn', 'campaign.target-due-outside', { due: targets.last, start: startsOn, end: endsOn })
  if (firstStageOn && firstStageOn < startsOn) fault('startsOn', 'campaign.stage-before', { day: firstStageOn, start: startsOn })
  faults.push(...faultsOfMilestones(asked))
  return faults
}

/** A later stage has a later day, each stage stands once, and all lie within the campaign. */
function faultsOfMilestones({ milestones, startsOn, endsOn }: CampaignAsked): CampaignFault[] {
  const faults: CampaignFault[] = []
  const inOrder = milestones.map((milestone, place) => ({ ...milestone, place })).toSorted((a, b) => rankOf(a.stage) - rankOf(b.stage))
  for (const [n, { stage, by, place }] of inOrder.entries()) {
    const before = inOrder[n - 1]
    const field = `milestones.${place}.by`
    if (before?.stage === stage) faults.push({ field: `milestones.${place}.stage`, code: 'campaign.milestone-twice', details: {} })
    else if (before && by < before.by) faults.push({ field, code: 'campaign.milestone-order', details: { day: by, before: before.by } })
    else if (by < startsOn || by > endsOn) faults.push({ field, code: 'campaign.milestone-outside', details: { day: by, start: startsOn, end: endsOn } })
  }
  return faults
}

export interface TargetAsked {
  percent: number
  dueOn: Day
}

/** A share above nothing and of at most the whole, due while the campaign runs. */
export function faultsOfTarget({ percent, dueOn }: TargetAsked, { startsOn, endsOn }: { startsOn: Day; endsOn: Day }): CampaignFault[] {
  const faults: CampaignFault[] = []
  if (!(percent > 0 && percent <= 100)) faults.push({ field: 'percent', code: 'campaign.percent-range', details: { percent } })
  if (dueOn < startsOn) faults.push({ field: 'dueOn', code: 'campaign.due-before-start', details: { due: dueOn, start: startsOn } })
  else if (dueOn > endsOn) faults.push({ field: 'dueOn', code: 'campaign.target-due-outside', details: { due: dueOn, start: startsOn, end: endsOn } })
  return faults
}
