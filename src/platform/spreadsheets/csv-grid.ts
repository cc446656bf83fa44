import { parseCsv, streamCsvRows } from 'hucre/csv'
import { refuse } from '../../kernel/refusal.ts'
import { CellNotes } from './cell-notes.ts'
import { cellName, checkLength, cleanText, hasUnwanted } from './cell-text.ts'
import { unescapeCell } from './csv-escape.ts'
import type { Grid } from './grid.ts'
import type { Reading } from './table.ts'

/** In the order in which a draw is decided: commas also stand in prose, tabs hardly ever. */
const separators = ['\t', ';', ','] as const
/** The last record of a file whose quotes all close. Nobody types it. */
const endMark = '\u{F8FF}end of file\u{F8FF}'

export function csvGrid(reading: Reading): Grid {
  const { name, limits } = reading
  const text = decode(reading)
  const hint = /^"?sep=([;,\t])"?\r?\n/i.exec(text)
  const separator = hint?.[1] ?? likelySeparator(text)
  const notes = new CellNotes()
  const rows: string[][] = []
  let closes = false
  for (const record of streamCsvRows(`${text}\n${endMark}`, { delimiter: separator })) {
    if (record.length === 1 && record[0] === endMark) {
      closes = true
      break
    }
    const row = rows.length
    if (row >= limits.maxRows + 1_000) refuse('invalid', 'spreadsheet.too-many-rows', { name, sheet: name, rows: row + 1, limit: limits.maxRows })
    const cells = record.map((value, column) => {
      const typed = String(value ?? '')
      if (!typed.endsWith(endMark)) checkLength(typed, { name, sheet: name, row, column, limit: limits.maxCellText })
      if (hasUnwanted(typed)) notes.cleaned(cellName(row, column))
      return cleanText(unescapeCell(typed))
    })
    const last = cells.findLastIndex((cell) => cell.trim() !== '')
    if (last >= limits.maxColumns) refuse('invalid', 'spreadsheet.too-many-columns', { name, sheet: name, cell: cellName(row, last), limit: limits.maxColumns })
    rows.push(hint && row === 0 ? [] : cells.slice(0, last + 1))
  }
  if (!closes) refuse('invalid', 'spreadsheet.csv-quote', { name, row: rows.length })
  return { sheet: name, rows, merges: [], notes: notes.all() }
}

/** UTF-8, or UTF-16 with its mark. Anything else is refused rather than guessed: a wrong guess spoils every name. */
function decode({ bytes, name }: Reading): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    // UTF-16 without its mark is valid UTF-8 with a null byte after every letter.
    const nulls = text.slice(0, 1_000).split('\0').length - 1
    if (nulls === 0 || nulls * 4 < Math.min(text.length, 1_000)) return text
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
  }
  return refuse('invalid', 'spreadsheet.csv-encoding', { name })
}

/** The separator that cuts most of the first rows into equally many cells. */
export function likelySeparator(text: string): string {
  const sample = text.slice(0, 20_000)
  let best = { separator: ',', rows: 0, cells: 0 }
  for (const separator of separators) {
    const lengths = parseCsv(sample, { delimiter: separator })
      .slice(0, 50)
      .map((row) => row.length)
      .filter((n) => n > 1)
    const counts = new Map<number, number>()
    for (const length of lengths) counts.set(length, (counts.get(length) ?? 0) + 1)
    for (const [cells, rows] of counts) {
      if (rows > best.rows || (rows === best.rows && cells > best.cells)) best = { separator, rows, cells }
    }
  }
  return best.separator
}
