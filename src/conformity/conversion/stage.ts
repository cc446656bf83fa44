import { z } from 'zod'
import type { Day } from '../../kernel/day.ts'

/** How far an agency has come, in order. `declared` is never set: it follows from a declaration, by the one rule of `declarations/standing.ts`. */
export const Stage = z.enum(['not_started', 'planned', 'training', 'writing', 'applying', 'audited', 'reviewed', 'declared'])
export type Stage = z.infer<typeof Stage>

/** What an officer may record. */
export const KeptStage = Stage.exclude(['declared'])
export type KeptStage = z.infer<typeof KeptStage>

export const rankOf = (stage: Stage): number => Stage.options.indexOf(stage)

/**
 * The one table of the life cycle, for server and screen: what may follow a stage, and what may follow it only with a reason.
 * Stages may be skipped forwards, because an officer learns of several at once; whoever has declared stays where the declaration puts it.
 */
export const transitions: Readonly<Record<Stage, { onwards: readonly KeptStage[]; back: readonly KeptStage[] }>> = {
  not_started: { onwards: ['planned', 'training', 'writing', 'applying', 'audited', 'reviewed'], back: [] },
  planned: { onwards: ['training', 'writing', 'applying', 'audited', 'reviewed'], back: ['not_started'] },
  training: { onwards: ['writing', 'applying', 'audited', 'reviewed'], back: ['not_started', 'planned'] },
  writing: { onwards: ['applying', 'audited', 'reviewed'], back: ['not_started', 'planned', 'training'] },
  applying: { onwards: ['audited', 'reviewed'], back: ['not_started', 'planned', 'training', 'writing'] },
  audited: { onwards: ['reviewed'], back: ['not_started', 'planned', 'training', 'writing', 'applying'] },
  reviewed: { onwards: [], back: ['not_started', 'planned', 'training', 'writing', 'applying', 'audited'] },
  declared: { onwards: [], back: [] },
}

/** A day until which a stage shall be reached, as data of the campaign. */
export interface Milestone {
  stage: Stage
  by: Day
}

/** The milestone missed longest; undefined while nobody waits for the agency. */
export function missedBy(stage: Stage, milestones: readonly Milestone[], on: Day): Milestone | undefined {
  return milestones.filter(({ stage: wanted, by }) => by < on && rankOf(wanted) > rankOf(stage)).toSorted((a, b) => (a.by < b.by ? -1 : 1))[0]
}

export interface StageFault {
  field: 'agency' | 'stage' | 'reachedOn' | 'evidence' | 'reason'
  code: string
  details: Record<string, string | number>
}

/** Where an agency stands in a campaign, as far as a new stage has to agree with it. */
export interface StageState {
  name: string
  /** On a list of the campaign. */
  listed: boolean
  /** Exists on the day on which the stage was reached. */
  exists: boolean
  stage: Stage
  reachedOn: Day | null
  sequence: number
}

export interface StageAsked {
  stage: KeptStage
  reachedOn: Day
  reason: string | null
}

export interface StageCircumstances {
  today: Day
  startsOn: Day
}

/** All that is wrong with one agency's new stage; the sentence for a stage is the word key stage.<stage>. */
export function faultsOfStage({ stage, reachedOn, reason }: StageAsked, state: StageState | undefined, { today, startsOn }: StageCircumstances): StageFault[] {
  const faults: StageFault[] = []
  const fault = (field: StageFault['field'], code: string, details: StageFault['details'] = {}) => faults.push({ field, code, details })
  if (!state) fault('agency', 'agency.not-found')
  else if (!state.listed) fault('agency', 'stage.not-on-a-list', { name: state.name })
  if (reachedOn > today) fault('reachedOn', 'stage.in-future', { day: reachedOn, today })
  if (reachedOn < startsOn) fault('reachedOn', 'stage.before-campaign', { day: reachedOn, start: startsOn })
  if (!state?.listed) return faults
  if (!state.exists) fault('reachedOn', 'stage.agency-not-on-day', { name: state.name, day: reachedOn })
  const { onwards, back } = transitions[state.stage]
  if (state.stage === 'declared') fault('stage', 'stage.declared-already', { name: state.name })
  else if (back.includes(stage) && reason === null) fault('reason', 'stage.back-needs-reason', { name: state.name })
  else if (stage !== state.stage && !onwards.includes(stage) && !back.includes(stage)) fault('stage', 'stage.not-from-here', { name: state.name })
  else if (state.reachedOn !== null && reachedOn < state.reachedOn && reason === null)
    fault('reason', 'stage.before-former', { name: state.name, former: state.reachedOn, day: reachedOn })
  return faults
}

/** The same stage since the same day again: nothing to do. */
export const unchanged = ({ stage, reachedOn }: StageAsked, state: StageState | undefined): boolean =>
  state !== undefined && state.stage === stage && state.reachedOn === reachedOn
