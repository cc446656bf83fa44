/** Short ways to write an official document, for the code that composes one. */

import type { BlockDraft, Run } from './block.ts'

type Piece = string | Run
type Words = Piece | readonly Piece[]

export const text = (words: Words): Run[] =>
  (Array.isArray(words) ? (words as readonly Piece[]) : [words as Piece]).map((piece) => (typeof piece === 'string' ? { text: piece } : piece))

export const bold = (words: string): Run => ({ text: words, bold: true })

/** A number bound to a query: on the page it opens the rows behind it, on paper it is plain text. */
export const figure = (shown: string, key: string, label: string): Run => ({ text: shown, figure: { key, label } })

export const paragraph = (words: Words): BlockDraft => ({ kind: 'paragraph', text: text(words) })
export const heading = (level: 1 | 2 | 3, words: Words): BlockDraft => ({ kind: 'heading', level, text: text(words) })
export const article = (number: number, words: Words): BlockDraft => ({ kind: 'article', number, text: text(words) })

export const list = (marker: 'dash' | 'plus' | 'number' | 'letter', items: readonly Words[]): BlockDraft => ({ kind: 'list', marker, items: items.map(text) })

type CellDraft = Words | { text: Run[]; columns?: number; rows?: number; align?: 'left' | 'center' | 'right' }

const isCell = (cell: CellDraft): cell is Exclude<CellDraft, Words> =>
  typeof cell === 'object' && !Array.isArray(cell) && Array.isArray((cell as { text: unknown }).text)

export const row = (cells: readonly CellDraft[], strong = false): { cells: { text: Run[] }[]; strong?: boolean } => ({
  cells: cells.map((cell) => (isCell(cell) ? cell : { text: text(cell) })),
  ...(strong ? { strong } : {}),
})
