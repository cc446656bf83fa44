import { expect, test } from 'vitest'
import { Day } from '../../kernel/day.ts'
import { barOf, dueIn, placeOfDay, scaleOfYear, weeksOf } from './gantt.ts'

const day = (text: string) => Day.parse(text)
const quarter = (n: number) => ({ precision: 'quarter', quarter: `2020-Q${n}` }) as const
const unknown = { precision: 'unknown' } as const
const year = scaleOfYear(2020)

test('the year is drawn by months, a quarter by weeks from Monday', () => {
  expect([year.unit, year.columns.length]).toEqual(['month', 12])
  const second = scaleOfYear(2020, 2)
  expect(second).toMatchObject({ unit: 'week', from: '2020-04-01', to: '2020-06-30' })
  expect(second.columns.slice(0, 2)).toEqual([
    { from: '2020-04-01', to: '2020-04-05' },
    { from: '2020-04-06', to: '2020-04-12' },
  ])
  expect(second.columns.at(-1)).toEqual({ from: '2020-06-29', to: '2020-06-30' })
})

test('a bar goes from its first to its last day, and an extension behind it', () => {
  const bar = barOf({ from: quarter(1), to: quarter(2), due: day('2020-07-31') }, year)
  expect(bar?.planned.left).toBe(0)
  expect(bar?.planned.width).toBeCloseTo((182 / 366) * 100)
  expect(bar?.extended?.width).toBeCloseTo((31 / 366) * 100)
  expect(barOf({ from: unknown, to: { precision: 'day', day: day('2020-12-31') }, due: day('2020-12-31') }, year)).toMatchObject({ open: 'end' })
  expect(barOf({ from: quarter(4), to: unknown, due: null }, year)).toMatchObject({ open: 'begin', extended: undefined })
  expect(barOf({ from: unknown, to: unknown, due: null }, year)).toBeUndefined()
  expect(barOf({ from: quarter(1), to: quarter(1), due: day('2020-03-31') }, scaleOfYear(2020, 3))).toBeUndefined()
  expect([placeOfDay(day('2020-01-01'), year)?.toFixed(2), placeOfDay(day('2021-01-01'), year)]).toEqual(['0.14', undefined])
})

test('a month has the lines due in it: on their day, or by its end', () => {
  const lines = [
    { id: 1, to: { precision: 'day', day: day('2020-06-15') } as const, due: day('2020-06-15') },
    { id: 2, to: quarter(2), due: day('2020-06-30') },
    { id: 3, to: quarter(1), due: day('2020-06-15') },
    { id: 4, to: quarter(3), due: day('2020-09-30') },
  ]
  const { days, rest } = dueIn(lines, '2020-06')
  expect([[...days].map(([on, due]) => [on, due.map(({ id }) => id)]), rest.map(({ id }) => id)]).toEqual([[['2020-06-15', [1, 3]]], [2]])
  const weeks = weeksOf('2020-06')
  expect([weeks.length, weeks[0]?.[0], weeks.at(-1)]).toEqual([5, '2020-06-01', ['2020-06-29', '2020-06-30', null, null, null, null, null]])
})
