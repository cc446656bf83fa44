import { dayOf, slashed } from '../../kernel/day.ts'
import { fold } from '../../kernel/fold.ts'
import type { TwoLanguages } from '../../kernel/list.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { BlockDraft, Run } from '../../papers/layout/block.ts'

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? '')
const words = (runs: readonly Pick<Run, 'text'>[]): string => runs.map((run) => escaped(run.text)).join('')

function blockHtml(block: BlockDraft): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${words(block.text)}</p>`
    case 'heading':
      return `<h2>${words(block.text)}</h2>`
    case 'list':
      return `<ul${block.marker === 'plus' ? ' class="below"' : ''}>${block.items.map((item) => `<li>${words(item)}</li>`).join('')}</ul>`
    case 'table':
    case 'article':
    case 'division':
      return ''
  }
}

/** A public page weighs at most 40 kB with its frame; a text beyond this belongs into the PDF. */
const longest = 30_000

/** The text of the report as the public page carries it: words only, no number, no annex, nothing that runs. */
export function articleHtml(blocks: readonly BlockDraft[]): string {
  const html = blocks.map(blockHtml).join('\n')
  const size = new TextEncoder().encode(html).length
  if (size > longest) refuse('invalid', 'report.article-too-long', { size, longest })
  return html
}

/** The address of an article, readable and without marks: "ket-qua-thuc-hien-…-nam-2020". */
export const slugOf = (title: string): string =>
  fold(title)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 120)
    .replace(/-+$/, '') || 'tin'

/** What a reader is told when an article was published before. */
export const correctedNotice = (at: Date): TwoLanguages => ({
  vi: `Tin được cập nhật ngày ${slashed(dayOf(at))}.`,
  en: `This article was updated on ${slashed(dayOf(at))}.`,
})
