import { expect, test } from 'vitest'
import { blankRow, withoutEmpty } from './typed-row.ts'

test('a row in which nothing was typed goes; a field taken from the row above counts as nothing', () => {
  const birth = { ...blankRow, field: 'Hộ tịch', name: 'Đăng ký khai sinh' }
  const added = { ...blankRow, field: 'Hộ tịch' }
  expect(withoutEmpty([birth, added, { ...blankRow, name: '  ' }])).toEqual([birth])
  expect(withoutEmpty([blankRow])).toEqual([])
})

test('what somebody began stays, to be told of', () => {
  const begun = { ...blankRow, field: 'Đất đai' }
  const noted = { ...blankRow, note: 'xem lại' }
  expect(withoutEmpty([begun, blankRow, noted])).toEqual([begun, noted])
})
