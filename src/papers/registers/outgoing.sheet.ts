import { Day, dayOf, slashed } from '../../kernel/day.ts'
import { fold } from '../../kernel/fold.ts'
import { writeCsv } from '../../platform/spreadsheets/write-csv.ts'
import { writeXlsx } from '../../platform/spreadsheets/write-xlsx.ts'
import { rowsFrom, type WrittenCell } from '../../platform/spreadsheets/written-cell.ts'
import type { StandingState } from '../links/standing.ts'
import type { OutgoingRow } from './outgoing.contract.ts'
import linkEn from '../links/words.en.json' with { type: 'json' }
import linkVi from '../links/words.vi.json' with { type: 'json' }
import en from './words.en.json' with { type: 'json' }
import vi from './words.vi.json' with { type: 'json' }

const words = { vi: { ...vi.paper, standing: linkVi['paper-standing'] }, en: { ...en.paper, standing: linkEn['paper-standing'] } }

interface Kind {
  code: string
  name: { vi: string; en: string }
}

/** The register in the columns of the paper book: what the clerk would write by hand. */
export function outgoingFile(
  rows: readonly OutgoingRow[],
  kinds: readonly Kind[],
  { format, language }: { format: 'xlsx' | 'csv'; language: 'vi' | 'en' },
  at: Date,
) {
  const { outgoing, list, standing } = words[language]
  const { column } = outgoing
  const columns = [
    { title: column.number, width: 20 },
    { title: column.day, kind: 'date', width: 14 },
    { title: column.what, width: 60 },
    { title: column.signer, width: 22 },
    { title: column.recipients, width: 34 },
    { title: column.filing, width: 18 },
    { title: column.copies, kind: 'number' },
    { title: column.note, width: 34 },
  ] as const
  const cells = (row: OutgoingRow): WrittenCell[] => [
    row.number,
    row.day,
    [kinds.find(({ code }) => code === row.kind)?.name[language] ?? row.kind, row.abstract].filter((part) => part !== null).join(' '),
    row.signerName,
    row.recipients.join('; '),
    row.filingUnits.join(', '),
    row.copies,
    [becameOf(row, standing), noteOf(row, outgoing.note)].filter((part) => part !== null).join('; ') || null,
  ]
  const name = `${fold(outgoing.title).replaceAll(' ', '-')}-${dayOf(at)}`
  if (format === 'csv') {
    const slashedCells = (row: OutgoingRow) => cells(row).map((cell, n) => (n === 1 ? slashed(Day.parse(cell)) : cell))
    return { name: `${name}.csv`, mediaType: 'text/csv; charset=utf-8', content: writeCsv(columns, rowsFrom(rows, slashedCells)) }
  }
  const notice = [outgoing.title, `${list.made} ${slashed(dayOf(at))}`]
  return {
    name: `${name}.xlsx`,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    content: writeXlsx([{ name, columns, rows: rowsFrom(rows, cells), notice }]),
  }
}

function becameOf({ standing }: OutgoingRow, said: Record<StandingState | 'told' | 'told-by', string>): string | null {
  if (standing === null || standing.since === null) return null
  const told = standing.by === null ? said.told : said['told-by'].replace('{{number}}', standing.by.number)
  return told.replace('{{state}}', said[standing.state]).replace('{{day}}', slashed(standing.since))
}

function noteOf({ state, note, reservedFor, until }: OutgoingRow, said: { spoiled: string; reserved: string; until: string }): string | null {
  if (state === 'given') return note
  if (state === 'spoiled') return said.spoiled.replace('{{reason}}', note ?? '')
  const kept = said.reserved.replace('{{for}}', reservedFor ?? '').replace('{{reason}}', note ?? '')
  return until === null ? kept : `${kept}; ${said.until.replace('{{until}}', slashed(until))}`
}
