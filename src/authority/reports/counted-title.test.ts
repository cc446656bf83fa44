import { describe, expect, test } from 'vitest'
import { countedTitle } from './counted-title.ts'

const shown = (title: string, quantity: number | null, unit: string | null) =>
  countedTitle(title, quantity, unit, 'k', 'l')
    .map((run) => (run.figure ? `[${run.text}]` : run.text))
    .join('')

describe('a title with its quantity', () => {
  test('takes the number before its unit, in two digits', () => {
    expect(shown('Biệt phái công chức hỗ trợ', 1, 'công chức')).toBe('Biệt phái [01] công chức hỗ trợ')
    expect(shown('Bản tin ISO', 4, 'bản tin')).toBe('[04] bản tin ISO')
  })
  test('binds a number that is typed there already', () => {
    expect(shown('Kiểm tra 30 cơ quan', 30, 'cơ quan')).toBe('Kiểm tra [30] cơ quan')
    expect(shown('Kiểm tra 1.200 cơ quan', 1200, 'cơ quan')).toBe('Kiểm tra [1.200] cơ quan')
  })
  test('leaves another number as it was typed', () => expect(shown('Kiểm tra 25 cơ quan', 30, 'cơ quan')).toBe('Kiểm tra 25 cơ quan'))
  test('adds a unit the title does not name in brackets', () => expect(shown('Tập huấn ISO', 3, 'lớp')).toBe('Tập huấn ISO ([03] lớp)'))
  test('invents no number', () => expect(shown('Các lớp đào tạo lùi', null, 'lớp')).toBe('Các lớp đào tạo lùi'))
  test('reads decomposed letters', () => expect(shown('Biệt phái công chức'.normalize('NFD'), 1, 'công chức')).toBe('Biệt phái [01] công chức'))
})
