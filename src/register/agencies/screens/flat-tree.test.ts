import { expect, test } from 'vitest'
import type { TreeNode } from '../agency-tree.contract.ts'
import { flatTree } from './flat-tree.ts'

const node = (id: string) => ({ id }) as unknown as TreeNode
const below: Record<string, TreeNode[]> = { a: [node('a1'), node('a2')], a2: [node('a21')] }
const lines = (opened: string[]) => flatTree({ opened: new Set(opened), childrenOf: (id) => below[id], tops: [node('a'), node('b')] })

test('only open agencies show what stands below them', () => {
  expect(lines([]).map((line) => line.node.id)).toEqual(['a', 'b'])
  expect(lines(['a', 'a2', 'b']).map((line) => [line.node.id, line.depth, line.place, line.of])).toEqual([
    ['a', 0, 1, 2],
    ['a1', 1, 1, 2],
    ['a2', 1, 2, 2],
    ['a21', 2, 1, 1],
    ['b', 0, 2, 2],
  ])
})
