import { expect, test } from 'vitest'
import { balanced, textWidth } from './text-width.ts'

const millimetres = (points: number) => (points * 25.4) / 72
const bold = (line: string) => textWidth(line, 12, 'bold')

// As the typesetter measures Tinos, which it sets with kerning.
test.each([
  ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 12, 'bold', 87.69],
  ['Độc lập - Tự do - Hạnh phúc', 13, 'bold', 56.06],
  ['ĐO LƯỜNG CHẤT LƯỢNG', 12, 'bold', 53.35],
  ['SỞ KHOA HỌC VÀ CÔNG NGHỆ', 13, 'regular', 66.55],
] as const)('%s at %d points %s is %d mm wide', (line, size, weight, wide) => {
  const ratio = millimetres(textWidth(line, size, weight)) / wide
  expect(ratio).toBeGreaterThan(0.999)
  expect(ratio).toBeLessThan(1.01)
})

test.each([
  ['Chi cục Tiêu chuẩn Đo lường Chất lượng', ['Chi cục Tiêu chuẩn', 'Đo lường Chất lượng']],
  ['Ủy ban nhân dân Thành phố Hồ Chí Minh', ['Ủy ban nhân dân', 'Thành phố Hồ Chí Minh']],
  ['Sở Nông nghiệp và Phát triển nông thôn', ['Sở Nông nghiệp', 'và Phát triển nông thôn']],
  ['Sở Y tế', ['Sở Y tế']],
])('%s is broken between its parts', (name, lines) => expect(balanced(name, 186, (line) => bold(line.toUpperCase()))).toEqual(lines))

test('a date and the number of a standard stay together', () => {
  const lines = balanced('Về việc công bố theo TCVN ISO 9001 ngày 29 tháng 4 năm 2020 của Thành phố', 220, bold)
  expect(lines.filter((line) => /^(\d|ISO|tháng|năm)/.test(line))).toEqual([])
})

test('no line of a long name is wider than its column, and no word is lost', () => {
  const name = 'Ban Quản lý dự án đầu tư xây dựng hạ tầng đô thị và phát triển khu công nghệ cao thuộc Ủy ban nhân dân Thành phố Thủ Đức mở rộng'
  expect(name.length).toBeGreaterThan(120)
  const lines = balanced(name, 180, bold)
  expect(lines.join(' ')).toBe(name)
  expect(Math.max(...lines.map(bold))).toBeLessThanOrEqual(180)
  expect(lines.length).toBeLessThanOrEqual(Math.ceil(bold(name) / 180) + 1)
})

test('a single word wider than the column stands alone', () => {
  expect(balanced(`A ${'W'.repeat(60)} B`, 180, bold)).toEqual(['A', 'W'.repeat(60), 'B'])
})
