import type { StatusShape } from '../../../web/kit/status-tag.tsx'
import type { ActState } from '../act.contract.ts'

export const actShapes: Record<ActState, StatusShape> = { draft: 'draft', applied: 'done', corrected: 'ended', annulled: 'danger', discarded: 'ended' }
