import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api.js'
import type { LineageNode } from '../lineage.contract.ts'
import type { Happening } from './lineage-graph.ts'

export interface Box {
  x: number
  y: number
  width: number
  height: number
}

export interface Layout {
  width: number
  height: number
  boxes: ReadonlyMap<string, Box>
  /** A path for each edge, and its end, before which a share can be written. */
  edges: readonly { id: string; d: string; end: { x: number; y: number } }[]
}

export const nodeSize = { width: 194, height: 84 }
export const happeningSize = { width: 148, height: 60 }

const options = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.layered.spacing.nodeNodeBetweenLayers': '40',
  'elk.spacing.nodeNode': '10',
  'elk.layered.mergeEdges': 'true',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.padding': '[top=8,left=8,bottom=8,right=8]',
}

/** Agencies and happenings from left to right through time. The library that lays them out is loaded only here. */
export async function layOut(nodes: readonly LineageNode[], happenings: readonly Happening[]): Promise<Layout> {
  const { default: Elk } = await import('elkjs/lib/elk.bundled.js')
  const known = new Set<string>(nodes.map(({ id }) => id))
  const edges: ElkExtendedEdge[] = happenings.flatMap(({ id, from, to }) => [
    ...from.filter((agency) => known.has(agency)).map((agency) => ({ id: `${agency}>${id}`, sources: [agency], targets: [id] })),
    ...to.filter(({ agency }) => known.has(agency)).map(({ agency }) => ({ id: `${id}>${agency}`, sources: [id], targets: [agency] })),
  ])
  const children: ElkNode[] = [...nodes.map(({ id }) => ({ id, ...nodeSize })), ...happenings.map(({ id }) => ({ id, ...happeningSize }))]
  const graph: ElkNode = { id: 'lineage', layoutOptions: options, children, edges }
  const laid = await new Elk().layout(graph)
  const boxes = new Map((laid.children ?? []).map(({ id, x = 0, y = 0, width = 0, height = 0 }) => [id, { x, y, width, height }]))
  return {
    width: laid.width ?? 0,
    height: laid.height ?? 0,
    boxes,
    edges: ((laid.edges ?? []) as ElkExtendedEdge[]).flatMap(({ id, sections = [] }) => {
      const points = sections.flatMap(({ startPoint, bendPoints = [], endPoint }) => [startPoint, ...bendPoints, endPoint])
      const last = points.at(-1)
      if (!last) return []
      const d = points.map(({ x, y }, n) => `${n === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join(' ')
      return [{ id, d, end: last }]
    }),
  }
}

const round = (n: number) => Math.round(n * 10) / 10
