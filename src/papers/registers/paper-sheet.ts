import { Day, dayOf, slashed } from '../../kernel/day.ts'
import { fold } from '../../kernel/fold.ts'

interface Listed {
  kindVi: string
  kindEn: string
  number: string
  issuedOn: string
  issuerName: string
  abstract: string
  signerName: string | null
  signerTitle: string | null
  topic: string | null
  note: string | null
}

interface SheetWords {
  language: 'vi' | 'en'
  field: Readonly<Record<'place' | 'kind' | 'number' | 'issuedOn' | 'issuer' | 'abstract' | 'signerName' | 'signerTitle' | 'topic' | 'note', string>>
  topic: Readonly<Record<string, string>>
  list: Readonly<Record<'title' | 'made', string>>
}

/** The list of papers as it is handed on: what stands on the sheet, in the words of the reader's language. */
export function paperSheet(papers: readonly Listed[], { language, field, topic, list }: SheetWords, at: Date) {
  const columns = [
    { title: field.place, kind: 'number' },
    { title: field.kind, width: 16 },
    { title: field.number, width: 20 },
    { title: field.issuedOn, kind: 'date', width: 14 },
    { title: field.issuer, width: 32 },
    { title: field.abstract, width: 60 },
    { title: field.signerName, width: 22 },
    { title: field.signerTitle, width: 18 },
    { title: field.topic, width: 24 },
    { title: field.note, width: 30 },
  ] as const
  const rows = papers.map((paper, n) => [
    n + 1,
    language === 'vi' ? paper.kindVi : paper.kindEn,
    paper.number,
    paper.issuedOn,
    paper.issuerName,
    paper.abstract,
    paper.signerName,
    paper.signerTitle,
    paper.topic === null ? null : (topic[paper.topic] ?? paper.topic),
    paper.note,
  ])
  const made = slashed(dayOf(at))
  return {
    name: `${fold(list.title).replaceAll(' ', '-')}-${dayOf(at)}`,
    columns,
    rows,
    notice: [list.title, `${list.made} ${made}`],
    csvRows: rows.map((row) => row.map((cell, n) => (columns[n] && 'kind' in columns[n] && columns[n].kind === 'date' ? slashed(Day.parse(cell)) : cell))),
  }
}
