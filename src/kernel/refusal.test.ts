import { expect, test } from 'vitest'
import { Refusal, refuseAt } from './refusal.ts'

test('a refusal at a field names the field, and the details stand in both places', () => {
  const error = (() => {
    try {
      return refuseAt('conflict', 'number', 'paper.number-taken', { year: '2020' })
    } catch (caught) {
      return caught
    }
  })()
  expect(error).toBeInstanceOf(Refusal)
  expect(error).toMatchObject({
    kind: 'conflict',
    code: 'paper.number-taken',
    details: { year: '2020', errors: [{ path: 'number', code: 'paper.number-taken', details: { year: '2020' } }] },
  })
  expect(() => refuseAt('invalid', 'fileId', 'paper.file-unknown')).toThrow(
    expect.objectContaining({ details: { errors: [{ path: 'fileId', code: 'paper.file-unknown', details: {} }] } }),
  )
})
