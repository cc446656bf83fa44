import { expect, test } from 'vitest'
import { nameSort } from './name-sort.ts'

const sorted = (names: readonly string[]) => [...names].sort((a, b) => (nameSort(a) < nameSort(b) ? -1 : nameSort(a) > nameSort(b) ? 1 : 0))

test('people go by the given name, which comes last', () => {
  expect(sorted(['Trần Thị Bình', 'Nguyễn Văn Ân', 'Lê Văn Đức', 'Phạm Thị Dung', 'Võ An'])).toEqual([
    'Võ An',
    'Nguyễn Văn Ân',
    'Trần Thị Bình',
    'Phạm Thị Dung',
    'Lê Văn Đức',
  ])
})

test('letters before tones, tones in the order of dictionaries, then the family name', () => {
  expect(sorted(['Lê Văn Hoạ', 'Lê Văn Hoá', 'Lê Văn Hoà', 'Lê Văn Hoa', 'An Văn Hoang', 'Trần Hoa'])).toEqual([
    'Lê Văn Hoa',
    'Trần Hoa',
    'Lê Văn Hoà',
    'Lê Văn Hoá',
    'Lê Văn Hoạ',
    'An Văn Hoang',
  ])
})

test('both Unicode forms and both habits of the tone mark meet', () => {
  expect(nameSort('Đặng Thị Hoà'.normalize('NFD'))).toBe(nameSort('Đặng Thị Hòa'))
})

test('a remark in brackets, signs and nothing at all do no harm', () => {
  expect(nameSort('')).toBe('')
  expect(nameSort('— ! —')).toBe('')
  expect(nameSort('Nguyễn Văn A (2)')).toMatch(/^[A-Za-z0-9. ]+$/)
})
