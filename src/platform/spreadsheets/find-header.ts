import { type Grid, isBlank, type Span } from './grid.ts'

/** Rows from, to of a header, counted from 0, both included: two where 'Địa chỉ' spans 'Quận' and 'Phường'. */
export interface HeaderBlock {
  from: number
  to: number
}

const sampleRows = 50
const searchedRows = 200
const filled = (row: readonly string[] | undefined) => (row ?? []).flatMap((cell, column) => (cell.trim() === '' ? [] : [column]))
const isText = (cell: string) => /\p{L}/u.test(cell)

/**
 * The first row with two texts that names most of the columns in use below it. Counting texts alone would take the
 * letterhead of an office file ('ỦY BAN NHÂN DÂN …' left, 'CỘNG HÒA …' right) for the header.
 */
export function findHeader(grid: Grid): HeaderBlock | undefined {
  const rows = grid.rows.slice(0, searchedRows)
  const candidates = rows.flatMap((row, from) => {
    if (row.filter(isText).length < 2) return []
    const block = headerBlock(grid, from)
    const share = namedShare(grid, block)
    return share === undefined ? [] : [{ block, share, allText: row.every((cell) => cell.trim() === '' || isText(cell)) }]
  })
  const sound = candidates.filter(({ share }) => share >= 0.6)
  const first = sound.find(({ block, share }) => !isOutdone(grid, block, share, sound)) ?? candidates[0]
  return first?.block
}

/** A letterhead over a narrow table: after a blank or single-cell row a better row of nothing but texts follows soon. */
function isOutdone(grid: Grid, block: HeaderBlock, share: number, sound: readonly { block: HeaderBlock; share: number; allText: boolean }[]): boolean {
  return sound.some(
    (later) =>
      later.block.from > block.to &&
      later.block.from <= block.from + 10 &&
      later.allText &&
      later.share > share &&
      grid.rows.slice(block.to + 1, later.block.from).some((row) => filled(row).length < 2),
  )
}

/** How many of the columns in use below the block have a name in it; undefined when nothing follows. */
function namedShare(grid: Grid, block: HeaderBlock): number | undefined {
  const below: string[][] = []
  for (let row = block.to + 1; row < grid.rows.length && below.length < sampleRows; row += 1) {
    const cells = grid.rows[row]
    if (cells !== undefined && !isBlank(cells)) below.push(cells)
  }
  if (below.length === 0) return undefined
  const uses = new Map<number, number>()
  for (const column of below.flatMap(filled)) uses.set(column, (uses.get(column) ?? 0) + 1)
  const used = [...uses].filter(([, count]) => count >= below.length * 0.3).map(([column]) => column)
  const named = new Set(grid.rows.slice(block.from, block.to + 1).flatMap(filled))
  return used.length === 0 ? 0 : used.filter((column) => named.has(column)).length / used.length
}

/** A header has a second row when one of its cells is merged downwards, or when texts stand only below its wide cells. */
export function headerBlock(grid: Grid, from: number): HeaderBlock {
  const starting = grid.merges.filter((span) => span.startRow === from)
  const tall = starting.reduce((most, span) => Math.max(most, span.endRow), from)
  if (tall > from && tall <= from + 3) return { from, to: tall }
  const wide = starting.filter((span) => span.endCol > span.startCol)
  const next = grid.rows[from + 1] ?? []
  const under = filled(next)
  const isSubheader = under.length > 0 && under.every((column) => isText(next[column] ?? '') && wide.some((span) => holds(span, column)))
  return { from, to: isSubheader ? from + 1 : from }
}

const holds = (span: Span, column: number) => column >= span.startCol && column <= span.endCol

/** '(1) (2) (3)' or 'A B 1 2' under the header, which numbers the columns and is no data. */
export function isNumbering(row: readonly string[] | undefined): boolean {
  const cells = (row ?? []).filter((cell) => cell.trim() !== '')
  const numbers = cells.flatMap((cell) => {
    const number = /^[([]?\s*(\d{1,2})\s*[)\]]?(\s*=.*)?$/.exec(cell.trim())?.[1]
    return number === undefined ? [] : [Number(number)]
  })
  const letters = cells.filter((cell) => /^[([]?\s*[A-Z]\s*[)\]]?$/.test(cell.trim()))
  return numbers.length >= 2 && cells.length >= 3 && numbers.length + letters.length === cells.length && numbers.every((n, at) => n === at + 1)
}
