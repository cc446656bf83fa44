import { demoFacts, demoPapers } from '../../src/demo/hcmc-2020.ts'
import { paperHeadings, paperKindLabels, topicLabels } from './labels.ts'
import { dateCell, type SampleSheet } from './workbook.ts'

const { authority } = demoFacts
const issuers = { UBND: authority.peoplesCommittee, SKHCN: authority.department }

/** The five papers in the order of the report. Neither signers nor recipients were published. */
export const papersSheet: SampleSheet = {
  name: 'Văn bản',
  title: 'Năm văn bản của 6 tháng đầu năm 2020',
  headings: paperHeadings,
  rows: demoPapers().map((paper) => [
    paperKindLabels[paper.kind],
    paper.number,
    dateCell(paper.date),
    issuers[paper.issuer.short],
    paper.abstract,
    topicLabels[paper.topic],
    paper.listNote,
  ]),
}
