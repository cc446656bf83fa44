import type { DeclarationState } from '../../conformity/declarations/declaration.ts'
import { stateOf } from '../../conformity/declarations/declaration.ts'
import type { Day } from '../../kernel/day.ts'

interface Dated {
  issuedOn: Day
  effectiveOn: Day
  withdrawnOn: Day | null
}

const byDay = (a: Day, b: Day) => (a < b ? -1 : a > b ? 1 : 0)

export type Placed<D> = D & { state: DeclarationState }

/** Where each declaration of one agency stands on a day; they come newest first, of two of the same days the one recorded later. */
export function placed<D extends Dated>(declarations: readonly D[], agencyUntil: Day | null, on: Day): Placed<D>[] {
  return declarations.map((d, place) => {
    const later = declarations.slice(0, place).map(({ effectiveOn }) => effectiveOn)
    const supersededOn = later.toSorted(byDay)[0] ?? null
    const { issuedOn, effectiveOn, withdrawnOn } = d
    return { ...d, state: stateOf({ issuedOn, effectiveOn, withdrawnOn, supersededOn, agencyUntil, retracted: false }, on) }
  })
}

/** First day on which the agency no longer was; null while it is. */
export const untilOf = (versions: readonly { validTo: Day | null }[]): Day | null =>
  versions.some(({ validTo }) => validTo === null)
    ? null
    : versions.map(({ validTo }) => validTo).reduce((last, day) => (last === null || (day !== null && day > last) ? day : last), null)
