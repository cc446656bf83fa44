import type { Day } from '../kernel/day.ts'
import { PaperId } from '../kernel/identity.ts'
import type { PaperTopic } from '../papers/registers/paper.ts'
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
  /** Which sentence of the report it belongs to. */
  topic: PaperTopic
  /** Numbered outside this product. */
  series: 'external'
  signerName: null
  /** "danh sách không được công bố": what is said of an annexed list that is not at hand. */
  listNote: string | null
}

const topics: Readonly<Record<string, PaperTopic>> = {
  '1451/QĐ-UBND': 'application-plan',
  '1452/QĐ-UBND': 'inspection-plan',
  '1453/QĐ-UBND': 'inspection-team',
  '287/SKHCN-TĐC': 'guidance-letter',
  '619/SKHCN-TĐC': 'consultant-list',
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
    topic: topics[paper.number] ?? 'other',
    series: paper.series,
    signerName: null,
    listNote: paper.list?.note ?? null,
  }))
}
