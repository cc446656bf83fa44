import { expect, test } from 'vitest'
import type { ActPreview } from '../act.contract.ts'
import { previewChanges } from './preview-changes.ts'

const preview = (more: Record<string, unknown> = {}) =>
  ({
    faults: [],
    warnings: [],
    proposals: [],
    agencies: [{ id: 'a', lines: [], outcome: 'ends', before: { name: 'UBND Quận 2' }, after: null, changed: [], successors: [] }],
    links: [],
    children: [],
    denominators: [{ block: 'quan-huyen', name: { vi: 'Quận, huyện', en: 'Districts' }, apart: false, before: 24, after: 22 }],
    consequences: [],
    seats: [],
    tasks: [],
    ...more,
  }) as unknown as ActPreview

test('nothing changed', () => {
  expect(previewChanges(preview(), preview())).toEqual([])
})

test('an agency was renamed, a block counts one more, a fault and a seat came in between', () => {
  const after = preview({
    faults: [{ path: 'lines.0', code: 'x', details: {} }],
    agencies: [{ id: 'a', lines: [], outcome: 'ends', before: { name: 'UBND Q2' }, after: null, changed: [], successors: [] }],
    denominators: [{ block: 'quan-huyen', name: { vi: 'Quận, huyện', en: 'Districts' }, apart: false, before: 25, after: 23 }],
    seats: [{ seatId: 's' }],
  })
  expect(previewChanges(preview(), after).map(({ kind }) => kind)).toEqual(['faults', 'denominator', 'agency', 'seats'])
})
