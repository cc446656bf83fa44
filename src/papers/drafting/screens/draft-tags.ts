import type { StatusShape } from '../../../web/kit/status-tag.tsx'
import type { DraftState } from '../life-cycle.ts'

export const shapeOfDraft: Readonly<Record<DraftState, StatusShape>> = {
  draft: 'draft',
  submitted: 'going',
  returned: 'soon',
  approved: 'going',
  signed: 'going',
  numbered: 'going',
  issued: 'done',
  discarded: 'ended',
}
