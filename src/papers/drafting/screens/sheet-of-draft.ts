import { listWaiting } from '../../review/review.contract.ts'
import { type DraftPaperView, listDraftPapers, showDraftPaper } from '../draft-paper.contract.ts'

/** What an act on a draft changes on other screens. */
export const refresh = [showDraftPaper, listDraftPapers, listWaiting]

export interface SheetProps {
  draft: DraftPaperView
  onClose: () => void
}

export const orNothing = (text: string) => (text.trim() === '' ? undefined : text)
