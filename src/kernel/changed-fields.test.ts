import { expect, test } from 'vitest'
import { changedFields } from './changed-fields.ts'

test('fields of two states differ when they say something else', () => {
  const before = { title: 'a', channels: ['x', 'y'], began: { precision: 'unknown' }, note: null as string | null }
  expect(changedFields(before, structuredClone(before))).toEqual([])
  expect(changedFields(before, { ...before, channels: ['y', 'x'], note: '' })).toEqual(['channels', 'note'])
})
