import { type Cell, type CellValue, readXlsx, type Sheet, streamXlsxRows } from 'hucre/xlsx'
import { Refusal, refuse } from '../../kernel/refusal.ts'
import type { CheckedEntry } from './archive.ts'
import { CellNotes } from './cell-notes.ts'
import { cellName, checkLength, cleanText, columnName, dateText, hasUnwanted, plainNumber } from './cell-text.ts'
import type { Grid } from './grid.ts'
import type { Reading } from './table.ts'
import { packZip } from './zip-pack.ts'

/** Titles above the header and blank rows do not count as data, but somebody must bound them. */
const slackRows = 1_000

/** Parts of a workbook that hold no cells. What the library never sees, it cannot stumble over. */
const without =
  /(^|\/)(worksheets\/_rels|chartsheets|dialogsheets|theme|externalLinks|pivotCache|pivotTables|slicerCaches|slicers|timelineCaches|timelines|persons|drawings|charts|media|embeddings|comments|threadedComments|tables|customXml|docProps|richData)\/|cellimages\.xml/i
const heavy = /(^|\/)(worksheets\/[^/]*|sharedStrings|styles)\.xml$/i

/** An XLSX file that passed the guards, repacked with nothing but the parts that hold cells. */
export interface Workbook {
  sheets: { name: string; hidden: boolean }[]
  data: Uint8Array
}

export async function openWorkbook(entries: ReadonlyMap<string, CheckedEntry>, reading: Reading): Promise<Workbook> {
  const kept = [...entries.values()].filter((entry) => /\.(xml|rels)$/i.test(entry.name) && !without.test(entry.name))
  const markup = kept.reduce((sum, entry) => sum + entry.markup, 0)
  if (markup > reading.limits.maxMarkup) refuse('invalid', 'spreadsheet.too-heavy', { name: reading.name })
  const sheets: Workbook['sheets'] = []
  await library(reading.name, () =>
    readXlsx(packZip(kept.filter((entry) => !heavy.test(entry.name))), {
      sheets: (info) => {
        sheets.push({ name: cleanText(info.name), hidden: info.hidden === true || info.veryHidden === true })
        return false
      },
    }),
  )
  return { sheets, data: packZip(kept) }
}

/** Undefined for a sheet without cells: an empty one, or a chart on a sheet of its own. */
export async function xlsxGrid(workbook: Workbook, index: number, reading: Reading): Promise<Grid | undefined> {
  const sheet = workbook.sheets[index]?.name ?? ''
  const reach = await usedRange(workbook, index, sheet, reading)
  if (reach === undefined) return undefined
  const range = `A1:${cellName(reach.row, reach.column)}`
  const read = await library(reading.name, () => readXlsx(workbook.data, { sheets: [index], range }))
  const [found] = read.sheets
  return found === undefined ? undefined : asText(found, sheet, reading)
}

/**
 * Where data really ends, read row by row. Sheets with formatting down to row 1,048,576 are everyday life, and the
 * library pads what it reads to the last cell it meets: it must be told the range.
 */
async function usedRange(workbook: Workbook, index: number, sheet: string, { name, limits }: Reading): Promise<{ row: number; column: number } | undefined> {
  let last: { row: number; column: number } | undefined
  await library(name, async () => {
    try {
      for await (const { index: row, values } of streamXlsxRows(workbook.data, { sheet: index })) {
        const column = values.findLastIndex((value) => value !== null && value !== '')
        if (column === -1) continue
        if (!Number.isInteger(row) || row < 0) refuse('invalid', 'spreadsheet.damaged', { name, reason: `row ${row}` })
        if (row >= limits.maxRows + slackRows) refuse('invalid', 'spreadsheet.too-many-rows', { name, sheet, rows: row + 1, limit: limits.maxRows })
        if (column >= limits.maxColumns)
          refuse('invalid', 'spreadsheet.too-many-columns', { name, sheet, cell: cellName(row, column), limit: limits.maxColumns })
        last = { row: Math.max(row, last?.row ?? 0), column: Math.max(column, last?.column ?? 0) }
      }
    } catch (error) {
      if (!(error instanceof Error && error.message.includes('missing worksheet file'))) throw error
    }
  })
  return last
}

function asText(found: Sheet, sheet: string, { name, limits }: Reading): Grid {
  const notes = new CellNotes()
  const rows = found.rows.map((values, row) =>
    values.map((value, column) => {
      const cell = found.cells?.get(`${row},${column}`)
      const text = cellText(value, cell, row, column, notes)
      checkLength(text, { name, sheet, row, column, limit: limits.maxCellText })
      return text
    }),
  )
  const merges = (found.merges ?? []).filter((span) => Object.values(span).every((at) => Number.isInteger(at) && at >= 0))
  return { sheet, rows, merges, notes: notes.all() }
}

function cellText(value: CellValue, cell: Cell | undefined, row: number, column: number, notes: CellNotes): string {
  // An error never becomes text: '#REF!' would pass for the name of an agency.
  if (cell?.type === 'error') {
    notes.error(row, column, String(value))
    return ''
  }
  if (cell?.formula !== undefined) notes.formula(columnName(column), cellName(row, column), value !== null)
  if (value === null) return ''
  if (typeof value === 'number') return plainNumber(value)
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (value instanceof Date) {
    const text = dateText(value)
    if (text === undefined) notes.error(row, column, '########')
    return text ?? ''
  }
  if (hasUnwanted(value)) notes.cleaned(cellName(row, column))
  return cleanText(value)
}

/** What the library throws over a broken file is not foreseen by it, but by us: no file may end as our defect. */
async function library<T>(name: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof Refusal) throw error
    return refuse('invalid', 'spreadsheet.damaged', { name, reason: String(error) })
  }
}
