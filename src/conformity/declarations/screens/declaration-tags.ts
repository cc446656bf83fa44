import type { StatusShape } from '../../../web/kit/status-tag.tsx'
import type { DeclarationState } from '../declaration.ts'
import type { DraftState } from '../draft.ts'
import type { Standing } from '../standing.ts'

export const shapeOfState: Record<DeclarationState, StatusShape> = {
  'not-yet-effective': 'soon',
  'in-force': 'done',
  superseded: 'ended',
  withdrawn: 'danger',
  'ended-with-agency': 'ended',
  retracted: 'ended',
}

export const shapeOfStanding: Record<Standing, StatusShape> = { declared: 'done', 'not-yet': 'none', 'no-data': 'unknown' }

export const shapeOfDraft: Record<DraftState, StatusShape> = { draft: 'going', signed: 'soon', numbered: 'soon', issued: 'done', discarded: 'ended' }
