import { expect, test } from 'vitest'
import { rebase } from './rebase.ts'

const former = { number: '706', abstract: 'thử', note: '', facts: { name: 'Quận 3', code: null as string | null }, rows: [{ text: 'a' }, { text: 'b' }] }

test('what nobody touched here follows the record, what was typed stays', () => {
  const newer = { ...former, abstract: 'thử lần hai', facts: { name: 'Quận 3', code: '770' } }
  const typed = { ...former, note: 'của tôi', facts: { name: 'Quận Ba', code: null } }
  expect(rebase(former, newer, typed)).toEqual({
    values: { ...typed, abstract: 'thử lần hai', facts: { name: 'Quận Ba', code: '770' } },
    taken: ['abstract', 'facts.code'],
    clashing: [],
  })
})

test('what both changed stays as typed and is named; the same change on both sides is no clash', () => {
  const newer = { ...former, abstract: 'của người khác', note: 'như nhau' }
  const typed = { ...former, abstract: 'của tôi', note: 'như nhau' }
  expect(rebase(former, newer, typed)).toEqual({ values: typed, taken: [], clashing: ['abstract'] })
})

test('rows are compared one by one while there are as many of them, else as a whole', () => {
  const newer = { ...former, rows: [{ text: 'a2' }, { text: 'b' }] }
  expect(rebase(former, newer, { ...former, rows: [{ text: 'a' }, { text: 'b2' }] }).values.rows).toEqual([{ text: 'a2' }, { text: 'b2' }])
  const longer = { ...former, rows: [...former.rows, { text: 'c' }] }
  expect(rebase(former, newer, longer)).toMatchObject({ values: { rows: longer.rows }, clashing: ['rows'] })
})
