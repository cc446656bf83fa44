import { type CellStyle, type CellValue, writeXlsx as writeWorkbook, writeXlsxStream } from 'hucre/xlsx'
import { sheetNames } from './sheet-name.ts'
import { type WrittenCell, type WrittenColumn, type WrittenRows, writtenText } from './written-cell.ts'

export interface WrittenSheet {
  name: string
  columns: readonly WrittenColumn[]
  rows: WrittenRows
  /** Lines above the table: what it is, its data date, that it is a demonstration. */
  notice?: readonly string[]
  /** Lines below the table: sources, explanations. */
  below?: readonly string[]
}

interface Line {
  kind: 'notice' | 'header' | 'data'
  cells: CellValue[]
}

/** The same content gives the same bytes: a report's fingerprint must not change with the clock. */
const noClock = new Date('2000-01-01T00:00:00Z')

/**
 * An XLSX file in pieces, for `Readable.from`. One sheet is streamed, whatever its length; several are gathered in
 * memory first, since the library streams one sheet per file.
 */
export async function* writeXlsx(sheets: readonly WrittenSheet[]): AsyncGenerator<Uint8Array> {
  const names = sheetNames(sheets.map(({ name }) => name))
  const [only] = sheets
  if (only !== undefined && sheets.length === 1) yield* streamed(only, names[0] ?? '')
  else yield await gathered(sheets, names)
}

async function* streamed(sheet: WrittenSheet, name: string): AsyncGenerator<Uint8Array> {
  let kind: Line['kind'] = 'data'
  // The library knows styles by column only and asks for them anew with every row it has just pulled: the getter
  // answers for the row at hand. The tests watch that it stays in step.
  const columns = sheet.columns.map((column) => ({
    width: widthOf(column),
    get style() {
      return styleOf(kind, column)
    },
  }))
  const rows = (async function* () {
    for await (const line of linesOf(sheet)) {
      kind = line.kind
      yield line.cells
    }
  })()
  yield* writeXlsxStream(rows, { name, columns, freezePane: { rows: headerAt(sheet) + 1 }, repeatHeaders: false })
}

async function gathered(sheets: readonly WrittenSheet[], names: readonly string[]): Promise<Uint8Array> {
  const written = []
  for (const [at, sheet] of sheets.entries()) {
    const rows: CellValue[][] = []
    const cells = new Map<string, { value: CellValue; style: CellStyle }>()
    for await (const { kind, cells: values } of linesOf(sheet)) {
      if (kind !== 'data') for (const [column, value] of values.entries()) cells.set(`${rows.length},${column}`, { value, style: styleOf(kind) })
      rows.push(values)
    }
    const columns = sheet.columns.map((column) => ({ width: widthOf(column), style: styleOf('data', column) }))
    written.push({ name: names[at] ?? '', columns, rows, cells, freezePane: { rows: headerAt(sheet) + 1 } })
  }
  return writeWorkbook({ sheets: written, properties: { created: noClock, modified: noClock } })
}

const headerAt = ({ notice = [] }: WrittenSheet) => (notice.length === 0 ? 0 : notice.length + 1)

async function* linesOf({ columns, rows, notice = [], below = [] }: WrittenSheet): AsyncGenerator<Line> {
  for (const text of notice) yield { kind: 'notice', cells: [literal(text)] }
  if (notice.length > 0) yield { kind: 'notice', cells: [] }
  yield { kind: 'header', cells: columns.map(({ title }) => literal(title)) }
  for await (const row of rows) yield { kind: 'data', cells: columns.map((column, at) => cellValue(row[at], column)) }
  if (below.length > 0) yield { kind: 'notice', cells: [] }
  for (const text of below) yield { kind: 'notice', cells: [literal(text)] }
}

function cellValue(cell: WrittenCell, { kind }: WrittenColumn): CellValue {
  if (cell === undefined || cell === null || cell === '') return null
  if (typeof cell !== 'string') return cell
  return kind === 'date' && /^(19|20|21)\d\d-\d\d-\d\d$/.test(cell) ? new Date(`${cell}T00:00:00Z`) : literal(cell)
}

/**
 * Text stays text: the library writes strings as string cells, so a leading = never becomes a formula. Two texts need
 * OOXML's own escape: what looks like one ('_x0041_'), and '#N/A', which the library takes for an error.
 */
function literal(text: string): CellValue {
  if (text === '') return null
  return writtenText(text)
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/^#(?=[A-Z/0_]+[!?]?$)/, '_x0023_')
}

const formats = { text: '@', number: undefined, date: 'dd/mm/yyyy', percent: '0.0%' } as const

/** Named in every style: a font without its size is drawn in another one than the rows below. */
const face = { name: 'Calibri', size: 11 }

function styleOf(kind: Line['kind'], column?: WrittenColumn): CellStyle {
  if (kind === 'notice') return { font: { ...face, italic: true } }
  if (kind === 'header') {
    return {
      font: { ...face, bold: true },
      fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E8EEF4' } },
      alignment: { vertical: 'center', wrapText: true },
    }
  }
  const numFmt = formats[column?.kind ?? 'text']
  return numFmt === undefined ? {} : { numFmt }
}

const widthOf = ({ width, kind, title }: WrittenColumn) => width ?? Math.min(60, Math.max(title.length + 2, kind === undefined || kind === 'text' ? 24 : 12))
