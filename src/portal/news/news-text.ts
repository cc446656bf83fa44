import { WebAddress } from '../site/links.ts'

/** A stretch of text, or a link to another page. */
export type Stretch = { text: string } | { text: string; address: string }
export type Block = { kind: 'paragraph' | 'heading' | 'quote'; text: Stretch[] } | { kind: 'list'; items: Stretch[][] }

const link = /\[([^\]\n]+)\]\(([^)\s]*)\)/g

function stretchesOf(text: string): Stretch[] {
  const stretches: Stretch[] = []
  let from = 0
  for (const found of text.matchAll(link)) {
    const [whole, words = '', typed = ''] = found
    const address = WebAddress.safeParse(typed)
    if (!address.success) continue
    if (found.index > from) stretches.push({ text: text.slice(from, found.index) })
    stretches.push({ text: words, address: address.data })
    from = found.index + whole.length
  }
  if (from < text.length) stretches.push({ text: text.slice(from) })
  return stretches
}

/** Addresses in links that citizens cannot be led to. */
export const badAddresses = (body: string): string[] =>
  [...body.matchAll(link)].map(([, , typed = '']) => typed).filter((typed) => !WebAddress.safeParse(typed).success)

/** What was written, as blocks: paragraphs apart by an empty line, "## " headings, "- " lists, "> " quotations. */
export function blocksOf(body: string): Block[] {
  const blocks: Block[] = []
  for (const part of body.split(/\n\s*\n/)) {
    let paragraph: string[] = []
    let items: Stretch[][] = []
    const close = () => {
      if (paragraph.length > 0) blocks.push({ kind: 'paragraph', text: stretchesOf(paragraph.join(' ')) })
      if (items.length > 0) blocks.push({ kind: 'list', items })
      paragraph = []
      items = []
    }
    for (const line of part.split('\n').map((text) => text.trim())) {
      const [, mark, text] = /^(##|-|>)\s+(.*)$/.exec(line) ?? []
      if (mark === '-' && text !== undefined) {
        if (paragraph.length > 0) close()
        items.push(stretchesOf(text))
        continue
      }
      if (items.length > 0) close()
      if (mark !== undefined && text !== undefined) {
        close()
        blocks.push({ kind: mark === '##' ? 'heading' : 'quote', text: stretchesOf(text) })
      } else if (line !== '') paragraph.push(line)
    }
    close()
  }
  return blocks
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string) => text.replace(/[&<>"']/g, (c) => escapes[c] ?? c)
const inline = (stretches: readonly Stretch[]) =>
  stretches.map((s) => ('address' in s ? `<a href="${escaped(s.address)}" rel="noopener external">${escaped(s.text)}</a>` : escaped(s.text))).join('')

function htmlOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h2>${inline(block.text)}</h2>`
    case 'quote':
      return `<blockquote><p>${inline(block.text)}</p></blockquote>`
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${inline(item)}</li>`).join('')}</ul>`
    case 'paragraph':
      return `<p>${inline(block.text)}</p>`
  }
}

/** The text of the public page: everything escaped here, once; the page puts it in as it is. */
export const newsHtml = (body: string): string => blocksOf(body).map(htmlOf).join('\n')
