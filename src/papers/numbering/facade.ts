import { type QueryCreator, sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import { type Day, dayOf } from '../../kernel/day.ts'
import type { AuthorityId, BodyId } from '../../kernel/identity.ts'
import { refuse, refuseAt } from '../../kernel/refusal.ts'
import type { DB } from '../../platform/db/schema.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { symbolOf } from '../../register/authority/set-up.ts'
import { arrivals, decideNumber, decideOpening, type NumberRemark, remarksOn, serialText, type WishedNumber } from './number-series.ts'
import { type LockedSeries, lockedJson, lockSeries, numberOnce, only, readLocked, type SeriesOf, seriesOf, withSeries, withSteps } from './series.store.ts'

export { lockBeside } from './lock-beside.store.ts'
export { viewNext } from './series.queries.ts'
export { arrivals, type LockedSeries, lockedJson, lockSeries, numberOnce, type NumberRemark, only, readLocked, type SeriesOf, withSeries }

export interface NumberAsked {
  by: Actor
  at: Date
  issuer: BodyId
  kind: string
  /** Day the paper bears; not after today. Its year says which series. */
  issuedOn: Day
  /** The drafting unit of an official letter: "TĐC" in 287/SKHCN-TĐC. */
  unit?: string | undefined
  /** A number other than the next one, or the one that was foreseen when the file was made: refused where it is no longer to be had. */
  wish?: WishedNumber | undefined
  /** Why a number behind the last one, or one with a letter (12a), is taken. */
  reason?: string | undefined
}

export interface GivenNumber {
  /** "07/BC-TĐC" */
  number: string
  serial: number
  suffix: string
  remarks: NumberRemark[]
}

const yearOf = (day: Day) => Number(day.slice(0, 4))

/** The statement that records a given number, begun; the caller's own data go on with it. */
export interface Giving extends GivenNumber {
  withNumber(tx: QueryCreator<DB>): QueryCreator<DB>
}

/** Decides on a series that the caller's own load has locked (`withSeries`, `lockedJson`, `readLocked`): two statements are saved that way. */
export function giving(locked: LockedSeries, asked: NumberAsked): Giving {
  const { by, at, kind, issuedOn, unit, wish, reason } = asked
  const today = dayOf(at)
  if (issuedOn > today) refuseAt('invalid', 'issuedOn', 'numbering.day-in-future', { issuedOn, today })
  const { series } = locked
  // Somebody took it while this transaction waited for the lock.
  if (wish && wish.serial > locked.seenLast && wish.serial <= series.last)
    refuseAt('conflict', 'number', 'numbering.taken-meanwhile', { serial: serialText(wish) })
  const wished = locked.numbers[0] ?? { step: 0, state: 'free' as const }
  const taken = decideNumber(series, wish, wished.state, reason)
  const moved = taken.next ? { ...series, last: taken.serial, lastOn: issuedOn } : series
  return {
    number: `${serialText(taken)}/${symbolOf(locked.kindSymbol, locked.issuerSymbol, unit ?? null)}`,
    serial: taken.serial,
    suffix: taken.suffix,
    remarks: remarksOn(series, taken, issuedOn),
    withNumber: (tx) => withSteps(tx, { by, at, locked, series: moved }, [{ ...taken, step: wished.step }], { state: 'given', kind, day: issuedOn, reason }),
  }
}

/**
 * The number of an arrival (số đến). The first one of a year may be any: there the book of the office goes on in the product.
 * Afterwards it follows the rules of every series.
 */
export function givingArrival(locked: LockedSeries, asked: Omit<NumberAsked, 'kind' | 'unit'>): Giving {
  const { series } = locked
  const begins = asked.wish?.suffix === '' && series.last < series.opening && series.lastOn === null
  return giving(begins && asked.wish ? { ...locked, series: decideOpening(series, asked.wish.serial) } : locked, { ...asked, kind: arrivals })
}

/**
 * Gives a paper its number in the issuing transaction, after its files were made: the counter stays locked until the commit,
 * so that numbers follow each other without gap. Two statements; it records no deed of its own, the caller's deed names the number.
 */
export async function giveNumber(tx: Tx, asked: NumberAsked): Promise<GivenNumber> {
  const { by, at, issuer, kind, issuedOn, wish } = asked
  const locked = await lockSeries(tx, { authority: by.authority, issuer, kind, year: yearOf(issuedOn), numbers: only(wish) }, at)
  if (!locked) return refuse('conflict', 'numbering.kept-elsewhere')
  const { withNumber, ...given } = giving(locked, asked)
  await numberOnce(given, () => withNumber(tx).selectNoFrom(sql<number>`1`.as('given')).execute())
  return given
}

/** Whether the issuer's papers of this kind are numbered here; elsewhere their numbers are typed. */
export async function seriesKept(tx: Tx, authority: AuthorityId, issuer: BodyId, kind: string): Promise<boolean> {
  const { rows } = await sql`${seriesOf({ authority, issuer, kind, year: 2000 })}`.execute(tx)
  return rows.length > 0
}
