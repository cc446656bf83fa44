import { describe, expect, test } from 'vitest'
import { PlanLineId } from '../../kernel/identity.ts'
import { AgencyFinder } from '../../register/imports/agency-finder.ts'
import { readMoney, readQuantity, readSpan, scaleOf } from './plan-cell.ts'
import { checkPlanRows, headingIn, type ImportInto } from './plan-import.ts'

const quarter = (n: number, year = 2020) => ({ precision: 'quarter', quarter: `${year}-Q${n}` })
const month = (n: string, year = 2020) => ({ precision: 'month', month: `${year}-${n}` })
const day = (text: string) => ({ precision: 'day', day: text })
const whole = { precision: 'year', year: '2020' }
const unknown = { precision: 'unknown' }

test.each([
  ['Quý I – Quý II', quarter(1), quarter(2)],
  ['Quý I - II', quarter(1), quarter(2)],
  ['Quý III, IV/2019', quarter(3, 2019), quarter(4, 2019)],
  ['Tháng 3 đến tháng 5', month('03'), month('05')],
  ['tháng 3-5/2019', month('03', 2019), month('05', 2019)],
  ['Từ 15/6 đến 20/7', day('2020-06-15'), day('2020-07-20')],
  ['15-6-2020', unknown, day('2020-06-15')],
  ['Trước ngày 30/9', unknown, day('2020-09-30')],
  ['Từ tháng 4', month('04'), unknown],
  ['Thường xuyên', whole, whole],
  ['Cả năm', whole, whole],
  ['', unknown, unknown],
])('«%s» is a time', (typed, from, to) => expect(readSpan(typed, 2020)).toEqual({ from, to }))
test.each(['khi có yêu cầu', 'Quý V', '31/2'])('«%s» is none', (typed) => expect(readSpan(typed, 2020)).toBeUndefined())

test.each([
  ['04 bản tin', { quantity: 4, unit: 'bản tin' }],
  ['1.200', { quantity: 1200, unit: null }],
  ['', { quantity: null, unit: null }],
  ['nhiều', undefined],
])('«%s» is an amount', (typed, read) => expect(readQuantity(typed)).toEqual(read))

test.each([
  ['50.000.000', 1, { budget: 50_000_000, source: null }],
  ['50.000.000 (Ngân sách thành phố)', 1, { budget: 50_000_000, source: 'Ngân sách thành phố' }],
  ['12,5', scaleOf('Kinh phí (triệu đồng)'), { budget: 12_500_000, source: null }],
  ['50 triệu đồng', 1, { budget: 50_000_000, source: null }],
  ['Theo dự toán được giao', 1, { budget: null, source: 'Theo dự toán được giao' }],
  ['1,2', 1, undefined],
  ['12.5', 1_000_000, undefined],
  ['khoảng 50', 1, undefined],
] as const)('«%s» in a column of %i is money', (typed, scale, read) => expect(readMoney(typed, scale)).toEqual(read))

describe('a heading', () => {
  const mapping = { no: 0, task: 1, quantity: 2 }
  test.each([
    ['over the whole width', ['I. ĐÀO TẠO', 'I. ĐÀO TẠO', 'I. ĐÀO TẠO'], 'ĐÀO TẠO'],
    ['beside a numeral', ['II', 'Thông tin, tuyên truyền', ''], 'Thông tin, tuyên truyền'],
    ['beside nothing', ['', 'Kiểm tra', ''], 'Kiểm tra'],
  ])('%s', (_, cells, read) => expect(headingIn(cells, mapping)).toBe(read))
  test('is no task with its number and nothing else', () => {
    expect(headingIn(['1', 'Hướng dẫn phường, xã', ''], mapping)).toBeUndefined()
    expect(headingIn(['Hướng dẫn phường, xã', ''], { task: 0, quantity: 1 })).toBeUndefined()
    expect(headingIn(['A. Đào tạo', ''], { task: 0, quantity: 1 })).toBe('Đào tạo')
  })
})

test('rows become lines; sums stay aside, a row that is there already adds nothing, and faults name their cell', () => {
  let n = 0
  const into: ImportInto = {
    ...{ year: 2020, ofYear: 2019, version: 3, held: [], finder: new AgencyFinder([]), header: ['TT', 'Nội dung', 'Thời gian', 'Kinh phí (triệu đồng)'] },
    newId: () => PlanLineId.parse(`019e0000-0000-7000-8000-00000000000${++n}`),
  }
  const rows = [
    ['I', 'Đào tạo', '', ''],
    ['1', 'Tổ chức lớp', 'Quý I/2019', '50'],
    ['2', 'Lớp khác', '15/6/2018', 'nhiều tiền'],
    ['3', 'Tổ chức lớp', 'Quý I', '50'],
    ['4', '', 'khi rảnh', ''],
    ['', 'Tổng cộng', '', '50'],
  ].map((cells, at) => ({ row: at + 2, cells }))
  const mapping = { no: 0, task: 1, time: 2, budget: 3 }
  const checked = checkPlanRows(rows, mapping, into)
  expect([...checked.outcomes.values()]).toEqual(['aside', 'created', 'refused', 'unchanged', 'refused', 'aside'])
  expect(checked.good).toMatchObject([{ row: 3, line: { section: 'Đào tạo', task: 'Tổ chức lớp', from: quarter(1), to: quarter(1), budget: 50_000_000 } }])
  expect(checked.faults.map(({ row, column, code }) => [row, column, code])).toEqual([
    [4, 2, 'plan.line-in-another-year'],
    [6, 1, 'import.cell.required'],
    [6, 2, 'plan.time-unreadable'],
  ])
  const again = checkPlanRows(rows, mapping, { ...into, held: checked.good.map(({ line }) => line) })
  expect(again.good).toEqual([])
})
