import { expect, test } from 'vitest'
import { takenFrom } from './use-letterhead.ts'

const of = (name: string, title: string) => ({
  issuerName: name,
  parentName: 'UBND',
  placeName: 'Nơi',
  signerTitle: title,
  symbol: `QĐ-${name}`,
  signingFor: '',
})
const empty = { issuerName: '', parentName: '', placeName: '', signerTitle: '', symbol: '', signingFor: '' }

test('empty fields are filled, what was typed stays, and another agency replaces only what was filled in', () => {
  const first = of('A', 'Giám đốc')
  expect(takenFrom(first, empty, undefined)).toEqual(first)
  const typed = { ...first, signerTitle: 'Phó Giám đốc' }
  expect(takenFrom(of('B', 'Chủ tịch'), typed, first)).toEqual({ issuerName: 'B', parentName: 'UBND', placeName: 'Nơi', symbol: 'QĐ-B', signingFor: '' })
})
