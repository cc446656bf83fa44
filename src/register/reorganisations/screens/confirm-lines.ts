import type { Language } from '../../../web/i18n.ts'
import type { Format } from '../../../web/use-format.ts'
import type { T } from '../../../web/use-t.ts'
import type { ActPreview } from '../act.contract.ts'

interface Reader {
  t: T
  format: Format
  language: Language
}

/** What an act changes, in the few lines somebody reads before confirming it. */
export function confirmLines(
  { agencies, links, denominators, seats, tasks, effectiveOn }: ActPreview,
  annuls: boolean,
  { t, format, language }: Reader,
): string[] {
  const count = (outcome: string) => agencies.filter((row) => row.outcome === outcome).length
  const counted = denominators.filter(({ apart }) => !apart)
  const sum = (of: 'before' | 'after') => counted.reduce((all, row) => all + row[of], 0)
  const some = (key: string, n: number) => (n > 0 ? [t(key, { count: n })] : [])
  return [
    ...(effectiveOn === null ? [] : [t(annuls ? 'acts.annulment.from' : 'acts.apply.from', { on: format.day(effectiveOn) })]),
    ...some(annuls ? 'acts.annulment.gone' : 'acts.apply.ends', count('ends')),
    ...some(annuls ? 'acts.annulment.back' : 'acts.apply.established', count('established')),
    ...some('acts.apply.changes', count('changes')),
    ...some('acts.apply.links', links.length),
    ...denominators
      .filter((row) => row.before !== row.after)
      .map(({ name, before, after }) => t('acts.apply.block', { block: name[language], before: format.number(before), after: format.number(after) })),
    ...(counted.some((row) => row.before !== row.after)
      ? [t('acts.apply.block', { block: t('acts.blocks.sum'), before: format.number(sum('before')), after: format.number(sum('after')) })]
      : []),
    ...some('acts.apply.seats', seats.length),
    ...some('acts.apply.tasks', tasks.length),
  ]
}
