import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { ActivityId, FileId, PaperId } from '../../kernel/identity.ts'
import { refuse, refuseAt } from '../../kernel/refusal.ts'
import { line, lines } from '../../kernel/text.ts'
import { countActivities, type Counted } from '../programme/counting.ts'
import { Quantity } from '../programme/programme-fields.ts'
import { dueOf, type PlanLine } from './plan-line.ts'

export const StepKind = z.enum(['progress', 'done', 'dropped', 'resumed', 'withdrawn', 'extension-asked', 'extension-granted', 'extension-refused'])
export type StepKind = z.infer<typeof StepKind>

/** What happened to a line; steps are added to, never changed. A mistaken one is withdrawn by another. */
export interface PlanStep {
  sequence: number
  step: StepKind
  onDay: Day
  quantity: number | null
  words: string | null
  activityIds: readonly ActivityId[]
  paperId: PaperId | null
  fileId: FileId | null
  link: string | null
  until: Day | null
  withdraws: number | null
  officerId: string | null
}

export const WorkState = z.enum(['not-begun', 'running', 'overdue', 'done', 'dropped'])
export type WorkState = z.infer<typeof WorkState>

export interface LineWork {
  state: WorkState
  /** Sum of the quantities told. */
  done: number
  /** With the extensions granted; null where the plan tells no end. */
  due: Day | null
  /** As the plan has it. */
  planned: Day | null
  extensions: number
  /** The request that waits for a decision. */
  asked: PlanStep | null
  /** Why it was dropped. */
  reason: string | null
  sequence: number
}

/** Where a line stands on a day: follows from its steps alone and is never typed. */
export function workOf(planLine: Pick<PlanLine, 'to' | 'quantity'>, steps: readonly PlanStep[], today: Day): LineWork {
  const gone = new Set(steps.flatMap(({ withdraws }) => (withdraws === null ? [] : [withdraws])))
  const held = steps.filter(({ sequence, step }) => step !== 'withdrawn' && !gone.has(sequence))
  const done = held.reduce((sum, { quantity }) => sum + (quantity ?? 0), 0)
  const turn = held.findLast(({ step }) => step === 'done' || step === 'dropped' || step === 'resumed')
  const planned = dueOf(planLine)
  const granted = held.filter(({ step }) => step === 'extension-granted')
  const due = granted.at(-1)?.until ?? planned
  const lastAsking = held.findLast(({ step }) => step.startsWith('extension-'))
  const reached = planLine.quantity !== null && planLine.quantity > 0 && done >= planLine.quantity && turn?.step !== 'resumed'
  const begun = held.some(({ step }) => step === 'progress' || step === 'done' || step === 'resumed')
  return {
    state:
      turn?.step === 'dropped'
        ? 'dropped'
        : turn?.step === 'done' || reached
          ? 'done'
          : due !== null && today > due
            ? 'overdue'
            : begun
              ? 'running'
              : 'not-begun',
    done,
    due,
    planned,
    extensions: granted.length,
    asked: lastAsking?.step === 'extension-asked' ? lastAsking : null,
    reason: turn?.step === 'dropped' ? turn.words : null,
    sequence: steps.at(-1)?.sequence ?? 0,
  }
}

const common = { sequence: z.int().min(0).describe('The last step seen'), onDay: Day.describe('Day on which it was so') }
const WebAddress = z.url({ protocol: /^https?$/ }).max(1000)
const evidence = {
  activityIds: z.array(ActivityId).max(200).default([]).describe('Counted by the one rule of their kind; they come instead of a quantity'),
  paperId: PaperId.optional(),
  fileId: FileId.optional(),
  link: WebAddress.optional(),
}

/** What an officer tells of a line. */
export const StepForm = z.discriminatedUnion('step', [
  z.strictObject({ ...common, step: z.literal('progress'), quantity: Quantity.optional(), words: lines(4000).optional(), ...evidence }),
  z.strictObject({ ...common, step: z.literal('done'), quantity: Quantity.optional(), words: lines(4000).optional(), ...evidence }),
  z.strictObject({ ...common, step: z.literal('dropped'), words: lines(4000).describe('Why') }),
  z.strictObject({ ...common, step: z.literal('resumed'), words: lines(4000).describe('Why') }),
  z.strictObject({ ...common, step: z.literal('withdrawn'), withdraws: z.int().min(1), words: lines(4000).describe('Why it was wrong') }),
  z.strictObject({ ...common, step: z.literal('extension-asked'), until: Day, words: lines(4000).describe('Why more time is needed') }),
])
export type StepForm = z.infer<typeof StepForm>

export const VerdictForm = z.strictObject({
  sequence: common.sequence,
  granted: z.boolean(),
  words: line(1000).optional().describe('Needed where it is refused, and where one decides on one’s own request'),
})
export type VerdictForm = z.infer<typeof VerdictForm>

export type NewStep = Omit<PlanStep, 'sequence' | 'officerId'>

export interface StepSurroundings {
  today: Day
  /** The activities asked for that are known. */
  activities: readonly { id: ActivityId; kind: string; quantity: number | null; counted?: Counted }[]
  /** Those that a line of the plan counts already. */
  taken: readonly ActivityId[]
  paperKnown: boolean
  fileKnown: boolean
}

const nothing = { quantity: null, words: null, activityIds: [], paperId: null, fileId: null, link: null, until: null, withdraws: null }

export function decideStep(planLine: PlanLine, steps: readonly PlanStep[], asked: StepForm, around: StepSurroundings): NewStep {
  const work = workOf(planLine, steps, around.today)
  const over = work.state === 'dropped' || steps.some(({ sequence, step }) => step === 'done' && sequence === lastTurn(steps)?.sequence)
  if (asked.onDay > around.today) refuseAt('invalid', 'onDay', 'plan.step-in-future')
  switch (asked.step) {
    case 'progress':
    case 'done':
      if (over) refuse('conflict', 'plan.line-over')
      return told(planLine, asked, around)
    case 'dropped':
      if (over) refuse('conflict', 'plan.line-over')
      return { ...nothing, step: asked.step, onDay: asked.onDay, words: asked.words }
    case 'resumed':
      if (!over) refuse('conflict', 'plan.line-not-over')
      return { ...nothing, step: asked.step, onDay: asked.onDay, words: asked.words }
    case 'withdrawn': {
      const wrong = steps.find(({ sequence }) => sequence === asked.withdraws)
      const already = steps.some(({ withdraws }) => withdraws === asked.withdraws)
      if (!wrong || already || wrong.step === 'withdrawn' || wrong.step.startsWith('extension-')) refuseAt('conflict', 'withdraws', 'plan.step-not-to-withdraw')
      return { ...nothing, step: asked.step, onDay: asked.onDay, words: asked.words, withdraws: asked.withdraws }
    }
    case 'extension-asked':
      if (over) refuse('conflict', 'plan.line-over')
      if (work.asked !== null) refuse('conflict', 'plan.extension-waits')
      if (work.due === null) return refuse('conflict', 'plan.line-without-end')
      if (asked.until <= work.due) refuseAt('invalid', 'until', 'plan.extension-not-later', { due: work.due })
      return { ...nothing, step: asked.step, onDay: asked.onDay, words: asked.words, until: asked.until }
  }
}

function lastTurn(steps: readonly PlanStep[]): PlanStep | undefined {
  const gone = new Set(steps.map(({ withdraws }) => withdraws))
  return steps.findLast(({ sequence, step }) => !gone.has(sequence) && (step === 'done' || step === 'dropped' || step === 'resumed'))
}

/** Activities are counted, not typed; each counts to one line of a plan once, however many channels it went over. */
function told(planLine: PlanLine, asked: Extract<StepForm, { step: 'progress' | 'done' }>, around: StepSurroundings): NewStep {
  const { activityIds, quantity, words = null, paperId = null, fileId = null, link = null } = asked
  if (paperId !== null && !around.paperKnown) refuseAt('invalid', 'paperId', 'plan.paper-unknown')
  if (fileId !== null && !around.fileKnown) refuseAt('invalid', 'fileId', 'plan.file-unknown')
  const chosen = around.activities.filter(({ id }) => activityIds.includes(id))
  if (chosen.length < new Set(activityIds).size || chosen.some(({ kind }) => kind !== planLine.activityKind))
    refuseAt('invalid', 'activityIds', 'plan.activity-not-of-line')
  if (around.taken.length > 0) refuseAt('conflict', 'activityIds', 'plan.activity-counted')
  if (chosen.length > 0 && quantity !== undefined) refuseAt('invalid', 'quantity', 'plan.quantity-is-counted')
  const counted = chosen.length === 0 ? null : countActivities(planLine.activityKind ?? '', chosen)
  if (asked.step === 'progress' && words === null && quantity === undefined && counted === null && paperId === null && fileId === null && link === null)
    refuseAt('invalid', 'words', 'plan.step-says-nothing')
  return {
    ...nothing,
    step: asked.step,
    onDay: asked.onDay,
    words,
    quantity: counted ? (counted.n ?? counted.records) : (quantity ?? null),
    activityIds: chosen.map(({ id }) => id),
    paperId,
    fileId,
    link,
  }
}

/** The verdict on a request for more time. Whoever asked decides only with a written reason: some offices are one person. */
export function decideVerdict(planLine: PlanLine, steps: readonly PlanStep[], asked: VerdictForm, who: { officer: string; today: Day }): NewStep {
  const { asked: request } = workOf(planLine, steps, who.today)
  if (request === null) return refuse('conflict', 'plan.no-extension-asked')
  if (request.officerId === who.officer && asked.words === undefined) refuseAt('invalid', 'words', 'plan.own-extension-needs-words')
  if (!asked.granted && asked.words === undefined) refuseAt('invalid', 'words', 'plan.refusal-needs-words')
  return {
    ...nothing,
    step: asked.granted ? 'extension-granted' : 'extension-refused',
    onDay: who.today,
    words: asked.words ?? null,
    until: asked.granted ? request.until : null,
  }
}
