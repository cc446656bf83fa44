import { expect, test } from 'vitest'
import { row, text } from './composing.ts'
import { Table } from './block.ts'
import { cellColumns, gridFault } from './table-grid.ts'

const cell = (columns = 1, rows = 1) => ({ columns, rows })

test('cells find their column beside those that reach down from above', () => {
  const rows = [{ cells: [cell(1, 2), cell(1, 2), cell(2)] }, { cells: [cell(), cell()] }, { cells: [cell(2), cell(), cell()] }]
  expect(cellColumns(4, rows)).toEqual([
    [0, 1, 2],
    [2, 3],
    [0, 2, 3],
  ])
})

test.each([
  ['too narrow', [{ cells: [cell(), cell()] }], 'row 1 leaves column 3 of 3 empty'],
  ['too wide', [{ cells: [cell(), cell(3)] }], 'row 1 is wider than 3 columns'],
  ['reaching out', [{ cells: [cell(1, 2), cell(), cell()] }], 'a cell reaches below the last row'],
  ['crossing', [{ cells: [cell(), cell(1, 2), cell()] }, { cells: [cell(2), cell()] }], 'row 2 is wider than 3 columns'],
  ['empty', [{ cells: [] }], 'row 1 leaves column 1 of 3 empty'],
])('a table %s is told so', (_, rows, fault) => expect(gridFault(3, rows)).toBe(fault))

test('a table that does not tile is no table', () => {
  const columns = [{ width: 1 }, { width: 2 }]
  expect(Table.safeParse({ kind: 'table', columns, head: [], rows: [row(['a'])] }).success).toBe(false)
  expect(Table.safeParse({ kind: 'table', columns, head: [], rows: [row([{ text: text('a'), columns: 2 }])] }).success).toBe(true)
})
