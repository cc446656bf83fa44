import { expect, test } from 'vitest'
import { governingBody, placeGoverned, symbolOf } from './letterhead.ts'

test.each([
  ['Sở Khoa học và Công nghệ', 'SKHCN'],
  ['Sở KH&CN', 'SKHCN'],
  ['Ban Dân tộc', 'BDT'],
  ['Sở Lao động - Thương binh và Xã hội', 'SLĐTBXH'],
  ['Chi cục Thú y', 'CCTY'],
  ['  ', ''],
])('%s has the symbol %s', (name, symbol) => expect(symbolOf(name)).toBe(symbol))

test('the symbol is the same in both forms of Unicode', () => expect(symbolOf('Sở Điện lực'.normalize('NFD'))).toBe('SĐL'))

test.each([
  ['Ủy ban nhân dân Quận 3', 'Quận 3'],
  ['Uỷ ban nhân dân Phường 5, Quận 10', 'Phường 5'],
])('%s governs %s', (name, place) => expect(placeGoverned(name)).toBe(place))

test.each([
  ['Thành phố Hồ Chí Minh', 'Ủy ban nhân dân Thành phố Hồ Chí Minh'],
  ['Thành phố Đà Nẵng', 'Ủy ban nhân dân thành phố Đà Nẵng'],
  ['Tỉnh Khánh Hòa', 'Ủy ban nhân dân tỉnh Khánh Hòa'],
  ['Bộ Khoa học và Công nghệ', 'Bộ Khoa học và Công nghệ'],
])('above the bodies of %s stands %s', (authority, above) => expect(governingBody(authority)).toBe(above))
