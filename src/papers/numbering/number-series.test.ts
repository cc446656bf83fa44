import { describe, expect, test } from 'vitest'
import { Day } from '../../kernel/day.ts'
import { decideNumber, decideOpening, decideSpoiling, following, passedOver, remarksOn, type Series, serialText } from './number-series.ts'

const series: Series = { opening: 1, last: 14, lastOn: Day.parse('2020-03-12') }
const codeOf = (act: () => unknown): unknown => {
  try {
    return act()
  } catch (error) {
    return (error as { code: string }).code
  }
}
const whole = (serial: number) => ({ serial, suffix: '' })

describe('a number', () => {
  test('is the next one unless another is wished', () => {
    expect(decideNumber(series, undefined, 'free', undefined)).toEqual({ serial: 15, suffix: '', next: true })
    expect(decideNumber(series, whole(15), 'free', undefined)).toEqual({ serial: 15, suffix: '', next: true })
    expect(decideNumber({ opening: 100, last: 99, lastOn: null }, undefined, 'free', undefined).serial).toBe(100)
  })

  test('beyond the next one is refused, and so is one that was taken or spoiled', () => {
    expect(codeOf(() => decideNumber(series, whole(16), 'free', 'quên'))).toBe('numbering.beyond-next')
    expect(codeOf(() => decideNumber(series, whole(12), 'given', 'quên'))).toBe('numbering.taken')
    expect(codeOf(() => decideNumber(series, whole(12), 'spoiled', 'quên'))).toBe('numbering.is-spoiled')
    expect(codeOf(() => decideNumber({ ...series, last: 9_999_999 }, undefined, 'free', undefined))).toBe('numbering.series-full')
  })

  test('behind the last one asks for a reason, a reserved one brings its own', () => {
    expect(codeOf(() => decideNumber(series, whole(12), 'free', undefined))).toBe('numbering.back-needs-reason')
    expect(decideNumber(series, whole(12), 'free', 'Bỏ sót')).toEqual({ serial: 12, suffix: '', next: false })
    expect(decideNumber(series, whole(12), 'reserved', undefined)).toEqual({ serial: 12, suffix: '', next: false })
  })

  test('with a letter belongs to a paper forgotten behind a number that was given', () => {
    const suffixed = { serial: 12, suffix: 'a' }
    expect(decideNumber(series, suffixed, 'free', 'Bỏ sót trong ngày')).toEqual({ ...suffixed, next: false })
    expect(codeOf(() => decideNumber(series, suffixed, 'given', 'Bỏ sót'))).toBe('numbering.taken')
    expect(codeOf(() => decideNumber(series, { serial: 15, suffix: 'a' }, 'free', 'Bỏ sót'))).toBe('numbering.suffix-without-number')
  })

  test('below 10 is written with a zero', () => {
    expect([serialText(whole(7)), serialText({ serial: 7, suffix: 'a' }), serialText(whole(1451))]).toEqual(['07', '07a', '1451'])
  })

  test('that goes to an earlier day than the last one is remarked', () => {
    const taken = { serial: 15, suffix: '', next: true }
    expect(remarksOn(series, taken, Day.parse('2020-03-10'))).toEqual([
      { code: 'numbering.after-later-one', details: { serial: '15', last: '14', lastOn: '2020-03-12' } },
    ])
    expect(remarksOn(series, taken, Day.parse('2020-03-12'))).toEqual([])
    expect(remarksOn(series, { ...taken, serial: 12, next: false }, Day.parse('2020-03-10'))).toEqual([])
  })
})

describe('the clerk', () => {
  test('sets the opening value before the first number only', () => {
    expect(decideOpening({ opening: 1, last: 0, lastOn: null }, 120)).toEqual({ opening: 120, last: 119, lastOn: null })
    expect(decideOpening({ opening: 120, last: 119, lastOn: null }, 5)).toEqual({ opening: 5, last: 4, lastOn: null })
    expect(codeOf(() => decideOpening(series, 1))).toBe('numbering.opening-late')
  })

  test('passes numbers over, never back, and only so many at once', () => {
    expect(passedOver(series, 18)).toEqual([15, 16, 17])
    expect(codeOf(() => passedOver(series, 15))).toBe('numbering.not-lowered')
    expect(codeOf(() => passedOver(series, 9_000_000))).toBe('numbering.too-many-at-once')
    expect(codeOf(() => following(series, 1_000_000_000))).toBe('numbering.too-many-at-once')
    expect(following(series, 2)).toEqual([15, 16])
  })

  test('spoils what is free or reserved, the next number included', () => {
    expect(decideSpoiling(series, whole(15), 'free')).toEqual({ serial: 15, suffix: '', next: true })
    expect(decideSpoiling(series, whole(12), 'reserved')).toEqual({ serial: 12, suffix: '', next: false })
    expect(codeOf(() => decideSpoiling(series, whole(12), 'given'))).toBe('numbering.has-paper')
    expect(codeOf(() => decideSpoiling(series, whole(16), 'free'))).toBe('numbering.never-reached')
    expect(codeOf(() => decideSpoiling(series, { serial: 12, suffix: 'b' }, 'free'))).toBe('numbering.never-reached')
    expect(codeOf(() => decideSpoiling({ ...series, opening: 10 }, whole(3), 'free'))).toBe('numbering.before-opening')
  })
})
