import type { z } from 'zod'
import { Day, dayOf, slashed } from '../../kernel/day.ts'
import { fold } from '../../kernel/fold.ts'
import { writeCsv } from '../../platform/spreadsheets/write-csv.ts'
import { writeXlsx } from '../../platform/spreadsheets/write-xlsx.ts'
import { rowsFrom, type WrittenCell } from '../../platform/spreadsheets/written-cell.ts'
import type { Raw } from './incoming.queries.ts'
import en from './words.en.json' with { type: 'json' }
import vi from './words.vi.json' with { type: 'json' }

const words = { vi: vi.incoming, en: en.incoming }

interface Kind {
  code: string
  name: { vi: string; en: string }
}

type Listed = z.infer<typeof Raw>

/** What became of it, as the clerk writes it beside the note. */
function noteOf({ note, state, answer, due, reason }: Listed, said: { due: string; answered: string; closed: string; retracted: string }): string {
  const course =
    state === 'answered' && answer
      ? said.answered.replace('{{number}}', answer.number).replace('{{day}}', slashed(answer.issuedOn))
      : state === 'closed'
        ? said.closed.replace('{{reason}}', reason ?? '')
        : state === 'retracted'
          ? said.retracted.replace('{{reason}}', reason ?? '')
          : due === null
            ? ''
            : said.due.replace('{{day}}', slashed(due))
  return [note ?? '', course].filter((part) => part !== '').join('; ')
}

/** The register in the columns of the paper book; who signs for a paper does so by hand on the printed sheet. */
export function incomingFile(
  rows: Iterable<Listed> | AsyncIterable<Listed>,
  kinds: readonly Kind[],
  { format, language }: { format: 'xlsx' | 'csv'; language: 'vi' | 'en' },
  at: Date,
) {
  const { register, made } = words[language]
  const { column } = register
  const columns = [
    { title: column.arrivedOn, kind: 'date', width: 14 },
    { title: column.arrivalNumber, width: 10 },
    { title: column.author, width: 32 },
    { title: column.number, width: 20 },
    { title: column.issuedOn, kind: 'date', width: 14 },
    { title: column.what, width: 60 },
    { title: column.recipient, width: 28 },
    { title: column.signed, width: 14 },
    { title: column.note, width: 40 },
  ] as const
  const cells = (row: Listed): WrittenCell[] => [
    row.arrivedOn,
    row.arrivalNumber,
    row.paper.issuerName,
    row.paper.number,
    row.paper.issuedOn,
    `${kinds.find(({ code }) => code === row.paper.kind)?.name[language] ?? row.paper.kind} ${row.paper.abstract}`,
    [row.officerName, row.unitName].filter((one) => one !== null).join('; '),
    null,
    noteOf(row, register.told),
  ]
  const name = `${fold(register.title).replaceAll(' ', '-')}-${dayOf(at)}`
  if (format === 'csv') {
    const slashedCells = (row: Listed) => cells(row).map((cell, n) => (n === 0 || n === 4 ? slashed(Day.parse(cell)) : cell))
    return { name: `${name}.csv`, mediaType: 'text/csv; charset=utf-8', content: writeCsv(columns, rowsFrom(rows, slashedCells)) }
  }
  const notice = [register.title, `${made} ${slashed(dayOf(at))}`]
  return {
    name: `${name}.xlsx`,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    content: writeXlsx([{ name, columns, rows: rowsFrom(rows, cells), notice }]),
  }
}
