import { Day, dayOf, slashed } from '../../kernel/day.ts'
import { fold } from '../../kernel/fold.ts'
import { writeCsv } from '../../platform/spreadsheets/write-csv.ts'
import { writeXlsx } from '../../platform/spreadsheets/write-xlsx.ts'
import { rowsFrom, type WrittenCell } from '../../platform/spreadsheets/written-cell.ts'
import en from './words.en.json' with { type: 'json' }
import vi from './words.vi.json' with { type: 'json' }

const words = { vi: vi.paper, en: en.paper }

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

/** The list of papers as it is handed on, in the words of the reader's language; `papers` may still be on their way from the database. */
export function paperFile(papers: Iterable<Listed> | AsyncIterable<Listed>, { format, language }: { format: 'xlsx' | 'csv'; language: 'vi' | 'en' }, at: Date) {
  const { field, list } = words[language]
  const topic: Readonly<Record<string, string>> = words[language].topic
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
  const cells = (paper: Listed, n: number): WrittenCell[] => [
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
  ]
  const name = `${fold(list.title).replaceAll(' ', '-')}-${dayOf(at)}`
  if (format === 'csv') {
    const days = new Set(columns.flatMap((column, n) => ('kind' in column && column.kind === 'date' ? [n] : [])))
    const slashedCells = (paper: Listed, place: number) => cells(paper, place).map((cell, n) => (days.has(n) ? slashed(Day.parse(cell)) : cell))
    return { name: `${name}.csv`, mediaType: 'text/csv; charset=utf-8', content: writeCsv(columns, rowsFrom(papers, slashedCells)) }
  }
  const notice = [list.title, `${list.made} ${slashed(dayOf(at))}`]
  return {
    name: `${name}.xlsx`,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    content: writeXlsx([{ name, columns, rows: rowsFrom(papers, cells), notice }]),
  }
}
