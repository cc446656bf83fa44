import { describe, expect, test } from 'vitest'
import { readTime } from './typed-time.ts'

describe('a time as offices type it', () => {
  test.each([
    ['', { precision: 'unknown' }],
    ['15/6', { precision: 'day', day: '2020-06-15' }],
    ['15/06/2020', { precision: 'day', day: '2020-06-15' }],
    ['Tháng 6', { precision: 'month', month: '2020-06' }],
    ['06/2021', { precision: 'month', month: '2021-06' }],
    ['Quý II', { precision: 'quarter', quarter: '2020-Q2' }],
    ['quý 4/2020', { precision: 'quarter', quarter: '2020-Q4' }],
    ['6 tháng cuối năm', { precision: 'half-year', halfYear: '2020-H2' }],
    ['06 tháng đầu năm 2020', { precision: 'half-year', halfYear: '2020-H1' }],
    ['Cả năm', { precision: 'year', year: '2020' }],
    ['Năm 2020', { precision: 'year', year: '2020' }],
    ['31/02', undefined],
    ['tháng 6/3020', undefined],
    ['thường xuyên', undefined],
  ])('%s, within a year', (typed, read) => expect(readTime(typed, 2020)).toEqual(read))

  test.each([
    ['tháng 7/2020', { precision: 'month', month: '2020-07' }],
    ['2020', { precision: 'year', year: '2020' }],
    ['15/6', undefined],
    ['Quý II', undefined],
    ['6 tháng đầu năm', undefined],
    ['Cả năm', undefined],
  ])('%s, where no year is understood', (typed, read) => expect(readTime(typed)).toEqual(read))
})
