import type { Align, Block, Run } from './block.ts'
import { type LaidTable, laidTable } from './laid-table.ts'
import { pointLetter, romanNumeral } from './numerals.ts'
import { capitals } from './printable.ts'

/** A block with its words, marks and numbers decided. */
export type LaidBlock =
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[]; readonly align: Align; readonly indent: boolean }
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly number: string; readonly runs: readonly Run[] }
  | { readonly kind: 'division'; readonly label: string; readonly title: string }
  | { readonly kind: 'article'; readonly label: string; readonly title: string; readonly runs: readonly Run[] }
  | { readonly kind: 'list'; readonly items: readonly { readonly marker: string; readonly runs: readonly Run[] }[] }
  | LaidTable

/** Counts headings: I. II. over the paper, 1. 2. within I., a) b) within 1.; a number given by the composer stands and counts. */
function headingCounter(): (level: 1 | 2 | 3) => string {
  const seen: [number, number, number] = [0, 0, 0]
  return (level) => {
    seen[level - 1] = (seen[level - 1] ?? 0) + 1
    if (level < 3) seen[2] = 0
    if (level === 1) seen[1] = 0
    if (level === 1) return `${romanNumeral(seen[0])}.`
    return level === 2 ? `${seen[1]}.` : `${pointLetter(seen[2])})`
  }
}

const markers = {
  dash: () => '-',
  plus: () => '+',
  number: (n: number) => `${n}.`,
  letter: (n: number) => `${pointLetter(n)})`,
} as const

function laidBlock(block: Block, count: (level: 1 | 2 | 3) => string): LaidBlock {
  switch (block.kind) {
    case 'paragraph':
      return { kind: 'paragraph', runs: block.text, align: block.align, indent: block.indent ?? block.align === 'justify' }
    case 'heading': {
      const counted = block.number === null ? '' : count(block.level)
      const runs = block.level === 1 ? block.text.map((run) => ({ ...run, text: capitals(run.text) })) : block.text
      return { kind: 'heading', level: block.level, number: block.number ?? counted, runs }
    }
    case 'division':
      return { kind: 'division', label: block.label, title: capitals(block.title) }
    case 'article':
      return { kind: 'article', label: `Điều ${block.number}.`, title: block.title ?? '', runs: block.text }
    case 'list':
      return { kind: 'list', items: block.items.map((runs, index) => ({ marker: markers[block.marker](index + 1), runs })) }
    case 'table':
      return laidTable(block)
  }
}

/** Ends a text with a mark, in place of the one it may carry. A bound figure keeps its text to itself. */
export function closed(runs: readonly Run[], mark: string): Run[] {
  const last = runs.at(-1)
  if (!last) return []
  if (last.figure) return [...runs, { text: mark }]
  return [...runs.slice(0, -1), { ...last, text: `${last.text.replace(/[\s.,;/]+$/, '')}${mark}` }]
}

const endMark = './.'

/** The decree's samples close the content of a paper and of an annex with "./."; after a table it stands alone. */
function withEndMark(blocks: readonly LaidBlock[]): LaidBlock[] {
  const last = blocks.at(-1)
  if (!last) return []
  const before = blocks.slice(0, -1)
  if ((last.kind === 'paragraph' || last.kind === 'article') && last.runs.length > 0) return [...before, { ...last, runs: closed(last.runs, endMark) }]
  if (last.kind === 'list') {
    const items = last.items.map((item, index) => (index === last.items.length - 1 ? { ...item, runs: closed(item.runs, endMark) } : item))
    return [...before, { ...last, items }]
  }
  return [...blocks, { kind: 'paragraph', runs: [{ text: endMark }], align: 'justify', indent: true }]
}

export function laidBlocks(blocks: readonly Block[]): LaidBlock[] {
  const count = headingCounter()
  return withEndMark(blocks.map((block) => laidBlock(block, count)))
}
