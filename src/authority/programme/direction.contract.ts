import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { DirectionId } from '../../kernel/identity.ts'
import { ListQuery, listOf } from '../../kernel/list.ts'
import { lines } from '../../kernel/text.ts'
import { DirectionForm, Place, Target } from './direction.ts'
import { KnownDate, Period, Reason } from './programme-fields.ts'

const oneDirection = z.strictObject({ directionId: DirectionId })
const Instant = z.iso.datetime({ offset: true })
const Saved = z.strictObject({ id: DirectionId, version: z.int() })

const TargetView = z.strictObject({
  ...Target.shape,
  needed: z.int().nullable().describe('percent of listCount, rounded up; null while listCount is not known'),
})

const shared = {
  id: DirectionId,
  version: z.int(),
  place: z.int().nullable().describe('1, 2, … within its half-year; null once retracted'),
  period: Period,
  task: z.string(),
  quantity: z.int().nullable(),
  unit: z.string().nullable(),
  owner: z.string().nullable(),
  cooperating: z.array(z.string()),
  deadline: KnownDate,
  targets: z.array(TargetView),
  outcome: z.string().nullable(),
}

export const DirectionRow = z.strictObject(shared)
export type DirectionRow = z.infer<typeof DirectionRow>

export const DirectionView = z.strictObject({
  ...shared,
  retractedAt: Instant.nullable(),
  versions: z.array(z.strictObject({ version: z.int(), from: Instant, to: Instant.nullable(), by: z.string().nullable() })),
})
export type DirectionView = z.infer<typeof DirectionView>

export const directionSorts = ['place', 'task', 'owner', 'period'] as const
export const DirectionListQuery = ListQuery.extend({
  period: Period.optional(),
  outcome: z.enum(['told', 'open']).optional().describe('told: its outcome is recorded'),
  knownAt: Instant.optional(),
})
export type DirectionListQuery = z.infer<typeof DirectionListQuery>

export const listDirections = endpoint({
  name: 'listDirections',
  summary: 'Tasks (phương hướng) in their order, with targets and how many each needs',
  method: 'GET',
  path: '/directions',
  access: 'direction.read',
  query: DirectionListQuery,
  reply: listOf(DirectionRow),
})

export const showDirection = endpoint({
  name: 'showDirection',
  summary: 'One task; a retracted one is still shown',
  method: 'GET',
  path: '/directions/:directionId',
  access: 'direction.read',
  params: oneDirection,
  query: z.strictObject({ knownAt: Instant.optional() }),
  reply: DirectionView,
})

export const recordDirection = endpoint({
  name: 'recordDirection',
  summary: 'Record a task; it comes last in its half-year',
  method: 'POST',
  path: '/directions',
  access: 'direction.record',
  status: 201,
  body: DirectionForm,
  reply: Saved,
})

export const correctDirection = endpoint({
  name: 'correctDirection',
  summary: 'Correct what was recorded of a task; what was held before is kept',
  method: 'PUT',
  path: '/directions/:directionId',
  access: 'direction.record',
  params: oneDirection,
  body: z.strictObject({ version: z.int(), reason: Reason, ...DirectionForm.shape }),
  reply: Saved,
})

export const recordOutcome = endpoint({
  name: 'recordOutcome',
  summary: 'Record what became of a task',
  method: 'PUT',
  path: '/directions/:directionId/outcome',
  access: 'direction.record',
  params: oneDirection,
  body: z.strictObject({ version: z.int(), outcome: lines(4000) }),
  reply: Saved,
})

export const retractDirection = endpoint({
  name: 'retractDirection',
  summary: 'Hold a task no longer that was recorded by mistake',
  method: 'POST',
  path: '/directions/:directionId/retraction',
  access: 'direction.record',
  params: oneDirection,
  body: z.strictObject({ version: z.int(), reason: Reason }),
  reply: Saved,
})

export const reorderDirections = endpoint({
  name: 'reorderDirections',
  summary: 'Put all tasks of a half-year in order: one act over all of them',
  method: 'PUT',
  path: '/directions/order',
  access: 'direction.record',
  body: z.strictObject({ period: Period, order: z.array(Place).min(1).max(200).describe('Every task of the half-year, first to last, with the version seen') }),
  reply: z.strictObject({ moved: z.array(Saved).describe('Tasks whose place changed, with their new versions') }),
})
