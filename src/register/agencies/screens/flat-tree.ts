import type { TreeNode } from '../agency-tree.contract.ts'

/** One line of the tree as it is drawn, with its depth and its place among its siblings. */
export interface TreeLine {
  node: TreeNode
  depth: number
  place: number
  of: number
}

export interface TreeState {
  opened: ReadonlySet<string>
  /** Undefined while they are still asked for. */
  childrenOf: (id: string) => readonly TreeNode[] | undefined
  tops: readonly TreeNode[]
}

/** The lines in sight from top to bottom: every open agency with its children below it. */
export function flatTree({ opened, childrenOf, tops }: TreeState): TreeLine[] {
  const walk = (siblings: readonly TreeNode[], depth: number): TreeLine[] =>
    siblings.flatMap((node, n) => [
      { node, depth, place: n + 1, of: siblings.length },
      ...(opened.has(node.id) ? walk(childrenOf(node.id) ?? [], depth + 1) : []),
    ])
  return walk(tops, 0)
}
