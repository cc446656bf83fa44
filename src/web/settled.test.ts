import { expect, test } from 'vitest'
import { Refusal, type RefusalKind } from '../kernel/refusal.ts'
import { refusalFrom } from './answers.ts'
import { isSettled } from './settled.ts'

test('trying again is offered where the answer may change: not for what is missing or was read and refused', () => {
  const settled: RefusalKind[] = ['invalid', 'not-found', 'too-large']
  const open: RefusalKind[] = ['unavailable', 'too-many', 'conflict', 'signed-out']
  expect(settled.map(isSettled)).toEqual([true, true, true])
  expect(open.map(isSettled)).toEqual([false, false, false, false])
})

test('a defect that nobody foresaw may be tried again', () => {
  expect(isSettled(refusalFrom(new Error('undefined is not a function')).kind)).toBe(false)
  expect(isSettled(refusalFrom(new Refusal('not-found', 'agency.unknown')).kind)).toBe(true)
})
