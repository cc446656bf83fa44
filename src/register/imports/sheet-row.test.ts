import { describe, expect, test } from 'vitest'
import { SheetRow } from './sheet-row.ts'

type Field = 'day' | 'name'
const row = (...cells: string[]) => new SheetRow<Field>(12, cells, { day: 0, name: 1 })

describe('a cell', () => {
  test.each([
    ['15/6/2020', '2020-06-15'],
    ['2020-06-15', '2020-06-15'],
    ['05.03.2020', '2020-03-05'],
    ['', null],
  ])('with "%s" is the day %s', (cell, day) => expect(row(cell).day('day')).toBe(day))
  test.each([
    ['31/02/2020', 'import.cell.not-a-day'],
    ['15/13/2019', 'import.cell.not-a-day'],
    ['đầu năm 2020', 'import.cell.not-a-day'],
    ['1000000000000000000', 'import.cell.not-a-day'],
    ['-5', 'import.cell.not-a-day'],
    ['01/01/1899', 'import.cell.day-out-of-range'],
    ['01/01/2101', 'import.cell.day-out-of-range'],
  ])('with "%s" is no day', (cell, code) => {
    const read = row(cell)
    expect(read.day('day')).toBeUndefined()
    expect(read.faults).toEqual([{ row: 12, column: 0, field: 'day', code, details: { read: cell } }])
  })
  test('loses what cannot be seen', () => expect(row('', ' Sở\u202E  Nội vụ\u0000 ').text('name', 50)).toBe('Sở Nội vụ'))
  test('may not be too long', () => {
    const read = row('', 'x'.repeat(500))
    expect(read.text('name', 300)).toBeNull()
    expect(read.faults[0]).toMatchObject({ column: 1, code: 'import.cell.too-long', details: { length: 500, longest: 300 } })
    expect(read.required('name', null)).toBeUndefined()
    expect(read.faults).toHaveLength(1)
  })
  test('that must not be empty says so once', () => {
    const read = row('', '')
    read.required('name', read.text('name', 5))
    expect(read.faults).toMatchObject([{ code: 'import.cell.required' }])
  })
})
