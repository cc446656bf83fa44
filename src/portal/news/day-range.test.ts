import { expect, test } from 'vitest'
import { momentsOf, newsAddressWith, rangeAsked, readNewsAddress } from './day-range.ts'

test('either end may be empty, both belong to the range, in the zone of the country', () => {
  expect(rangeAsked({ from: '', to: '' })).toEqual({ kind: 'range', from: null, to: null })
  expect(rangeAsked({ from: '1/6/2020', to: '' })).toEqual({ kind: 'range', from: '2020-06-01', to: null })
  expect(momentsOf({ from: null, to: null })).toEqual({ since: null, before: null })
  const range = rangeAsked({ from: '16/06/2020', to: '16-06-2020' })
  expect(range).toEqual({ kind: 'range', from: '2020-06-16', to: '2020-06-16' })
  if (range.kind === 'range') expect(momentsOf(range)).toEqual({ since: new Date('2020-06-15T17:00:00Z'), before: new Date('2020-06-16T17:00:00Z') })
})

test('the last day there is has an end too', () => {
  const range = rangeAsked({ from: '', to: '31/12/2100' })
  expect(range.kind === 'range' && momentsOf(range).before).toEqual(new Date('2100-12-31T17:00:00Z'))
})

test('what is no day is named, what is reversed is no range', () => {
  expect(rangeAsked({ from: '31/02/2020', to: '01/03/2020' })).toEqual({ kind: 'wrong', ends: ['from'] })
  expect(rangeAsked({ from: 'x', to: '29/02/2021' })).toEqual({ kind: 'wrong', ends: ['from', 'to'] })
  expect(rangeAsked({ from: '30/06/2020', to: '01/01/2020' })).toEqual({ kind: 'reversed', from: '2020-06-30', to: '2020-01-01' })
})

test('the address carries the whole state and nothing that is not asked', () => {
  const asked = readNewsAddress({ tu: ' 1/6/2020 ', den: '30/06/2020', trang: '2' })
  expect(newsAddressWith('/tin', asked)).toBe('/tin?tu=01/06/2020&den=30/06/2020&trang=2')
  expect(newsAddressWith('/tin', asked, { page: 1, from: '' })).toBe('/tin?den=30/06/2020')
  expect(newsAddressWith('/tin', { from: '', to: '', page: 1 })).toBe('/tin')
  expect(newsAddressWith('/tin', { from: '<&x', to: '', page: 1 })).toBe('/tin?tu=%3C%26x')
  for (const odd of ['0', '-1', 'x', '1e9', ['1', '2']]) expect(readNewsAddress({ tu: ['a'], trang: odd }).from).toBe('')
})
