import { expect, test } from 'vitest'
import { DraftText } from './draft-text.ts'
import { changedPassages, mergeTexts } from './merge-texts.ts'
import { textDifferences } from './text-difference.queries.ts'

const text = (blocks: Record<string, string>, more: object = {}) =>
  DraftText.parse({
    abstract: 'về việc thử',
    blocks: Object.entries(blocks).map(([id, words]) => ({ id, kind: 'paragraph', text: words })),
    signature: { capacities: [], post: 'GIÁM ĐỐC', name: null },
    ...more,
  })
const shown = ({ blocks }: DraftText) => blocks.map((block) => ('text' in block ? `${block.id} ${block.text}` : block.id))
const base = text({ a: 'một', b: 'hai', c: 'ba' })

test('different passages, additions and deletions are put together', () => {
  const { text: merged, conflicts } = mergeTexts(
    base,
    text({ a: 'MỘT', b: 'hai', x: 'thêm', c: 'ba' }),
    text({ a: 'một', c: 'BA', y: 'cuối' }, { abstract: 'khác' }),
  )
  expect([shown(merged), merged.abstract, conflicts]).toEqual([['a MỘT', 'x thêm', 'c BA', 'y cuối'], 'khác', []])
})

test('one passage changed in two ways, or deleted where the other wrote, is a conflict and keeps what is saved', () => {
  const { text: merged, conflicts } = mergeTexts(base, text({ a: 'của tôi', c: 'ba' }), text({ a: 'của bạn', b: 'HAI', c: 'ba' }))
  expect([shown(merged), conflicts]).toEqual([
    ['a của bạn', 'b HAI', 'c ba'],
    ['a', 'b'],
  ])
})

test('who moved passages keeps the order, who wrote in them keeps the words', () => {
  expect(shown(mergeTexts(base, text({ c: 'ba', a: 'một', b: 'hai' }), text({ a: 'một', b: 'HAI', c: 'ba' })).text)).toEqual(['c ba', 'a một', 'b HAI'])
})

test('differences name what came, went, changed and moved, word by word', () => {
  const before = text({ a: 'một', b: 'hai', c: 'ba', e: 'năm' })
  const after = text({ c: 'ba', a: 'một', b: 'hai ba', d: 'mới' })
  expect(changedPassages(before, after).toSorted((x, y) => x.localeCompare(y))).toEqual(['b', 'd', 'e'])
  const told = textDifferences(before, after)
  expect(told.map(({ id, change }) => `${id} ${change}`).toSorted((x, y) => x.localeCompare(y))).toEqual(['b changed', 'c moved', 'd added', 'e removed'])
  expect(told.find(({ id }) => id === 'b')?.pieces).toEqual([
    { text: 'hai', was: 'same' },
    { text: ' ba', was: 'added' },
  ])
})
