import { describe, expect, test } from 'vitest'
import { findHeader, isNumbering } from './find-header.ts'
import type { Span } from './grid.ts'

const find = (rows: string[][], merges: Span[] = []) => findHeader({ sheet: 'S', rows, merges, notes: [] })
const data = (n: number) => Array.from({ length: n }, (_, at) => [`${at + 1}`, `Phường ${at}`, 'Quận 1'])

describe('the header of a sheet', () => {
  test('is the first row with two texts and data below', () => {
    expect(find([['STT', 'Tên', 'Quận'], ...data(3)])).toEqual({ from: 0, to: 0 })
    expect(find([[], ['DANH SÁCH'], ['Đến ngày', '15/06/2020'], [], ['STT', 'Tên', 'Quận'], ...data(3)])).toEqual({ from: 4, to: 4 })
    expect(find([['STT', 'Tên', 'Quận']])).toBeUndefined()
    expect(
      find([
        ['1', '2'],
        ['3', '4'],
      ]),
    ).toBeUndefined()
  })

  test('is not the letterhead, even above a table of the same few columns', () => {
    const letterhead = [['ỦY BAN NHÂN DÂN', '', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'], ['SỞ KH&CN', '', 'Độc lập - Tự do'], [], ['DANH SÁCH']]
    expect(find([...letterhead, ['STT', 'Tên', 'Quận'], ...data(1)])).toEqual({ from: 4, to: 4 })
    expect(find([...letterhead, ['STT', 'Tên', 'Quận'], ...data(40)])).toEqual({ from: 4, to: 4 })
  })

  test('may leave columns unnamed, and may have group rows under it', () => {
    expect(
      find([
        ['STT', 'Tên', '', 'Số'],
        ['1', 'A', 'x', '2'],
        ['2', 'B', 'y', '3'],
      ]),
    ).toEqual({ from: 0, to: 0 })
    expect(find([['Tên', 'Quận'], ['I. Khối sở'], ['Sở A', 'Quận 1'], ['Sở B', 'Quận 3']])).toEqual({ from: 0, to: 0 })
  })

  test('has two rows when its cells say so', () => {
    const rows = [
      ['Tên', 'Địa chỉ', ''],
      ['', 'Quận', 'Phường'],
      ['A', '1', '2'],
    ]
    const wide = { startRow: 0, endRow: 0, startCol: 1, endCol: 2 }
    expect(find(rows, [wide])).toEqual({ from: 0, to: 1 })
    expect(find(rows, [wide, { startRow: 0, endRow: 1, startCol: 0, endCol: 0 }])).toEqual({ from: 0, to: 1 })
  })
})

test('a row that only numbers the columns is known', () => {
  for (const row of [
    ['(1)', '(2)', '(3)'],
    ['A', 'B', '1', '2', '3'],
    ['1', '2', '3=1+2'],
    ['[1]', '', '[2]', '[3]'],
  ])
    expect(isNumbering(row), row.join()).toBe(true)
  for (const row of [['1', 'Sở A', '2'], ['1', '3', '4'], ['1', '2'], ['2', '3', '4'], [], undefined]) expect(isNumbering(row), row?.join()).toBe(false)
})
