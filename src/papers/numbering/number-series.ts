import type { Day } from '../../kernel/day.ts'
import { refuse, refuseAt } from '../../kernel/refusal.ts'

/** A series as its counter stands; `last` is `opening - 1` until the first number is given. */
export interface Series {
  opening: number
  last: number
  /** Day of the paper that bears the last number. */
  lastOn: Day | null
}

/** What became of one number. `free` is everything nobody has taken, before and after the last one. */
export type NumberState = 'free' | 'given' | 'reserved' | 'spoiled'

export interface WishedNumber {
  serial: number
  /** "a" of 12a; empty for a whole number. */
  suffix: string
}

export interface Taken extends WishedNumber {
  /** True where the counter moves; a number behind the last one leaves it. */
  next: boolean
}

/** Remarked, not refused. `code` is the key of the sentence. */
export interface NumberRemark {
  code: 'numbering.after-later-one'
  details: { serial: string; last: string; lastOn: Day }
}

export const greatestSerial = 9_999_999
/** Kind of the numbers of arrival (số đến): every body keeps them here, whoever numbers the papers it issues. */
export const arrivals = 'incoming'
/** So many numbers may be reserved, or passed over, in one act: more is a slip of the hand. */
export const mostAtOnce = 500

/** Numbers below 10 are written 01 … 09. */
export const serialText = ({ serial, suffix }: WishedNumber): string => `${String(serial).padStart(2, '0')}${suffix}`

/**
 * Which number a paper takes: the next one unless another is wished. A number behind the last one is taken only where it is
 * free, and with a reason; one beyond the next is refused, for it would leave a gap that nobody answers for.
 */
export function decideNumber(series: Series, wish: WishedNumber | undefined, wished: NumberState, reason: string | undefined): Taken {
  const next = series.last + 1
  if (wish === undefined) {
    if (next > greatestSerial) refuse('conflict', 'numbering.series-full')
    return { serial: next, suffix: '', next: true }
  }
  const details = { serial: serialText(wish), next: serialText({ serial: next, suffix: '' }) }
  if (wish.serial > series.last && (wish.serial > next || wish.suffix !== '')) {
    return refuseAt('conflict', 'number', wish.suffix === '' ? 'numbering.beyond-next' : 'numbering.suffix-without-number', details)
  }
  if (wished === 'given') refuseAt('conflict', 'number', 'numbering.taken', details)
  if (wished === 'spoiled') refuseAt('conflict', 'number', 'numbering.is-spoiled', details)
  if (wish.serial === next) return { ...wish, next: true }
  if (wished === 'free' && reason === undefined) refuseAt('invalid', 'numberReason', 'numbering.back-needs-reason', details)
  return { ...wish, next: false }
}

/** A number that follows the last one while its day comes before: the register would not be in the order of days. */
export function remarksOn(series: Series, taken: Taken, issuedOn: Day): NumberRemark[] {
  if (!taken.next || series.lastOn === null || issuedOn >= series.lastOn) return []
  const last = serialText({ serial: series.last, suffix: '' })
  return [{ code: 'numbering.after-later-one', details: { serial: serialText(taken), last, lastOn: series.lastOn } }]
}

/** The opening value may be set as long as no number was taken; afterwards one passes numbers over instead. */
export function decideOpening(series: Series, opening: number): Series {
  if (series.last >= series.opening) refuseAt('conflict', 'opening', 'numbering.opening-late', { last: serialText({ serial: series.last, suffix: '' }) })
  return { ...series, opening, last: opening - 1 }
}

/** The numbers from the next one up to the one before `next`, which then are spoken for one by one. */
export function passedOver(series: Series, next: number): number[] {
  if (next <= series.last + 1) refuseAt('conflict', 'next', 'numbering.not-lowered', { next: serialText({ serial: series.last + 1, suffix: '' }) })
  return following(series, next - series.last - 1, 'next')
}

/** The next `count` numbers; bounded, and within what a number can be. */
export function following(series: Series, count: number, field = 'count'): number[] {
  if (count > mostAtOnce) refuseAt('invalid', field, 'numbering.too-many-at-once', { maximum: mostAtOnce })
  if (series.last + count > greatestSerial) refuseAt('conflict', field, 'numbering.series-full')
  return Array.from({ length: count }, (_, n) => series.last + 1 + n)
}

/** A number is spoiled where it is reserved, or free up to the next one; a given one has its paper. */
export function decideSpoiling(series: Series, wish: WishedNumber, state: NumberState): Taken {
  const details = { serial: serialText(wish), next: serialText({ serial: series.last + 1, suffix: '' }) }
  if (wish.serial > series.last + 1 || (wish.suffix !== '' && state === 'free')) refuseAt('conflict', 'serial', 'numbering.never-reached', details)
  if (wish.serial < series.opening) refuseAt('conflict', 'serial', 'numbering.before-opening', { ...details, opening: series.opening })
  if (state === 'given') refuseAt('conflict', 'serial', 'numbering.has-paper', details)
  if (state === 'spoiled') refuseAt('conflict', 'serial', 'numbering.is-spoiled', details)
  return { ...wish, next: wish.serial > series.last }
}
