import { inWords, slashed } from '../../kernel/day.ts'
import { twoDigits } from '../../kernel/progress.ts'
import type { Figure, Share } from './figures.ts'
import { partCounts } from './figures.ts'
import { enumerated, periodWords } from './period-words.ts'
import type { Fillings } from './placeholder.ts'
import { changeSince, changeWords, type Reference, referenceIn, shownIn } from './reference.ts'
import type { Condition } from './report-template.ts'

/** What a sentence says of the other periods themselves. */
export function referenceFillings(references: readonly Reference[]): Fillings {
  const cuts = references.filter(({ slot, source }) => (slot === 'first' || slot === 'second') && source !== 'register')
  return {
    ...Object.fromEntries(
      references.map(({ slot, period, dataDate }) => [`${slot}.period`, `${periodWords(period)} (số liệu đến ${slashed(dataDate)})`] as const),
    ),
    cuts: cuts.length === 0 ? '—' : enumerated(cuts.map(({ dataDate }) => inWords(dataDate))),
  }
}

/** A figure beside what it was; "—" where that period has no data. */
export function comparisonFillings(prefix: string, { key, value }: Figure, references: readonly Reference[]): Fillings {
  const [before, lastYear] = [referenceIn(references, 'before'), referenceIn(references, 'lastYear')]
  return {
    [`${prefix}.before`]: shownIn(before, key),
    [`${prefix}.difference`]: changeWords(changeSince(before, key, value)),
    [`${prefix}.lastYear`]: shownIn(lastYear, key),
    [`${prefix}.differenceLastYear`]: changeWords(changeSince(lastYear, key, value)),
    [`${prefix}.first`]: shownIn(referenceIn(references, 'first'), key),
    [`${prefix}.second`]: shownIn(referenceIn(references, 'second'), key),
  }
}

/** What a counted figure of a year is made of; its parts add up to it. */
export function partFillings(prefix: string, share: Share): Fillings {
  const counts = partCounts(share)
  if (!counts) return {}
  const shown = (n: number | null) => (n === null ? '—' : twoDigits(n))
  return { [`${prefix}.first`]: shown(counts.first), [`${prefix}.second`]: shown(counts.second), [`${prefix}.later`]: shown(counts.later) }
}

/** Whether a sentence that compares has something to compare with. */
export function comparable({ key, value }: Figure, references: readonly Reference[]): Condition[] {
  const known = (slot: 'before' | 'lastYear') => changeSince(referenceIn(references, slot), key, value) !== undefined
  return [...(known('before') ? (['with-before'] as const) : []), ...(known('lastYear') ? (['with-last-year'] as const) : [])]
}
