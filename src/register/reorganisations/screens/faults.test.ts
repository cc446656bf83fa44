import { expect, test } from 'vitest'
import type { AgencyId } from '../../../kernel/identity.ts'
import { ofHead, ofLine, placed } from './faults.ts'

test('a fault holds on to its line when the lines are reordered', () => {
  const lines = ['a', 'b'].map((id) => ({ id, kind: 'dissolve' as const, agency: id as AgencyId }))
  const faults = placed(
    [
      { path: 'lines.1.into.facts.name', code: 'x', details: {} },
      { path: 'lines.0', code: 'y', details: {} },
      { path: 'effectiveOn', code: 'z', details: {} },
      { path: 'lines', code: 'w', details: {} },
    ],
    lines,
  )
  expect(ofLine(faults, 'b').map(({ field }) => field)).toEqual(['into.facts.name'])
  expect(ofLine(faults, 'a').map(({ field }) => field)).toEqual([''])
  expect(ofHead(faults).map(({ code }) => code)).toEqual(['z', 'w'])
})
