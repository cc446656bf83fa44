import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { ActivityId, BodyId, DirectionId, DraftPaperId, PaperId, PlanId, PlanLineId } from '../../kernel/identity.ts'
import { ListQuery, listOf, severalOf } from '../../kernel/list.ts'
import { line, lines } from '../../kernel/text.ts'
import { DraftState } from '../../papers/drafting/life-cycle.ts'
import { Period } from '../programme/programme-fields.ts'
import { comparedFields } from './plan-difference.ts'
import { mostLines, PlanKind, PlanLine, PlanLineForm } from './plan-line.ts'
import { StepForm, StepKind, VerdictForm, WorkState } from './plan-work.ts'

const Instant = z.iso.datetime({ offset: true })
const Year = z.int().min(1990).max(2100)
const onePlan = z.strictObject({ planId: PlanId })
const oneLine = z.strictObject({ planId: PlanId, planLineId: PlanLineId })
const Saved = z.strictObject({ id: PlanId, version: z.int() })
const Edition = z.coerce.number().int().min(1).max(1000)

/** `draft`: its decision is awaited; `amending`: approved, and an amendment is being written. */
export const PlanState = z.enum(['draft', 'approved', 'amending', 'closed'])
export type PlanState = z.infer<typeof PlanState>

const Counts = z.strictObject({ lines: z.int(), done: z.int(), running: z.int(), overdue: z.int(), notBegun: z.int(), dropped: z.int() })
export type Counts = z.infer<typeof Counts>

const PaperOf = z.strictObject({ id: PaperId, number: z.string(), issuedOn: Day })

export const PlanRow = z.strictObject({
  id: PlanId,
  version: z.int(),
  kind: PlanKind,
  year: z.int(),
  title: z.string(),
  issuerName: z.string(),
  state: PlanState,
  edition: z.int(),
  paper: PaperOf.nullable().describe('The decision that approved the edition in force'),
  counts: Counts,
})
export type PlanRow = z.infer<typeof PlanRow>

export const LineView = z.strictObject({
  ...PlanLine.shape,
  no: z.int(),
  state: WorkState,
  done: z.int(),
  due: Day.nullable(),
  extensions: z.int(),
  extensionAsked: z.boolean(),
  lateDays: z.int().nullable().describe('Working days past its end; null where it is not overdue or the calendar is not known'),
  agencies: z.array(z.strictObject({ id: z.string(), name: z.string() })),
})
export type LineView = z.infer<typeof LineView>

const DecisionDraft = z.strictObject({
  draftId: DraftPaperId,
  sequence: z.int(),
  state: DraftState,
  abstract: z.string(),
  paper: z.strictObject({ id: PaperId, number: z.string(), issuedOn: Day }).nullable().describe('Once it is issued'),
})

export const EditionView = z.strictObject({
  edition: z.int(),
  reason: z.string().nullable(),
  openedAt: Instant,
  by: z.string().nullable(),
  paper: PaperOf.extend({ issuerName: z.string() }).nullable(),
  decision: DecisionDraft.nullable().describe('The draft of the decision that is to approve it, as it was begun last'),
  lines: z.int(),
})

export const PlanView = z.strictObject({
  id: PlanId,
  version: z.int(),
  kind: PlanKind,
  year: z.int(),
  title: z.string(),
  issuer: z.strictObject({ id: BodyId, name: z.string() }),
  state: PlanState,
  changedAt: Instant,
  changedBy: z.string().nullable(),
  closedOn: Day.nullable(),
  evaluation: z.string().nullable(),
  edition: z.int().describe('The edition shown'),
  editable: z.boolean().describe('Whether the edition shown is the draft'),
  editions: z.array(EditionView),
  counts: Counts,
  lines: z.array(LineView),
})
export type PlanView = z.infer<typeof PlanView>

export const listPlans = endpoint({
  name: 'listPlans',
  summary: 'Plans of the years, the newest first, with how far their lines are',
  method: 'GET',
  path: '/plans',
  access: 'plan.read',
  query: ListQuery.extend({ kind: severalOf(PlanKind), year: z.coerce.number().int().optional() }),
  reply: listOf(PlanRow),
})

export const showPlan = endpoint({
  name: 'showPlan',
  summary: 'One plan with its lines and where each stands; the edition in force unless another is asked for, the draft before the first approval',
  method: 'GET',
  path: '/plans/:planId',
  access: 'plan.read',
  params: onePlan,
  query: z.strictObject({ edition: Edition.optional(), on: Day.optional() }),
  reply: PlanView,
})

export const exportPlan = endpoint({
  name: 'exportPlan',
  summary: 'The lines of a plan as a workbook, or the plan as a paper (Word, PDF)',
  method: 'GET',
  path: '/plans/:planId/file',
  access: 'plan.read',
  kind: 'file',
  params: onePlan,
  query: z.strictObject({ edition: Edition.optional(), format: z.enum(['xlsx', 'docx', 'pdf']).default('xlsx'), view: z.enum(['true', 'false']).optional() }),
})

export const createPlan = endpoint({
  name: 'createPlan',
  summary: 'Begin the plan of a year; copied from another one, the times of its lines are moved to the new year',
  method: 'POST',
  path: '/plans',
  access: 'plan.write',
  status: 201,
  body: z.strictObject({
    kind: PlanKind,
    year: Year,
    title: line(500),
    issuerId: BodyId,
    copy: z.strictObject({ planId: PlanId, lineIds: z.array(PlanLineId).min(1).max(mostLines) }).optional(),
  }),
  reply: Saved,
})

export const savePlanLines = endpoint({
  name: 'savePlanLines',
  summary: 'Save all lines of a draft in their order: one text, one save',
  method: 'PUT',
  path: '/plans/:planId/lines',
  access: 'plan.write',
  params: onePlan,
  body: z.strictObject({ version: z.int(), title: line(500).optional(), lines: z.array(PlanLineForm).max(mostLines) }),
  reply: Saved,
})

export const approvePlan = endpoint({
  name: 'approvePlan',
  summary: 'Record the decision that approves the draft: from now on it is in force',
  method: 'POST',
  path: '/plans/:planId/approval',
  access: 'plan.write',
  params: onePlan,
  body: z.strictObject({ version: z.int(), paperId: PaperId }),
  reply: Saved.extend({ warnings: z.array(z.strictObject({ code: z.literal('plan.decided-before-last-change'), details: z.record(z.string(), z.string()) })) }),
})

export const draftPlanDecision = endpoint({
  name: 'draftPlanDecision',
  summary: 'Begin the draft of the decision that approves the draft of a plan: its sections and lines stand in the plan it encloses',
  method: 'POST',
  path: '/plans/:planId/decision',
  access: 'draft.write',
  status: 201,
  params: onePlan,
  body: z.strictObject({ version: z.int(), unit: line(20).nullable().default(null).describe('Symbol of the drafting unit') }),
  reply: z.strictObject({ id: DraftPaperId, version: z.int() }),
})

export const amendPlan = endpoint({
  name: 'amendPlan',
  summary: 'Begin an amendment of an approved plan; the edition in force stays in force until the amendment is approved',
  method: 'POST',
  path: '/plans/:planId/amendment',
  access: 'plan.write',
  params: onePlan,
  body: z.strictObject({ version: z.int(), reason: lines(4000) }),
  reply: Saved,
})

export const closePlan = endpoint({
  name: 'closePlan',
  summary: 'Evaluate and close a plan at the end of its year',
  method: 'POST',
  path: '/plans/:planId/closure',
  access: 'plan.write',
  params: onePlan,
  body: z.strictObject({ version: z.int(), evaluation: lines(8000) }),
  reply: Saved,
})

export const planFromDirections = endpoint({
  name: 'planFromDirections',
  summary: 'Make lines of the tasks (phương hướng) of a half-year; tasks that are lines already are left out',
  method: 'POST',
  path: '/plans/:planId/directions',
  access: 'plan.write',
  params: onePlan,
  body: z.strictObject({ version: z.int(), period: Period, directionIds: z.array(DirectionId).min(1).max(200) }),
  reply: Saved.extend({ added: z.int() }),
})

export const DifferenceView = z.strictObject({
  before: z.strictObject({ id: PlanId, title: z.string(), year: z.int(), edition: z.int() }),
  after: z.strictObject({ id: PlanId, title: z.string(), year: z.int(), edition: z.int() }),
  same: z.int(),
  lines: z.array(
    z.strictObject({
      kind: z.enum(['added', 'dropped', 'changed']),
      before: PlanLine.nullable(),
      after: PlanLine.nullable(),
      fields: z.array(z.enum(comparedFields)),
      notDone: z.boolean().describe('The line of the earlier plan was not done'),
    }),
  ),
})
export type DifferenceView = z.infer<typeof DifferenceView>

export const comparePlans = endpoint({
  name: 'comparePlans',
  summary: 'Line by line what a text of a plan has otherwise than another edition, or than the plan of another year',
  method: 'GET',
  path: '/plans/:planId/difference',
  access: 'plan.read',
  params: onePlan,
  query: z.strictObject({
    edition: Edition.optional().describe('Of this plan; the latest without it'),
    with: PlanId.optional().describe('Another plan; this one without it'),
    withEdition: Edition.optional().describe('The edition before, or the one in force of another plan, without it'),
  }),
  reply: DifferenceView,
})

export const StepView = z.strictObject({
  sequence: z.int(),
  step: StepKind,
  onDay: Day,
  quantity: z.int().nullable(),
  words: z.string().nullable(),
  activities: z.array(z.strictObject({ id: ActivityId, title: z.string() })),
  paper: PaperOf.nullable(),
  fileName: z.string().nullable(),
  link: z.string().nullable(),
  until: Day.nullable(),
  withdraws: z.int().nullable(),
  withdrawn: z.boolean(),
  by: z.string().nullable(),
  own: z.boolean().describe('Recorded by whoever asks'),
  at: Instant,
})
export type StepView = z.infer<typeof StepView>

export const PlanLineView = z.strictObject({
  plan: z.strictObject({ id: PlanId, title: z.string(), year: z.int(), kind: PlanKind, state: PlanState }),
  line: LineView,
  sequence: z.int(),
  workable: z.boolean().describe('In force and not closed'),
  pending: z.strictObject({ until: Day, words: z.string(), own: z.boolean() }).nullable(),
  steps: z.array(StepView),
  offered: z
    .array(z.strictObject({ id: ActivityId, title: z.string(), quantity: z.int().nullable() }))
    .describe('Activities of the line’s kind in the year of the plan that no line of it counts yet'),
  direction: z.strictObject({ id: DirectionId, task: z.string(), outcome: z.string().nullable() }).nullable(),
})
export type PlanLineView = z.infer<typeof PlanLineView>

export const showPlanLine = endpoint({
  name: 'showPlanLine',
  summary: 'One line of the edition in force (of the draft before the first approval) with the work done on it',
  method: 'GET',
  path: '/plans/:planId/lines/:planLineId',
  access: 'plan.read',
  params: oneLine,
  query: z.strictObject({ on: Day.optional() }),
  reply: PlanLineView,
})

const SavedStep = z.strictObject({ id: PlanLineId, sequence: z.int() })

export const recordPlanStep = endpoint({
  name: 'recordPlanStep',
  summary: 'Tell of work on a line, its evidence, its end, or ask for more time',
  method: 'POST',
  path: '/plans/:planId/lines/:planLineId/steps',
  access: 'plan.write',
  status: 201,
  params: oneLine,
  body: StepForm,
  reply: SavedStep,
})

export const decideExtension = endpoint({
  name: 'decideExtension',
  summary: 'Grant or refuse more time for a line',
  method: 'POST',
  path: '/plans/:planId/lines/:planLineId/extension',
  access: 'plan.decide',
  params: oneLine,
  body: VerdictForm,
  reply: SavedStep,
})

export const planStepFile = endpoint({
  name: 'planStepFile',
  summary: 'The file kept as evidence with a step',
  method: 'GET',
  path: '/plans/:planId/lines/:planLineId/steps/:sequence/file',
  access: 'plan.read',
  kind: 'file',
  params: oneLine.extend({ sequence: z.coerce.number().int().min(1) }),
  query: z.strictObject({ view: z.enum(['true', 'false']).optional() }),
})

export const planLinesOfDirection = endpoint({
  name: 'planLinesOfDirection',
  summary: 'Lines of plans in force that come from a task, with the outcome their progress proposes',
  method: 'GET',
  path: '/directions/:directionId/plan-lines',
  access: 'plan.read',
  params: z.strictObject({ directionId: DirectionId }),
  reply: z.strictObject({
    rows: z.array(z.strictObject({ planId: PlanId, planLineId: PlanLineId, state: WorkState, proposed: z.string().describe('In the words of a paper') })),
  }),
})
