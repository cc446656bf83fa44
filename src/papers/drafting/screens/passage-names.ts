import type { DraftPaperView } from '../draft-paper.contract.ts'

const beginning = (text: string) => (text.length > 60 ? `${text.slice(0, 57)}…` : text)

/** Passages as a person knows them: "Điều 2: Quyết định này có hiệu lực …". */
export function passageNames({ text }: Pick<DraftPaperView, 'text'>, t: (key: string, details?: Record<string, string | number>) => string) {
  let articles = 0
  const blocks = [...text.blocks, ...text.annexes.flatMap((annex) => annex.blocks)].map((block) => {
    const name = block.kind === 'article' ? t('drafting.article', { no: ++articles }) : t(`drafting.block.${block.kind}`)
    const words = 'text' in block ? block.text : block.kind === 'list' ? (block.items[0] ?? '') : block.kind === 'table' ? block.caption : ''
    return { value: block.id, label: words === '' ? name : `${name}: ${beginning(words)}` }
  })
  const bases = text.bases.map((base, n) => ({ value: base.id, label: `${t('drafting.base', { no: n + 1 })}: ${beginning(base.text)}` }))
  return [...bases, ...blocks]
}
