import { expect, test } from 'vitest'
import { halvesOf, isYear, nextPeriod, periodSpan, ReportPeriod } from './report-period.ts'

const read = (text: string) => ReportPeriod.parse(text)

test('a year is two half-years and nothing else', () => {
  expect(halvesOf(read('2020-Y'))).toEqual(['2020-H1', '2020-H2'])
  expect(periodSpan(read('2020-Y'))).toEqual({ from: '2020-01-01', to: '2020-12-31' })
  expect([isYear(read('2020-Y')), isYear(read('2020-H1'))]).toEqual([true, false])
  expect(nextPeriod(read('2020-Y'))).toBe('2021-Y')
})

test('a half-year stays what it is', () => {
  expect(halvesOf(read('2020-H2'))).toEqual(['2020-H2'])
  expect(periodSpan(read('2020-H2'))).toEqual({ from: '2020-07-01', to: '2020-12-31' })
  expect(nextPeriod(read('2020-H2'))).toBe('2021-H1')
})

test.each(['2020', '2020-Q1', '2020-H3', '1820-Y', '2020-y', '2020-Y1', ''])('"%s" is no period of a report', (text) => {
  expect(ReportPeriod.safeParse(text).success).toBe(false)
})
