import { expect, test } from 'vitest'
import { cellsOf, rowsPasted } from './pasted-rows.ts'

test('rows and cells as a spreadsheet copies them; quoted cells keep their quotation marks and lose their line breaks', () => {
  expect(cellsOf('Hộ tịch\tĐăng ký\tQT-01\r\n"Đất\nđai"\t"gọi là ""sổ đỏ"""\t\r\n')).toEqual([
    ['Hộ tịch', 'Đăng ký', 'QT-01'],
    ['Đất đai', 'gọi là "sổ đỏ"', ''],
  ])
  expect(cellsOf('a "b" c')).toEqual([['a "b" c']])
})

test('are taken from the column they are pasted in, without the running number', () => {
  expect(rowsPasted('1\tHộ tịch\tKhai sinh\tQT-01\n2\tHộ tịch\tKết hôn', 'field')).toEqual([
    { field: 'Hộ tịch', name: 'Khai sinh', code: 'QT-01' },
    { field: 'Hộ tịch', name: 'Kết hôn' },
  ])
  expect(rowsPasted('Khai sinh\tQT-01\tx\tthừa', 'name')).toEqual([{ name: 'Khai sinh', code: 'QT-01', note: 'x' }])
})

test('one cell is none of our business', () => {
  expect(rowsPasted('Khai sinh', 'name')).toBeUndefined()
  expect(rowsPasted('Khai sinh\n', 'name')).toBeUndefined()
})

test('2,000 rows are read at once, whatever marks they hold', () => {
  const text = Array.from({ length: 2000 }, (_, n) => `"Lĩnh vực\tQT-${n}`).join('\n')
  expect(rowsPasted(text, 'field')).toHaveLength(2000)
})
