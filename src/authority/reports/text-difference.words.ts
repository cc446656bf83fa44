import { diffArrays, diffWordsWithSpace } from 'diff'
import { fold } from '../../kernel/fold.ts'
import type { BlockDraft, Run } from '../../papers/layout/block.ts'
import type { Passage } from './passage.ts'

const words = (runs: readonly Pick<Run, 'text'>[]) => runs.map(({ text }) => text).join('')

/** The sentences of a report as they are read, line by line; tables are compared as figures, not as words. */
export function linesOf(blocks: readonly BlockDraft[]): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'list') return block.items.map(words)
    return block.kind === 'paragraph' || block.kind === 'heading' ? [words(block.text)] : []
  })
}

const wordsIn = (line: string) => new Set(fold(line).split(/[^\p{L}\p{N}]+/u))

/** How much two lines share, from 0 to 1. */
function likeness(one: string, other: string): number {
  const [a, b] = [wordsIn(one), wordsIn(other)]
  const shared = [...a].filter((word) => b.has(word)).length
  return shared / Math.max(a.size, b.size)
}

/** Less alike than this, a line is another one and not the same one in other words. */
const alike = 0.5

const whole = (text: string, was: 'added' | 'removed'): Passage => ({ change: was, pieces: [{ text, was }] })

const reworded = (before: string, after: string): Passage => ({
  change: 'changed',
  pieces: diffWordsWithSpace(before, after).map(({ value, added, removed }) => ({ text: value, was: added ? 'added' : removed ? 'removed' : 'same' })),
})

/** Lines that went and lines that came at one place: each new one beside the old one it is most like, in their order. */
function paired(gone: readonly string[], come: readonly string[]): Passage[] {
  const passages: Passage[] = []
  let from = 0
  for (const line of come) {
    const rest = gone.slice(from).map((old, n) => ({ at: from + n, like: likeness(old, line) }))
    const best = rest.reduce<{ at: number; like: number } | undefined>((top, one) => (one.like >= alike && one.like > (top?.like ?? 0) ? one : top), undefined)
    if (best === undefined) {
      passages.push(whole(line, 'added'))
      continue
    }
    passages.push(...gone.slice(from, best.at).map((old) => whole(old, 'removed')), reworded(gone[best.at] ?? '', line))
    from = best.at + 1
  }
  return [...passages, ...gone.slice(from).map((old) => whole(old, 'removed'))]
}

/** What differs between two texts, in the order of the later one. */
export function textDifference(before: readonly string[], after: readonly string[]): Passage[] {
  const passages: Passage[] = []
  let [gone, come]: [string[], string[]] = [[], []]
  const flush = () => {
    passages.push(...paired(gone, come))
    ;[gone, come] = [[], []]
  }
  for (const { value, added, removed } of diffArrays([...before], [...after])) {
    if (removed) gone.push(...value)
    else if (added) come.push(...value)
    else flush()
  }
  flush()
  return passages
}
