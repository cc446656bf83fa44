import type { BlockDraft, Run } from '../layout/block.ts'
import type { DraftBlock } from './draft-text.ts'

export interface Fill {
  (text: string): string
  /** Whether a passage asks for an optional field that nobody filled in. */
  leftOut(text: string): boolean
}

export const runs = (text: string, bold = false): Run[] => (text === '' ? [] : [{ text, ...(bold ? { bold } : {}) }])

const head = (titles: readonly string[]) => [{ cells: titles.map((title) => ({ text: runs(title, true), align: 'center' as const })), strong: true }]

function namesTable(block: Extract<DraftBlock, { kind: 'names' }>, fill: Fill): BlockDraft[] {
  const noted = block.noteTitle !== ''
  const title = { agencies: 'Tên cơ quan', organisations: 'Tên tổ chức', members: 'Họ và tên, chức vụ' }[block.of]
  return [
    {
      kind: 'table',
      columns: [{ width: 8, align: 'center' }, { width: noted ? 56 : 100 }, ...(noted ? [{ width: 44 }] : [])],
      head: head(['STT', title, ...(noted ? [block.noteTitle] : [])]),
      rows: block.rows.map(({ name, note }, n) => ({
        cells: [runs(String(n + 1)), runs(name), ...(noted ? [runs(fill(note))] : [])].map((text) => ({ text })),
      })),
    },
  ]
}

/** A first clause stands beside the number of its article, every further one in a paragraph of its own. */
function articleBlocks(block: Extract<DraftBlock, { kind: 'article' }>, number: number, fill: Fill): BlockDraft[] {
  const [first = '', ...further] = fill(block.text)
    .split('\n')
    .filter((text) => text !== '')
  return [
    { kind: 'article', number, ...(block.title === '' ? {} : { title: fill(block.title) }), text: runs(first) },
    ...further.map((text): BlockDraft => ({ kind: 'paragraph', text: runs(text) })),
  ]
}

function one(block: DraftBlock, article: number, fill: Fill): BlockDraft[] {
  switch (block.kind) {
    case 'article':
      return articleBlocks(block, article, fill)
    case 'paragraph':
      return fill(block.text)
        .split('\n')
        .filter((text) => text !== '')
        .map((text) => ({ kind: 'paragraph', text: runs(text), align: block.align }))
    case 'heading':
      return [{ kind: 'heading', level: block.level, text: runs(fill(block.text)) }]
    case 'list': {
      const items = block.items.filter((item) => item !== '' && !fill.leftOut(item)).map((item) => runs(fill(item).replaceAll('\n', ' ')))
      return items.length === 0 ? [] : [{ kind: 'list', marker: block.marker, items }]
    }
    case 'table': {
      const width = block.columns.length
      return [
        {
          kind: 'table',
          ...(block.caption === '' ? {} : { caption: runs(fill(block.caption)) }),
          ...(block.unit === '' ? {} : { unit: block.unit }),
          columns: block.columns.map((column) => ({ width: column.width, align: column.align })),
          head: head(block.columns.map(({ title }) => title)),
          rows: block.rows.map((row) => ({ cells: Array.from({ length: width }, (_, n) => ({ text: runs(fill(row[n] ?? '').replaceAll('\n', ' ')) })) })),
        },
      ]
    }
    case 'names':
      return namesTable(block, fill)
  }
}

/** The blocks of a draft as the layout takes them: fields filled in, articles counted, what asks for an empty optional field left out. */
export function laidBlocks(blocks: readonly DraftBlock[], fill: Fill): BlockDraft[] {
  let articles = 0
  const gone = (block: DraftBlock | undefined) => block?.kind === 'paragraph' && fill.leftOut(block.text)
  return blocks.flatMap((block, n): BlockDraft[] => {
    // Never an empty heading: it goes with the passage below it.
    if (gone(block) || (block.kind === 'heading' && gone(blocks[n + 1]))) return []
    if (block.kind === 'article') articles += 1
    return one(block, articles, fill)
  })
}
