import type { Run } from '../../papers/layout/block.ts'

const shape = /\{\{\s*([\w.-]+)\s*\}\}/g

/** The names a text asks for: `{{converted.n}}` → "converted.n". */
export const placeholdersIn = (text: string): string[] => Array.from(text.matchAll(shape), (match) => match[1] ?? '')

/** What stands for a placeholder: plain words, or words with figures bound in them. */
export type Filling = string | readonly Run[]
export type Fillings = Readonly<Record<string, Filling | undefined>>

const runsOf = (filling: Filling): readonly Run[] => (typeof filling === 'string' ? [{ text: filling }] : filling)

/**
 * A model sentence with its placeholders filled, as runs. A placeholder nobody filled leaves its name in braces: a reader of
 * the draft must see that something is missing rather than read a sentence that lost a number.
 */
export function filled(text: string, fillings: Fillings): Run[] {
  const runs: Run[] = []
  let from = 0
  for (const match of text.matchAll(shape)) {
    if (match.index > from) runs.push({ text: text.slice(from, match.index) })
    runs.push(...runsOf(fillings[match[1] ?? ''] ?? match[0]))
    from = match.index + match[0].length
  }
  if (from < text.length) runs.push({ text: text.slice(from) })
  return joined(runs)
}

/** Neighbouring plain pieces become one, so that a sentence is searched and compared as it reads. */
function joined(runs: readonly Run[]): Run[] {
  const out: Run[] = []
  for (const run of runs) {
    const last = out.at(-1)
    if (last && !last.figure && !run.figure && last.bold === run.bold && last.italic === run.italic)
      out[out.length - 1] = { ...last, text: last.text + run.text }
    else if (run.text !== '') out.push(run)
  }
  // A title may end with the full stop that the sentence sets too.
  return out.map((run) => (run.figure ? run : { ...run, text: run.text.replace(/\.{2,}$/, '.') }))
}

export const plain = (runs: readonly Run[]): string => runs.map((run) => run.text).join('')
