import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Day, dayOf } from './day.ts'
import { daysUntilRecorded, recordedLate } from './lateness.ts'

const day = (text: string) => Day.parse(text)

describe('recorded after the day of the document', () => {
  test('a long gap is told in days, a short one is not', () => {
    expect(recordedLate(day('2020-05-01'), new Date('2020-06-15T03:00:00Z'), 30)).toBe(45)
    expect(recordedLate(day('2020-05-16'), new Date('2020-06-15T03:00:00Z'), 30)).toBeNull()
    expect(recordedLate(day('2020-05-15'), new Date('2020-06-15T03:00:00Z'), 30)).toBe(31)
  })

  test('the day of recording is the day in Ho Chi Minh City', () => {
    expect(daysUntilRecorded(day('2020-06-15'), new Date('2020-06-15T16:59:59Z'))).toBe(0)
    expect(daysUntilRecorded(day('2020-06-15'), new Date('2020-06-15T17:00:00Z'))).toBe(1)
  })

  test('nothing is said of a document without a day, or of one whose day lies ahead', () => {
    expect(recordedLate(null, new Date('2020-06-15T03:00:00Z'), 1)).toBeNull()
    expect(recordedLate(day('2021-01-01'), new Date('2020-06-15T03:00:00Z'), 1)).toBeNull()
  })

  const instants = fc.date({ min: new Date('1976-01-01T00:00:00Z'), max: new Date('2040-12-31T00:00:00Z'), noInvalidDate: true })
  const later = (at: Date, days: number) => new Date(at.getTime() + days * 86_400_000)

  test('any gap is exactly the days between, over every change of month and year', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 20_000 }), (at, days) => {
        expect(daysUntilRecorded(dayOf(at), later(at, days))).toBe(days)
      }),
    )
  })

  test('whoever allows more days is told of no more, and a later recording is never less late', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: -400, max: 4000 }), fc.integer({ min: 1, max: 3660 }), fc.nat(500), (at, gap, allowed, more) => {
        const late = recordedLate(dayOf(at), later(at, gap), allowed)
        expect(late).toBe(gap > allowed ? gap : null)
        if (late === null) expect(recordedLate(dayOf(at), later(at, gap), allowed + more)).toBeNull()
        else expect(recordedLate(dayOf(at), later(at, gap + more), allowed)).toBe(gap + more)
      }),
    )
  })
})
