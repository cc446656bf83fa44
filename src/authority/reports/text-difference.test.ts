import { expect, test } from 'vitest'
import type { Passage } from './passage.ts'
import { textDifference } from './text-difference.words.ts'

const told = (passages: readonly Passage[]) =>
  passages.map(
    ({ change, pieces }) => `${change}: ${pieces.map(({ text, was }) => (was === 'same' ? text : was === 'added' ? `[+${text}]` : `[-${text}]`)).join('')}`,
  )

test('the same text has no difference', () => {
  expect(textDifference(['Một.', 'Hai.'], ['Một.', 'Hai.'])).toEqual([])
})

test('a line in other words shows the words, a new line and one that went stand whole', () => {
  const before = ['Đã có 40/63 cơ quan hoàn tất việc chuyển đổi.', 'Tổ chức 02 lớp đánh giá viên.', 'Kiến nghị bổ sung kinh phí.']
  const after = ['Đã có 47/63 cơ quan hoàn tất việc chuyển đổi.', 'Biệt phái 01 công chức.', 'Kiến nghị bổ sung kinh phí.', 'Phối hợp với Văn phòng.']
  expect(told(textDifference(before, after))).toEqual([
    'changed: Đã có [-40][+47]/63 cơ quan hoàn tất việc chuyển đổi.',
    'added: [+Biệt phái 01 công chức.]',
    'removed: [-Tổ chức 02 lớp đánh giá viên.]',
    'added: [+Phối hợp với Văn phòng.]',
  ])
})

test('a text without a former one is new as a whole', () => {
  expect(told(textDifference([], ['Một.']))).toEqual(['added: [+Một.]'])
  expect(told(textDifference(['Một.'], []))).toEqual(['removed: [-Một.]'])
})
