import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AnnexRow, duplicatesIn, isSameScope, scopeDifference } from './annex.ts'
import { DraftState, LifeAct, lifeCycle, LifeState, lifeStateOf, may } from './draft.ts'
import { WebAddress } from './fact.ts'

describe('the table of the life cycle', () => {
  const order: readonly LifeState[] = [
    'draft',
    'signed',
    'numbered',
    'not-yet-effective',
    'in-force',
    'superseded',
    'withdrawn',
    'ended-with-agency',
    'retracted',
    'discarded',
  ]

  test('leads forward only: any walk of acts ends, and nothing follows a signature but what the law knows', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...LifeAct.options), { maxLength: 30 }), (acts) => {
        let state: LifeState = 'draft'
        const been: LifeState[] = [state]
        for (const act of acts) {
          if (!may(act, state)) continue
          state = lifeCycle[act].to
          been.push(state)
        }
        const places = been.map((one) => order.indexOf(one))
        expect(places).toEqual(places.toSorted((a, b) => a - b))
        const signed = been.indexOf('signed')
        if (signed >= 0) expect(been.slice(signed)).not.toContain('draft')
      }),
    )
  })

  test('numbers only what is signed, issues only what is numbered, and lets ends be ends', () => {
    expect(LifeState.options.filter((state) => may('number', state))).toEqual(['signed'])
    expect(LifeState.options.filter((state) => may('issue', state))).toEqual(['numbered'])
    for (const end of ['withdrawn', 'superseded', 'ended-with-agency', 'retracted', 'discarded'] as const)
      expect(LifeAct.options.filter((act) => may(act, end))).toEqual([])
    for (const state of DraftState.options) expect(LifeState.options).toContain(lifeStateOf(state))
  })
})

const row = fc.record<AnnexRow>({
  field: fc.option(fc.constantFrom('Hộ tịch', 'Đất đai')),
  name: fc.constantFrom('Khai sinh', 'Kết hôn', 'Tách thửa', 'Cấp phép'),
  code: fc.option(fc.constantFrom('QT-01', 'QT-02', 'qt-03', 'QT-04')),
  note: fc.option(fc.constantFrom('a', 'b')),
})
const rowsOnce = fc.array(row, { maxLength: 8 }).filter((rows) => duplicatesIn(rows).length === 0)

describe('the difference of two scopes', () => {
  const edition = 'TCVN ISO 9001:2015'
  test('is nothing against itself, and accounts for every row of both sides once', () => {
    fc.assert(
      fc.property(rowsOnce, rowsOnce, (before, after) => {
        expect(isSameScope(scopeDifference({ edition, rows: before }, { edition, rows: before.toReversed() }))).toBe(true)
        const { added, removed, changed } = scopeDifference({ edition, rows: before }, { edition, rows: after })
        const kept = after.length - added.length - changed.length
        expect(kept).toBeGreaterThanOrEqual(0)
        expect(removed.length + changed.length + kept).toBe(before.length)
      }),
    )
  })
  test('takes a code given later, and a name put right, for a change', () => {
    const before = [{ field: null, name: 'Khai sinh', code: null, note: null }]
    const coded = [{ field: null, name: 'khai  sinh', code: 'QT-01', note: null }]
    expect(scopeDifference({ edition, rows: before }, { edition, rows: coded })).toMatchObject({ added: [], removed: [], changed: [{}] })
    const renamed = [{ field: null, name: 'Đăng ký khai sinh', code: 'qt-01', note: null }]
    expect(scopeDifference({ edition, rows: coded }, { edition: 'TCVN ISO 9001:2026', rows: renamed })).toMatchObject({
      edition: { before: edition, after: 'TCVN ISO 9001:2026' },
      added: [],
      removed: [],
      changed: [{}],
    })
  })
})

test('an address leads to the open web and runs nothing', () => {
  for (const good of ['https://quan10.gov.vn/cong-bo?a=1', 'http://example.vn']) expect(WebAddress.safeParse(good).success, good).toBe(true)
  for (const bad of [
    'javascript:alert(1)',
    'https:/x.vn',
    '//x.vn',
    'https://x',
    'https://a@b.vn/',
    'https://x.vn/"onload=',
    'HTTPS://x.vn/<b>',
    'vbscript:x',
    ' data:x',
  ])
    expect(WebAddress.safeParse(bad).success, bad).toBe(false)
})
