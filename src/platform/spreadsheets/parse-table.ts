import { fold } from '../../kernel/fold.ts'
import { refuse } from '../../kernel/refusal.ts'
import { type CheckedEntry, openArchive } from './archive.ts'
import { csvGrid } from './csv-grid.ts'
import { documentKind, fileKind, partText } from './file-kind.ts'
import type { Grid } from './grid.ts'
import { layTable } from './lay-table.ts'
import type { Note, Reading, Table } from './table.ts'
import { wordTables } from './word-tables.ts'
import { openXls, xlsGrid, xlsSheets } from './xls-grid.ts'
import { openWorkbook, xlsxGrid } from './xlsx-grid.ts'
import { XmlFault } from './xml-events.ts'

/** Guards, then reads. Runs in the worker: what it costs is bounded there, not here. */
export async function parseTable(reading: Reading): Promise<Table> {
  switch (fileKind(reading)) {
    case 'zip':
      return parsePackage(reading)
    case 'xls':
      return parseXls(reading)
    case 'csv':
      return parseCsvFile(reading)
  }
}

function parseCsvFile(reading: Reading): Table {
  const laid = layTable(csvGrid(reading), reading)
  if (laid === undefined) return refuse('invalid', 'spreadsheet.no-table', { name: reading.name, sheet: reading.name })
  return { format: 'csv', sheets: [{ name: laid.sheet, hidden: false }], ...laid }
}

async function parsePackage(reading: Reading): Promise<Table> {
  const entries = await openArchive(reading)
  if (documentKind(entries, reading) === 'word') return parseWord(entries, reading)
  const workbook = await openWorkbook(entries, reading)
  return firstTable('xlsx', workbook.sheets, (index) => xlsxGrid(workbook, index, reading), reading)
}

/** Of the tables of a Word document the one asked for, else the one with most of the titles that are looked for. */
function parseWord(entries: ReadonlyMap<string, CheckedEntry>, reading: Reading): Table {
  const { name, limits } = reading
  const part = entries.get('word/document.xml') ?? refuse('invalid', 'spreadsheet.damaged', { name, reason: 'no word/document.xml' })
  if (part.markup > limits.maxMarkup) refuse('invalid', 'spreadsheet.too-heavy', { name })
  const laid = tablesIn(partText(part), reading).flatMap((grid) => layTable(grid, reading) ?? [])
  const titles = new Set((reading.wordTitles ?? []).map(fold))
  const known = ({ header }: { header: string[] }) => header.filter((title) => titles.has(fold(title))).length
  const chosen =
    reading.sheet === undefined ? laid.toSorted((a, b) => known(b) - known(a))[0] : laid.find(({ sheet }) => sheet === reading.sheet?.normalize('NFC'))
  const sheets = laid.map(({ sheet }) => ({ name: sheet, hidden: false }))
  if (chosen === undefined) {
    if (laid.length === 0) return refuse('invalid', 'spreadsheet.word-no-table', { name })
    return refuse('invalid', 'spreadsheet.no-such-sheet', { name, sheet: reading.sheet, sheets: sheets.map((one) => one.name).join('; ') })
  }
  const others =
    reading.sheet === undefined && laid.length > 1 ? [{ code: 'spreadsheet.note.other-tables', details: { sheet: chosen.sheet, count: laid.length - 1 } }] : []
  return { format: 'docx', sheets, ...chosen, notes: [...others, ...chosen.notes] }
}

function tablesIn(xml: string, reading: Reading): Grid[] {
  try {
    return wordTables(xml, reading)
  } catch (error) {
    if (!(error instanceof XmlFault)) throw error
    return refuse('invalid', 'spreadsheet.damaged', { name: reading.name, reason: error.message })
  }
}

async function parseXls(reading: Reading): Promise<Table> {
  const book = openXls(reading)
  return firstTable('xls', xlsSheets(book), async (index) => xlsGrid(book, index, reading), reading)
}

type Sheets = Table['sheets']

async function firstTable(format: 'xlsx' | 'xls', sheets: Sheets, gridOf: (index: number) => Promise<Grid | undefined>, reading: Reading): Promise<Table> {
  const tried = candidates(sheets, reading)
  for (const index of tried) {
    const grid = await gridOf(index)
    const laid = grid && layTable(grid, reading)
    if (laid) return { format, sheets, ...laid, notes: [...sheetNotes(sheets, laid.sheet, reading), ...laid.notes] }
  }
  return refuse('invalid', 'spreadsheet.no-table', { name: reading.name, sheet: tried.map((index) => sheets[index]?.name).join(', ') })
}

/** The sheet asked for, else every visible one in order: guidance often stands on the first. */
function candidates(sheets: Sheets, { name, sheet }: Reading): number[] {
  if (sheet !== undefined) {
    const index = sheets.findIndex((one) => one.name === sheet.normalize('NFC'))
    if (index !== -1) return [index]
    return refuse('invalid', 'spreadsheet.no-such-sheet', { name, sheet, sheets: sheets.map((one) => one.name).join(', ') })
  }
  const visible = sheets.flatMap((one, index) => (one.hidden ? [] : [index]))
  return visible.length > 0 ? visible : refuse('invalid', 'spreadsheet.no-visible-sheet', { name })
}

function sheetNotes(sheets: Sheets, read: string, { sheet }: Reading): Note[] {
  const listed = (names: string[], code: string): Note[] =>
    names.length === 0 ? [] : [{ code, details: { sheets: names.join(', '), count: names.length, sheet: read } }]
  if (sheet !== undefined) return []
  return [
    ...listed(
      sheets.filter((one) => one.hidden).map((one) => one.name),
      'spreadsheet.note.hidden-sheets',
    ),
    ...listed(
      sheets.filter((one) => !one.hidden && one.name !== read).map((one) => one.name),
      'spreadsheet.note.other-sheets',
    ),
  ]
}
