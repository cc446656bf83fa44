import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { severalOf } from '../kernel/list.ts'
import { parseSearch, readSearch, stringifySearch } from './search-params.ts'

const Filters = z.object({ q: z.string().max(5).optional(), block: severalOf(z.enum(['district', 'department'])), page: z.coerce.number().int().default(1) })

describe('an address', () => {
  test('reads as people would type it', () => {
    expect(stringifySearch({ q: 'Quận 3', block: ['district', 'department'], on: '2020-06-15', none: undefined })).toBe(
      '?q=Qu%E1%BA%ADn+3&block=district,department&on=2020-06-15',
    )
  })
  test('comes back as it went out', () => {
    const search = { q: 'a&b=c + d', next: '/kit?block=x', sort: '-on' }
    expect(parseSearch(stringifySearch(search))).toEqual(search)
  })
  test('joins a name that stands twice', () => expect(parseSearch('?block=a&block=b')).toEqual({ block: 'a,b' }))
  test('drops names the screen does not know', () => expect(readSearch(Filters, { q: 'x', utm: 'zalo' })).toEqual({ q: 'x', page: 1 }))
  test('drops only the value that is refused', () => {
    expect(readSearch(Filters, { q: 'much too long', block: 'district', page: '2' })).toEqual({ block: ['district'], page: 2 })
  })
})
