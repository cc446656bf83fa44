import type { Day } from '../../kernel/day.ts'
import type { PaperId } from '../../kernel/identity.ts'
import type { Relation } from '../links/paper-link.ts'
import type { PaperListBody } from '../lists/paper-list.ts'
import type { DraftBlock, DraftText } from './draft-text.ts'
import type { TemplateField } from './template.ts'

/** What a text hands to the register when it is issued: the papers it names, each with what it is to the new one. */
export function linksIn(text: DraftText, fields: readonly TemplateField[]): { to: PaperId; relation: Relation }[] {
  const inFields = fields.flatMap(({ key, relation }) => {
    const value = text.fields[key]
    return typeof value === 'object' && 'paperId' in value ? [{ to: value.paperId, relation: relation ?? ('related' as const) }] : []
  })
  const bases = text.bases.flatMap(({ paperId }) => (paperId === null ? [] : [{ to: paperId, relation: 'basis' as const }]))
  return [...bases, ...inFields]
}

type Names = Extract<DraftBlock, { kind: 'names' }>
interface Titled {
  title: string
  block: Names
}

/** Each list under the nearest heading above it, or under `title` where none stands there. */
function titled(blocks: readonly DraftBlock[], title: string): Titled[] {
  let nearest = title
  return blocks.flatMap((block): Titled[] => {
    if (block.kind === 'heading') nearest = block.text === '' ? title : block.text
    return block.kind === 'names' ? [{ title: nearest, block }] : []
  })
}

/** The lists that stand in a text and its annexes; `fill` sets the fields in. Lines that were left empty are none. */
export function listsIn(text: DraftText, fill: (words: string) => string, issued: { abstract: string; on: Day }): PaperListBody[] {
  const all = [
    ...titled(text.blocks, issued.abstract),
    ...text.annexes.flatMap((annex) => titled(annex.blocks, (annex.form === 'annex' ? annex.title : annex.abstract) || issued.abstract)),
  ]
  return all.map(({ title, block }) => ({
    title: fill(title).replaceAll('\n', ' ').slice(0, 500),
    holds: block.of,
    asOf: block.asOf ?? issued.on,
    noteTitle: block.noteTitle === '' ? null : block.noteTitle,
    rows: block.rows.filter(({ name }) => name !== '').map(({ agencyId, name, note }) => ({ agencyId, name, note: fill(note) === '' ? null : fill(note) })),
  }))
}
