import type { StatusShape } from '../../../web/kit/status-tag.tsx'
import type { PlanState } from '../plan.contract.ts'
import type { WorkState } from '../plan-work.ts'

export const shapeOfPlan: Record<PlanState, StatusShape> = { draft: 'draft', approved: 'going', amending: 'draft', closed: 'ended' }
export const shapeOfWork: Record<WorkState, StatusShape> = { 'not-begun': 'none', running: 'going', overdue: 'overdue', done: 'done', dropped: 'ended' }
