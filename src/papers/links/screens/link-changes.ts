import { listOutgoing } from '../../registers/outgoing.contract.ts'
import { listPapers, showPaper } from '../../registers/paper.contract.ts'
import { listPaperLinks } from '../paper-link.contract.ts'

/** What a link changes on the screens: the pages of both papers, and their standing in every list. */
export const linkChanges = [listPaperLinks, showPaper, listPapers, listOutgoing]
