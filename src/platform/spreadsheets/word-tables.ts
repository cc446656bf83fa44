import { tidy } from '../../kernel/fold.ts'
import { refuse } from '../../kernel/refusal.ts'
import { checkLength, cleanText } from './cell-text.ts'
import type { Grid, Span } from './grid.ts'
import type { Reading } from './table.ts'
import { readXml } from './xml-events.ts'

interface WordCell {
  text: string
  columns: number
  /** 'continue': the cell belongs to the one above it. */
  merge: 'none' | 'begin' | 'continue'
}

interface WordRow {
  cells: WordCell[]
  /** Columns left free before the first cell. */
  before: number
  deleted: boolean
}

/** Text that is not part of the document: deleted, moved away, or said a second time for old readers. */
const unread = new Set(['w:del', 'w:moveFrom', 'mc:Fallback'])

/** The tables of a Word document in their order, as grids: what was deleted under tracked changes is left out, a table in a cell is its text. */
export function wordTables(xml: string, { name, limits }: Reading): Grid[] {
  const tables: WordRow[][] = []
  let deleted = 0
  let depth = 0
  let hidden = 0
  let row: WordRow | undefined
  let cell: WordCell | undefined
  let inText = false
  let inRowFacts = false
  const put = (text: string) => {
    if (cell && hidden === 0) cell.text += text
  }
  const count = (typed: string | undefined) => {
    const n = Number(typed)
    if (!Number.isInteger(n) || n < 0) return 0
    return n > limits.maxColumns ? refuse('invalid', 'spreadsheet.too-many-columns', { name, sheet: name, cell: String(n), limit: limits.maxColumns }) : n
  }
  readXml(xml, {
    open(tag, attribute) {
      if (inRowFacts && tag === 'w:del' && row) row.deleted = true
      if (unread.has(tag)) hidden += 1
      switch (tag) {
        case 'w:tbl':
          depth += 1
          if (depth === 1) tables.push([])
          break
        case 'w:tr':
          if (depth === 1) row = { cells: [], before: 0, deleted: false }
          break
        case 'w:trPr':
          inRowFacts = depth === 1
          break
        case 'w:gridBefore':
          if (inRowFacts && row) row.before = count(attribute('w:val'))
          break
        case 'w:tc':
          if (depth === 1) cell = { text: '', columns: 1, merge: 'none' }
          break
        case 'w:gridSpan':
          if (depth === 1 && cell) cell.columns = Math.max(1, count(attribute('w:val')))
          break
        case 'w:vMerge':
          if (depth === 1 && cell) cell.merge = attribute('w:val') === 'restart' ? 'begin' : 'continue'
          break
        case 'w:t':
          inText = true
          break
        case 'w:tab':
          put(' ')
          break
        case 'w:br':
        case 'w:cr':
          put('\n')
          break
        case 'w:noBreakHyphen':
          put('-')
          break
      }
    },
    close(tag) {
      if (unread.has(tag)) hidden -= 1
      switch (tag) {
        case 'w:t':
          inText = false
          break
        case 'w:p':
          put('\n')
          break
        case 'w:trPr':
          inRowFacts = false
          break
        case 'w:tc':
          if (depth === 1 && cell) {
            row?.cells.push(cell)
            cell = undefined
          }
          break
        case 'w:tr':
          if (depth === 1 && row) {
            if (row.deleted) deleted += 1
            else tables.at(-1)?.push(row)
            row = undefined
          }
          break
        case 'w:tbl':
          depth -= 1
          break
      }
    },
    text(text) {
      if (inText) put(text)
    },
  })
  return tables.map((rows, n) => {
    const grid = gridOf(rows, `${n + 1}.`, { name, limits })
    const notes = deleted === 0 ? [] : [{ code: 'spreadsheet.note.deleted-rows', details: { count: deleted } }]
    return { ...grid, sheet: `${n + 1}. ${titlesOf(grid)}`.trim(), notes }
  })
}

/** By its first row an officer knows a table again. */
const titlesOf = ({ rows }: Grid): string => {
  const titles = (rows.find((row) => row.some((cell) => cell.trim() !== '')) ?? []).map((cell) => tidy(cell)).filter((cell) => cell !== '')
  const named = titles.join(', ')
  return named.length <= 80 ? named : `${named.slice(0, 79)}…`
}

function gridOf(rows: readonly WordRow[], sheet: string, { name, limits }: Pick<Reading, 'name' | 'limits'>): Grid {
  if (rows.length > limits.maxRows) refuse('invalid', 'spreadsheet.too-many-rows', { name, sheet, rows: rows.length, limit: limits.maxRows })
  const merges: Span[] = []
  const open = new Map<number, Span>()
  const texts = rows.map(({ cells, before }, at) => {
    const line: string[] = Array.from({ length: before }, () => '')
    for (const cell of cells) {
      const column = line.length
      if (column + cell.columns > limits.maxColumns)
        refuse('invalid', 'spreadsheet.too-many-columns', { name, sheet, cell: `${column + cell.columns}`, limit: limits.maxColumns })
      const above = open.get(column)
      const goesOn = cell.merge === 'continue' && above?.endRow === at - 1
      const text = goesOn ? '' : cleanText(cell.text).trim()
      checkLength(text, { name, sheet, row: at, column, limit: limits.maxCellText })
      line.push(text, ...Array.from({ length: cell.columns - 1 }, () => ''))
      if (goesOn) above.endRow = at
      else if (cell.columns > 1 || cell.merge === 'begin') {
        const span = { startRow: at, startCol: column, endRow: at, endCol: column + cell.columns - 1 }
        merges.push(span)
        if (cell.merge === 'begin') open.set(column, span)
      }
    }
    return line
  })
  return { sheet, rows: texts, merges: merges.filter((span) => span.endRow > span.startRow || span.endCol > span.startCol), notes: [] }
}
