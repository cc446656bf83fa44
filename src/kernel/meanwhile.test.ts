import { expect, test } from 'vitest'
import { changedSince, refuseChanged } from './meanwhile.ts'

const at = new Date('2020-06-15T02:00:00Z')
const versions = [
  { version: 3, recordedFrom: new Date(0), name: 'A' },
  { version: 4, recordedFrom: at, name: 'B' },
]
const details = (told: Record<string, unknown>) => expect.objectContaining({ kind: 'conflict', code: 'record.changed-meanwhile', details: told })

test('a version seen is the last one, and the row that was locked is of it', () => {
  expect(changedSince(3, { current: 3, heldVersion: 3 })).toBe(false)
  expect(changedSince(3, { current: 4, heldVersion: 4 })).toBe(true)
  expect(changedSince(4, { current: 4, heldVersion: 3 })).toBe(true)
  expect(changedSince(4, { current: 4, heldVersion: null })).toBe(false)
})

test('a change meanwhile is told with who, when and what', () => {
  expect(() => refuseChanged(versions, 3, (before, after) => [`${before.version} → ${after.version}`])).toThrow(
    details({ version: 4, at: at.toISOString(), by: 'B', fields: ['3 → 4'] }),
  )
})

test('a version nobody ever made differs in nothing that could be named', () => {
  expect(() => refuseChanged(versions.slice(1), 9, () => ['title'])).toThrow(details({ version: 4, at: at.toISOString(), by: 'B', fields: [] }))
  expect(() => refuseChanged([], 9, () => ['title'])).toThrow(details({ version: null, at: undefined, by: undefined, fields: [] }))
})
