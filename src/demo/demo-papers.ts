import type { Day } from '../kernel/day.ts'
import { PaperId } from '../kernel/identity.ts'
import { facts } from './facts.ts'
import { demoId } from './seed.ts'

export interface DemoPaper {
  key: string
  id: PaperId
  number: string
  date: Day
  issuer: { short: 'UBND' | 'SKHCN'; name: string }
  kind: 'decision' | 'officialLetter'
  abstract: string
  /** Numbered outside this product. */
  series: 'external'
  signerName: null
  /** "danh sách không được công bố": what is said of an annexed list that is not at hand. */
  listNote: string | null
}

/** The five issued papers, in the order of the report. */
export function demoPapers(): DemoPaper[] {
  const { authority } = facts
  const issuers = { UBND: authority.peoplesCommittee, SKHCN: `${authority.department} ${authority.name}` } as const
  return facts.papers.map((paper, place) => ({
    key: `paper-${paper.number.split('/')[0]}`,
    id: PaperId.parse(demoId('paper', paper.number, place)),
    number: paper.number,
    date: paper.date,
    issuer: { short: paper.issuer, name: issuers[paper.issuer] },
    kind: paper.kind,
    abstract: paper.abstractVi,
    series: paper.series,
    signerName: null,
    listNote: paper.list?.note ?? null,
  }))
}
