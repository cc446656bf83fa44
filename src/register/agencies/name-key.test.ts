import { expect, test } from 'vitest'
import { nameKey, searchKey, searchText } from './name-key.ts'

test.each([
  ['Ủy ban nhân dân Phường 5, Quận 10', 'ỦY BAN NHÂN DÂN  PHƯỜNG 05 - QUẬN 10'],
  ['UBND P.5, Q.10', 'ubnd p5 q10'],
  ['Ủy ban nhân dân Phường 5, Quận 10', 'UBND P.5, Q.10'],
  ['Uỷ ban nhân dân TP.Thủ Đức', 'UBND thành phố Thủ Đức'],
  ['xã Hòa Phú', 'Xã Hoà Phú'],
  ['xã Hòa Phú', 'Xã Hòa Phú'.normalize('NFD')],
  ['Thủy Nguyên', 'Thuỷ Nguyên'],
])('%s and %s are the same name', (one, other) => expect(nameKey(other)).toBe(nameKey(one)))

test.each([
  ['Phường Tân Quy', 'Phường Tân Quý'],
  ['Phường 5', 'Phường 15'],
  ['Phường 1', 'Phường 10'],
  ['Đông', 'Dông'],
  ['Tân An', 'Tần An'],
])('%s and %s are two names', (one, other) => expect(nameKey(other)).not.toBe(nameKey(one)))

test.each(['quan 10', 'Quận 10', 'p.5 q.10', 'P5, Q10', 'phuong 05', '27190', 'uy ban nhan dan phuong 5', 'ubnd phuong 5', 'ubnd p', 'q 10'])(
  '"%s" finds Phường 5, Quận 10',
  (typed) => expect(searchText({ name: 'Ủy ban nhân dân Phường 5, Quận 10', shortName: 'UBND P.5, Q.10', code: '27190' })).toContain(searchKey(typed)),
)

test.each(['hoa phu', 'hoà phú', 'HÒA PHÚ', 'Hòa Phú'.normalize('NFD')])('"%s" finds xã Hòa Phú', (typed) =>
  expect(searchText({ name: 'Ủy ban nhân dân xã Hoà Phú', shortName: 'X.Hoà Phú', code: null })).toContain(searchKey(typed)),
)

test('a phrase does not reach from the name into the code', () =>
  expect(searchText({ name: 'Quận 1', shortName: 'Q.1', code: '0760' })).not.toContain(searchKey('1 760')))
