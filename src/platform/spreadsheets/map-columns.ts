import { fold } from '../../kernel/fold.ts'

/** What a form wants to know, and under which names files are likely to carry it. */
export interface MappedField<K extends string> {
  key: K
  names: readonly string[]
}

/** Column of the file for each field that was found; what is not found is not in it. */
export type ColumnMapping<K extends string> = Partial<Record<K, number>>

/** Words only: 'Tên cơ quan (*):' and 'ten co quan' are the same name. */
const words = (text: string) =>
  fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/**
 * Proposes which column holds which field: first where the name is the same, then where the title contains it as
 * whole words, the longest name first, since 'Tên cơ quan chủ quản' says more than 'Tên'. A proposal, never a decision.
 */
export function mapColumns<K extends string>(header: readonly string[], fields: readonly MappedField<K>[]): ColumnMapping<K> {
  const titles = header.map(words)
  const wanted = fields.flatMap(({ key, names }) => names.map((name) => ({ key, name: words(name) }))).filter(({ name }) => name !== '')
  const mapping: ColumnMapping<K> = {}
  const taken = new Set<number>()
  const take = (matches: (title: string, name: string) => boolean, names: typeof wanted) => {
    for (const { key, name } of names) {
      if (mapping[key] !== undefined) continue
      const column = titles.findIndex((title, at) => !taken.has(at) && matches(title, name))
      if (column === -1) continue
      mapping[key] = column
      taken.add(column)
    }
  }
  take((title, name) => title === name, wanted)
  take(
    (title, name) => ` ${title} `.includes(` ${name} `),
    wanted.toSorted((a, b) => b.name.length - a.name.length),
  )
  return mapping
}
