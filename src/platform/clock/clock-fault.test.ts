import { describe, expect, test } from 'vitest'
import { clockFault } from './clock-fault.ts'

const now = new Date('2020-06-20T03:00:00Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1_000)
const hour = 3_600
const day = 24 * hour

describe('a clock', () => {
  test.each([
    ['right', 0, -5, undefined],
    ['two minutes off, which nobody need hear of', 120, 120, undefined],
    ['two hours back', 2 * hour, 2 * hour - 60, { behindRecord: 2 * hour - 60, offDatabase: 2 * hour }],
    ['two hours ahead', -2 * hour, -2 * hour - 60, { behindRecord: 0, offDatabase: 2 * hour }],
    ['a day ahead', -day, -day, { behindRecord: 0, offDatabase: day }],
    ['right again after a day ahead, in which something was recorded', 0, day, { behindRecord: day, offDatabase: 0 }],
  ])('that is %s', (_, database, newest, fault) => {
    expect(clockFault({ now, database: later(database), newest: later(newest) })).toEqual(fault)
  })

  test('before anything is recorded is held against the database only', () => {
    expect([clockFault({ now, database: now, newest: null }), clockFault({ now, database: later(day), newest: null })]).toEqual([
      undefined,
      { behindRecord: 0, offDatabase: day },
    ])
  })
})
