import { z } from 'zod'
import { twoDigits } from '../../kernel/progress.ts'
import type { Composition } from './composition.ts'
import { type Figure, partCounts, type Share, sharesOf } from './figures.ts'
import { changeSince, Reference, shownIn, signedChange, Slot } from './reference.ts'

/** A figure in another period, and what changed since; "—" where that period has no data. */
export const Compared = z.strictObject({ slot: Slot, shown: z.string(), change: z.string().describe('+7, −2, 0 or —') })
export type Compared = z.infer<typeof Compared>

export const ReferenceView = Reference.pick({ slot: true, period: true, dataDate: true, source: true, number: true })
export type ReferenceView = z.infer<typeof ReferenceView>

/** A count of a year is made of its halves as they are known now, so that they add up; n/N is what each half told. */
function ofPart(share: Share | undefined, { value }: Figure, slot: Slot): string | undefined {
  if (!share || value.kind !== 'count' || (slot !== 'first' && slot !== 'second')) return undefined
  const n = partCounts(share)?.[slot]
  return n === undefined ? undefined : n === null ? '—' : twoDigits(n)
}

/** Every figure beside the other periods, in their order. */
export function comparedFigures(of: Composition): ReadonlyMap<string, Compared[]> {
  const shares = sharesOf(of.template, of.facts, of.frame)
  return new Map(
    of.figures.map((figure) => [
      figure.key,
      of.references.map((reference): Compared => {
        const { slot } = reference
        const part = ofPart(shares.get(figure.section), figure, slot)
        return part === undefined
          ? { slot, shown: shownIn(reference, figure.key), change: signedChange(changeSince(reference, figure.key, figure.value)) }
          : { slot, shown: part, change: '' }
      }),
    ]),
  )
}
