import type { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import { Day, dayOf } from '../../kernel/day.ts'
import type { BodyId } from '../../kernel/identity.ts'
import { refuse, refuseAt } from '../../kernel/refusal.ts'
import { record } from '../../platform/audit-log/record.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { decideOpening, decideSpoiling, following, mostAtOnce, passedOver, type Series } from './number-series.ts'
import type { openSeries, passNumbers, reserveNumbers, shareSeries, spoilNumbers } from './series.contract.ts'
import { type LockedSeries, lockSeries, saveSteps, type SeriesOf, type Step, type SteppingNumber } from './series.store.ts'
import { loadSharing, saveSharing } from './sharing.store.ts'

interface Given<E extends { body: z.ZodType }> {
  by: Actor
  at: Date
  asked: z.output<E['body']>
}

interface Named {
  issuerId: BodyId
  kind: string
  year: number
}

const yearOf = (at: Date) => Number(dayOf(at).slice(0, 4))

async function locked(tx: Tx, by: Actor, at: Date, { issuerId, kind, year }: Named, numbers?: SeriesOf['numbers']): Promise<LockedSeries> {
  if (year > yearOf(at) + 1) refuseAt('invalid', 'year', 'numbering.year-ahead', { year: yearOf(at) + 1 })
  return (await lockSeries(tx, { authority: by.authority, issuer: issuerId, kind, year, numbers }, at)) ?? refuse('conflict', 'numbering.kept-elsewhere')
}

/** A number that has no paper stands in the register at the day it was spoken for, within the year of its series. */
function dayWithin(year: number, at: Date): Day {
  const today = dayOf(at)
  if (today.startsWith(`${year}-`)) return today
  return Day.parse(Number(today.slice(0, 4)) < year ? `${year}-01-01` : `${year}-12-31`)
}

const fresh = (serials: readonly number[]): SteppingNumber[] => serials.map((serial) => ({ serial, suffix: '', step: 0 }))

interface Doing {
  by: Actor
  at: Date
  asked: Named & { reason: string }
  series: LockedSeries
  /** How it stands afterwards. */
  after: Series
  numbers: readonly SteppingNumber[]
  step: Pick<Step, 'state' | 'reservedFor' | 'until'>
}

async function save(tx: Tx, type: string, { by, at, asked, series, after, numbers, step }: Doing): Promise<{ id: string; next: number }> {
  const { kind, year, reason } = asked
  await saveSteps(tx, { by, at, locked: series, series: after }, numbers, { ...step, kind, day: dayWithin(year, at), reason })
  const serials = numbers.map(({ serial }) => serial)
  record(tx, {
    at,
    by,
    type,
    subject: { kind: 'number-series', id: series.id },
    facts: {
      issuer: asked.issuerId,
      series: series.name,
      year,
      opening: after.opening,
      next: after.last + 1,
      from: serials[0],
      to: serials.at(-1),
      until: step.until,
    },
    personal: { reason, reservedFor: step.reservedFor },
  })
  return { id: series.id, next: after.last + 1 }
}

/** A series need not begin at 01: an office that comes to the product in June goes on where its book stands. */
export async function setOpening(tx: Tx, { by, at, asked }: Given<typeof openSeries>) {
  const series = await locked(tx, by, at, asked)
  return save(tx, 'numbering.opened', { by, at, asked, series, after: decideOpening(series.series, asked.opening), numbers: [], step: { state: 'given' } })
}

export async function reserve(tx: Tx, { by, at, asked }: Given<typeof reserveNumbers>) {
  if (asked.until !== undefined && asked.until < dayOf(at)) refuseAt('invalid', 'until', 'numbering.until-past')
  const series = await locked(tx, by, at, asked)
  const serials = following(series.series, asked.count)
  const after = { ...series.series, last: series.series.last + serials.length }
  const step = { state: 'reserved', reservedFor: asked.reservedFor, until: asked.until } as const
  return save(tx, 'numbering.reserved', { by, at, asked, series, after, numbers: fresh(serials), step })
}

export async function passOver(tx: Tx, { by, at, asked }: Given<typeof passNumbers>) {
  const series = await locked(tx, by, at, asked)
  const serials = passedOver(series.series, asked.next)
  const after = { ...series.series, last: asked.next - 1 }
  return save(tx, 'numbering.passed-over', { by, at, asked, series, after, numbers: fresh(serials), step: { state: 'spoiled' } })
}

/** All of the span or nothing: a number in it that has its paper is named. */
export async function spoil(tx: Tx, { by, at, asked }: Given<typeof spoilNumbers>) {
  const { from, to, suffix } = asked
  if (to < from) refuseAt('invalid', 'to', 'numbering.span-reversed')
  if (to - from >= mostAtOnce) refuseAt('invalid', 'to', 'numbering.too-many-at-once', { maximum: mostAtOnce })
  const series = await locked(tx, by, at, asked, { from, to, suffix })
  let after = series.series
  const numbers = series.numbers.map(({ serial, step, state }) => {
    const taken = decideSpoiling(after, { serial, suffix }, state)
    if (taken.next) after = { ...after, last: serial }
    return { serial, suffix, step }
  })
  return save(tx, 'numbering.spoiled', { by, at, asked, series, after, numbers, step: { state: 'spoiled' } })
}

/** Kinds change their series only where no number was taken in either, so that no year's book is torn in two. */
export async function share(tx: Tx, { by, at, asked }: Given<typeof shareSeries>): Promise<{ id: BodyId; fromYear: number }> {
  const { issuerId, fromYear, reason } = asked
  const shared = [...new Set(asked.shared)].toSorted((a, b) => a.localeCompare(b, 'en'))
  if (shared.length === 1) refuseAt('invalid', 'shared', 'numbering.shared-alone')
  const held = await loadSharing(tx, by.authority, issuerId, fromYear)
  if (!held) return refuse('not-found', 'numbering.issuer-unknown')
  const elsewhere = shared.find((kind) => !held.kept.includes(kind))
  if (elsewhere !== undefined) refuseAt('invalid', 'shared', 'numbering.kept-elsewhere')
  const changed = [...shared.filter((kind) => !held.shared.includes(kind)), ...held.shared.filter((kind) => !shared.includes(kind))]
  if (changed.length === 0) refuse('invalid', 'numbering.sharing-unchanged')
  if (held.begun.some((series) => series === 'shared' || changed.includes(series)))
    refuseAt('conflict', 'fromYear', 'numbering.sharing-late', { year: fromYear })
  await saveSharing(tx, by.authority, { issuer: issuerId, fromYear, shared, reason, at })
  record(tx, { at, by, type: 'numbering.shared', subject: { kind: 'body', id: issuerId }, facts: { fromYear, shared }, personal: { reason } })
  return { id: issuerId, fromYear }
}
