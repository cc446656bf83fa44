import { expect, test } from 'vitest'
import { unitInText } from './unit-in-text.ts'

test.each([
  ['quận 1', 'Quận 1'],
  ['Quận 1', 'Quận 1'],
  ['Ủy ban nhân dân Quận Bình Thạnh', 'Ủy ban nhân dân quận Bình Thạnh'],
  ['Ủy ban nhân dân Phường 5, Quận 10', 'Ủy ban nhân dân Phường 5, Quận 10'],
  ['ủy ban nhân dân phường 05', 'ủy ban nhân dân Phường 05'],
  ['Ủy ban nhân dân Huyện Củ Chi', 'Ủy ban nhân dân huyện Củ Chi'],
  ['Ủy ban nhân dân Phường Võ Thị Sáu, Quận 3', 'Ủy ban nhân dân Phường Võ Thị Sáu, Quận 3'],
  ['Thành phố Hồ Chí Minh', 'Thành phố Hồ Chí Minh'],
  ['thành phố Hồ Chí Minh', 'Thành phố Hồ Chí Minh'],
  ['Thành phố Thủ Đức', 'thành phố Thủ Đức'],
  ['thủ đô Hà Nội', 'Thủ đô Hà Nội'],
  ['Thành phố Hà Nội', 'thành phố Hà Nội'],
  ['Xã Lê Minh Xuân, Huyện Bình Chánh', 'Xã Lê Minh Xuân, huyện Bình Chánh'],
  ['Xã Tân Nhựt', 'xã Tân Nhựt'],
  ['các quận, huyện', 'các quận, huyện'],
  ['ỦY BAN NHÂN DÂN QUẬN BÌNH THẠNH', 'ỦY BAN NHÂN DÂN QUẬN BÌNH THẠNH'],
  ['Xã hội học tập', 'Xã hội học tập'],
  ['Công xã Paris', 'Công xã Paris'],
  ['Thị xã Dĩ An', 'thị xã Dĩ An'],
])('%s → %s', (name, inText) => {
  expect(unitInText(name)).toBe(inText)
})

test('whole sentences keep their first letters', () => {
  expect(unitInText('Quận Bình Thạnh báo cáo. Huyện Củ Chi và Quận Gò Vấp chưa báo cáo.', { whole: true })).toBe(
    'Quận Bình Thạnh báo cáo. Huyện Củ Chi và quận Gò Vấp chưa báo cáo.',
  )
})
