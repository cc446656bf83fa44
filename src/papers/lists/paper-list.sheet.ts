import { Day, slashed } from '../../kernel/day.ts'
import { fold } from '../../kernel/fold.ts'
import { writeCsv } from '../../platform/spreadsheets/write-csv.ts'
import { writeXlsx } from '../../platform/spreadsheets/write-xlsx.ts'
import { rowsFrom, type WrittenCell } from '../../platform/spreadsheets/written-cell.ts'
import type { PaperListLine } from './paper-list.contract.ts'
import type { ExportedList } from './paper-list.queries.ts'
import en from './words.en.json' with { type: 'json' }
import vi from './words.vi.json' with { type: 'json' }

const words = { vi: vi['paper-list'], en: en['paper-list'] }

/** The list with the names of its day; where the paper writes another one, it stands beside it. */
export function listFile(list: ExportedList, { format, language }: { format: 'xlsx' | 'csv'; language: 'vi' | 'en' }) {
  const { column, file } = words[language]
  const columns = [
    { title: column.position, kind: 'number', width: 8 },
    { title: column.name, width: 60 },
    { title: list.noteTitle ?? column.note, width: 40 },
    { title: column.written, width: 60 },
  ] as const
  const cells = ({ position, name, nameThen, note }: PaperListLine): WrittenCell[] => [
    position,
    nameThen ?? name,
    note,
    nameThen === null || nameThen === name ? null : name,
  ]
  const name = `${fold(`${file} ${list.number}`).replace(/[^a-z0-9]+/g, '-')}`
  if (format === 'csv') return { name: `${name}.csv`, mediaType: 'text/csv; charset=utf-8', content: writeCsv(columns, rowsFrom(list.rows, cells)) }
  const notice = [list.title, `${file} ${list.number}`, `${column.asOf} ${slashed(Day.parse(list.asOf))}`]
  return {
    name: `${name}.xlsx`,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    content: writeXlsx([{ name: name.slice(0, 31), columns, rows: rowsFrom(list.rows, cells), notice }]),
  }
}
