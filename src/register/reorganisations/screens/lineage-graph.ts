import type { AgencyId } from '../../../kernel/identity.ts'
import type { LineageEdge, LineageNode } from '../lineage.contract.ts'

/** One happening between agencies: many into one, one into many, a part from one to another. */
export interface Happening {
  id: string
  kind: LineageEdge['kind']
  on: LineageEdge['on']
  act: LineageEdge['act']
  from: readonly AgencyId[]
  /** With the share that went there, where it is known. */
  to: readonly { agency: AgencyId; share: number | null }[]
}

/** Links of one act that lead to the same successor (a merge) or come from the same agency (a split) are one happening. */
export function happeningsOf(edges: readonly LineageEdge[]): Happening[] {
  const groups = Map.groupBy(edges, (edge) =>
    [edge.on, edge.act?.id ?? '', edge.kind, edge.kind === 'merge' ? edge.to : edge.from, edge.kind === 'transfer' ? edge.to : ''].join(' '),
  )
  return [...groups].flatMap(([id, all]) => {
    const [first] = all
    if (!first) return []
    const to = first.kind === 'merge' ? [{ agency: first.to, share: null }] : all.map((edge) => ({ agency: edge.to, share: edge.share }))
    return [{ id, kind: first.kind, on: first.on, act: first.act, from: first.kind === 'merge' ? all.map((edge) => edge.from) : [first.from], to }]
  })
}

/** Edges by day, then by name, for the list beside the picture. */
export function listed(edges: readonly LineageEdge[], nodes: readonly LineageNode[]): LineageEdge[] {
  const name = new Map(nodes.map((node) => [node.id, node.name]))
  return edges.toSorted((a, b) => a.on.localeCompare(b.on) || (name.get(a.from) ?? '').localeCompare(name.get(b.from) ?? '', 'vi', { numeric: true }))
}

/** What the asked agency came from, and what came of it; a link within one generation belongs where its target stands. */
export function ways(edges: readonly LineageEdge[], nodes: readonly LineageNode[]): { back: LineageEdge[]; on: LineageEdge[] } {
  const generation = new Map(nodes.map((node) => [node.id, node.generation]))
  const isBack = (edge: LineageEdge) => (generation.get(edge.to) ?? 0) <= 0 && (generation.get(edge.from) ?? 0) < 0
  return { back: edges.filter(isBack), on: edges.filter((edge) => !isBack(edge)) }
}
