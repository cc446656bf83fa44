import { expect, test } from 'vitest'
import type { AgencyId } from '../../../kernel/identity.ts'
import type { LineageEdge, LineageNode } from '../lineage.contract.ts'
import { happeningsOf, listed, ways } from './lineage-graph.ts'

const edge = (from: string, to: string, more: Partial<LineageEdge> = {}): LineageEdge => ({
  from: from as AgencyId,
  to: to as AgencyId,
  kind: 'merge',
  share: null,
  on: '2021-01-01' as LineageEdge['on'],
  act: null,
  ...more,
})
const node = (id: string, generation: number) => ({ id, name: id, generation }) as unknown as LineageNode

test('three districts into one are one happening; a split of two parts is one, with its shares', () => {
  const edges = [
    edge('q2', 'td'),
    edge('q9', 'td'),
    edge('qtd', 'td'),
    edge('a', 'b', { kind: 'split', share: 0.4 }),
    edge('a', 'c', { kind: 'split', share: 0.6 }),
  ]
  const [merge, split] = happeningsOf(edges)
  expect(merge).toMatchObject({ from: ['q2', 'q9', 'qtd'], to: [{ agency: 'td' }] })
  expect(split).toMatchObject({
    from: ['a'],
    to: [
      { agency: 'b', share: 0.4 },
      { agency: 'c', share: 0.6 },
    ],
  })
  expect(happeningsOf(edges)).toHaveLength(2)
})

test('the list goes by day, backwards and forwards apart', () => {
  const nodes = [node('q10', -1), node('q2', -1), node('td', 0), node('an', 1)]
  const edges = [edge('td', 'an', { on: '2025-07-01' as LineageEdge['on'] }), edge('q10', 'td'), edge('q2', 'td')]
  expect(listed(edges, nodes).map(({ from }) => from)).toEqual(['q2', 'q10', 'td'])
  expect(ways(edges, nodes).back.map(({ from }) => from)).toEqual(['q10', 'q2'])
  expect(ways(edges, nodes).on.map(({ from }) => from)).toEqual(['td'])
})
