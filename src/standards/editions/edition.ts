import { z } from 'zod'
import type { Day } from '../../kernel/day.ts'

/** Where a clause is found in the next edition. */
export const MapKind = z.enum(['kept', 'moved', 'split', 'changed', 'new'])
export type MapKind = z.infer<typeof MapKind>

export interface ValidityFault {
  field: string
  code: string
  details: Record<string, string>
}

export interface Validity {
  validFrom: Day | null
  validTo: Day | null
  formerAcceptedUntil: Day | null
  paperDate: Day
}

/** A paper is dated when it is recorded; nothing ends before it begins, and an end needs a beginning. */
export function faultsOfValidity({ validFrom, validTo, formerAcceptedUntil, paperDate }: Validity, today: Day): ValidityFault[] {
  const faults: ValidityFault[] = []
  if (paperDate > today) faults.push({ field: 'paperDate', code: 'edition.paper-in-future', details: { day: paperDate, today } })
  if (validTo !== null && validFrom === null) faults.push({ field: 'validFrom', code: 'edition.end-without-begin', details: {} })
  if (validTo !== null && validFrom !== null && validTo <= validFrom)
    faults.push({ field: 'validTo', code: 'edition.ends-before-begin', details: { from: validFrom, to: validTo } })
  if (formerAcceptedUntil !== null && validFrom === null) faults.push({ field: 'validFrom', code: 'edition.transition-without-begin', details: {} })
  if (formerAcceptedUntil !== null && validFrom !== null && formerAcceptedUntil < validFrom)
    faults.push({ field: 'formerAcceptedUntil', code: 'edition.transition-before-begin', details: { from: validFrom, until: formerAcceptedUntil } })
  return faults
}

const depth = (number: string) => number.split('.').length

/** How deep a clause stands: 4 is 1, 4.1 is 2, 4.2.1 is 3. */
export const levelOf = (number: string): 1 | 2 | 3 => (depth(number) === 1 ? 1 : depth(number) === 2 ? 2 : 3)

interface Mapped {
  from: string | null
  to: string | null
  kind: MapKind
}

export interface PairedClause<C> {
  left: C | null
  right: { clause: C; kind: MapKind }[]
}

/**
 * Two trees side by side: every clause of the left one with what it became, and, where its number would stand, what is new on the
 * right. A clause without a row in the map shows those of its children; a heading alone has nothing beside it.
 */
export function paired<C extends { number: string }>(left: readonly C[], right: readonly C[], map: readonly Mapped[]): PairedClause<C>[] {
  const byNumber = new Map(right.map((clause) => [clause.number, clause]))
  const rows: PairedClause<C>[] = left.map((clause) => ({
    left: clause,
    right: map.flatMap(({ from, to, kind }) => {
      const found = from === clause.number && to !== null ? byNumber.get(to) : undefined
      return found ? [{ clause: found, kind }] : []
    }),
  }))
  const added = map.flatMap(({ from, to, kind }) => {
    const found = from === null && to !== null ? byNumber.get(to) : undefined
    return found ? [{ left: null, right: [{ clause: found, kind }] }] : []
  })
  return [...rows, ...added]
}
