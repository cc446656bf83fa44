import { expect, test } from 'vitest'
import { readable } from './readable.ts'

test('details of a refusal are read as people write them', () => {
  const format = { number: (n: number) => n.toLocaleString('vi-VN'), time: () => '16:12, 16/06/2020' }
  expect(readable({ on: '2020-06-15', at: '2020-06-16T09:12:00Z', limit: 10_000, fields: ['a', 'b'], name: 'Quận 3', year: '2020' }, format)).toEqual({
    on: '15/06/2020',
    at: '16:12, 16/06/2020',
    limit: '10.000',
    fields: 'a, b',
    name: 'Quận 3',
    year: '2020',
  })
})
