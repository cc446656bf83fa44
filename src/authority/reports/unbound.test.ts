import { describe, expect, test } from 'vitest'
import { boundInstead, unboundIn } from './unbound.ts'

const figures = [
  { key: 'converted', section: 'converted', value: { kind: 'progress' as const, n: 47, N: 63, notYet: 16, noData: 0 } },
  { key: 'newsletters', section: 'newsletters', value: { kind: 'count' as const, n: 4, records: 4, unknown: 0 } },
  { key: 'converted/so', section: 'converted', value: { kind: 'progress' as const, n: 21, N: 21, notYet: 0, noData: 0 } },
]
const numbers = (text: string) => unboundIn(text, figures).map((one) => one.number)

describe('a number typed by hand', () => {
  test.each([
    'Tính đến ngày 15/06/2020 và ngày 15 tháng 6 năm 2020, trong tháng 7/2020, quý 3 năm 2020, giai đoạn 2016 - 2020.',
    'Trong 6 tháng đầu năm 2020 và 06 tháng cuối năm.',
    'Theo Quyết định số 1451/QĐ-UBND, Công văn số 287/SKHCN-TĐC, Luật số 20/2015/QH13 và 19/2014/QĐ-TTg.',
    'Khoản 2 Điều 5, điểm 3, Phụ lục 1, mẫu số 05.',
    'TCVN ISO 9001:2015, ISO 9001, dịch COVID-19, quy trình QT-01.',
    'Đã có {{converted.n}}/{{converted.N}} cơ quan.',
    'Họp lúc 14:30 tại Quận 12.',
    '1. Còn thiếu biên chế.\n2) Chậm kinh phí.',
  ])('is no date, paper, article or placeholder: %s', (text) => expect(numbers(text)).toEqual([]))

  test('is told once, with the figures that say the same', () => {
    expect(unboundIn('Có 47/63 cơ quan, đạt 74,6 %; 04 bản tin, 1.250 hồ sơ, 47 lần, 21 sở.', figures)).toEqual([
      { number: '47', offers: ['converted.n'] },
      { number: '63', offers: ['converted.N'] },
      { number: '74,6 %', offers: ['converted.percent'] },
      { number: '04', offers: ['newsletters.n'] },
      { number: '1.250', offers: [] },
      { number: '21', offers: [] },
    ])
  })

  test('of an article does not hide the number behind it', () => {
    expect(numbers('Đến 12/15 cơ quan. Theo Điều 5, 30 sở; năm 2020 có 12 lớp; tháng 6, 31 nơi.')).toEqual(['12', '15', '30', '31'])
  })

  test('gives way to the figure where it stands', () => {
    expect(boundInstead('Công văn 47/SKHCN: có 47 cơ quan.', '47', 'converted.n')).toBe('Công văn 47/SKHCN: có {{converted.n}} cơ quan.')
    expect(boundInstead('đạt 74,6 %.', '74,6 %', 'converted.percent')).toBe('đạt {{converted.percent}}.')
    expect(boundInstead('47/63', '63', 'converted.N')).toBe('47/63')
  })
})
