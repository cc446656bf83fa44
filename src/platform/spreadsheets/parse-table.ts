import { refuse } from '../../kernel/refusal.ts'
import { openArchive } from './archive.ts'
import { csvGrid } from './csv-grid.ts'
import { checkWorkbook, fileKind } from './file-kind.ts'
import type { Grid } from './grid.ts'
import { layTable } from './lay-table.ts'
import type { Note, Reading, Table } from './table.ts'
import { openXls, xlsGrid, xlsSheets } from './xls-grid.ts'
import { openWorkbook, xlsxGrid } from './xlsx-grid.ts'

/** Guards, then reads. Runs in the worker: what it costs is bounded there, not here. */
export async function parseTable(reading: Reading): Promise<Table> {
  switch (fileKind(reading)) {
    case 'zip':
      return parseXlsx(reading)
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

async function parseXlsx(reading: Reading): Promise<Table> {
  const entries = await openArchive(reading)
  checkWorkbook(entries, reading.name)
  const workbook = await openWorkbook(entries, reading)
  return firstTable('xlsx', workbook.sheets, (index) => xlsxGrid(workbook, index, reading), reading)
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
