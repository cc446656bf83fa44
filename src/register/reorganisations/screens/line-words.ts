import type { T } from '../../../web/use-t.ts'
import type { ActLine, SplitPart } from '../act-line.ts'
import type { z } from 'zod'
import type { Names } from './names.ts'

const named = 3

/** "UBND Q.2, UBND Q.9, UBND Q.Thủ Đức"; of many the first three and how many more. */
function listed(all: readonly string[], t: T): string {
  const first = all.slice(0, named).join(', ')
  return all.length <= named ? first : t('acts.line.and-more', { first, count: all.length - named })
}

/** One line of an act as a sentence of the office. */
export function lineWords(line: ActLine, names: Names, t: T): string {
  const part = ({ into }: z.infer<typeof SplitPart>) => ('facts' in into ? into.facts.shortName : names.ref(into))
  switch (line.kind) {
    case 'establish':
      return line.facts.parent === null
        ? t('acts.line.establish', { name: line.facts.name })
        : t('acts.line.establish-below', { name: line.facts.name, parent: names.ref(line.facts.parent) })
    case 'rename':
      return t('acts.line.rename', { agency: names.agency(line.agency), name: line.name })
    case 'merge': {
      const from = listed(line.from.map(names.agency), t)
      return 'facts' in line.into
        ? t('acts.line.merge-new', { from, name: line.into.facts.name })
        : t('acts.line.merge-into', { from, name: names.ref('agency' in line.into ? { agency: line.into.agency } : line.into) })
    }
    case 'split':
      return t(line.ends ? 'acts.line.split' : 'acts.line.split-off', { agency: names.agency(line.agency), into: listed(line.into.map(part), t) })
    case 'transfer':
      return t('acts.line.transfer', { what: line.what, from: names.agency(line.from), to: names.ref(line.to) })
    case 'dissolve':
      return t('acts.line.dissolve', { agency: names.agency(line.agency) })
    case 'move': {
      const move =
        line.parent === null
          ? t('acts.line.move-top', { agency: names.agency(line.agency) })
          : t('acts.line.move', { agency: names.agency(line.agency), parent: names.ref(line.parent) })
      return line.name === undefined ? move : t('acts.line.with-name', { move, name: line.name })
    }
    case 'reclassify':
      return t('acts.line.reclassify', { agency: names.agency(line.agency) })
  }
}
