import type { StatusShape } from '../../../web/kit/status-tag.tsx'
import type { FindingState } from '../check.ts'
import type { CheckRow } from '../integrity.contract.ts'

type Result = 'clear' | 'fault' | 'gap' | 'notice' | 'accepted' | 'never'

/** How a check stands, in one word: `integrity.result.<word>`. */
export const resultOf = ({ open, accepted, weight }: CheckRow, ran: boolean): Result =>
  !ran ? 'never' : open > 0 ? weight : accepted > 0 ? 'accepted' : 'clear'

export const resultShapes: Record<Result, StatusShape> = { clear: 'done', fault: 'danger', gap: 'soon', notice: 'going', accepted: 'ended', never: 'unknown' }

export const stateShapes: Record<FindingState, StatusShape> = { open: 'danger', accepted: 'ended', gone: 'done' }
